import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { toggleBox } from '../text/block-commands';
import { depthOfLevel, levelForDepth } from '../text/clause-level';
import { type MenuEntry, ToolMenu } from './tool-menu';

type Style = 'paragraph' | 'title' | 'heading-1' | 'heading-2' | 'heading-3' | 'heading-4' | 'code' | 'other';

const NAMES: Readonly<Record<Style, string>> = {
  paragraph: 'Paragraph',
  title: 'Title',
  'heading-1': 'Clause',
  'heading-2': 'Subclause',
  'heading-3': 'Subclause, third level',
  'heading-4': 'Subclause, fourth level',
  code: 'Code',
  other: 'Style',
};

/** A heading by how deep it stands as a clause; one above the clauses is a title. */
const BY_DEPTH = ['title', 'heading-1', 'heading-2', 'heading-3', 'heading-4'] as const;

function styleAt(editor: Editor): Style {
  const line = editor.state.selection.$from.parent;
  if (line.type.name === 'heading') {
    return BY_DEPTH[Math.min(4, depthOfLevel(editor, Number(line.attrs.level)))] ?? 'title';
  }
  if (line.type.name === 'codeBlock') return 'code';
  return line.type.name === 'paragraph' ? 'paragraph' : 'other';
}

/** What the line at the cursor is, and what it can become. Only the house's styles: no fonts, no colours. */
export function StyleMenu({ editor }: { readonly editor: Editor }) {
  const style = useEditorState({ editor, selector: ({ editor: now }) => styleAt(now) });
  const inBox = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      requirement: now.isActive('requirement'),
      callout: now.isActive('callout'),
      definition: now.isActive('definition'),
      blockquote: now.isActive('blockquote'),
    }),
  });
  const heading = (depth: 1 | 2 | 3 | 4): MenuEntry => ({
    id: `heading-${depth}`,
    label: NAMES[`heading-${depth}`],
    hint: `Ctrl+Alt+${depth}`,
    chosen: style === `heading-${depth}`,
    run: () =>
      editor
        .chain()
        .focus()
        .setNode('heading', { level: levelForDepth(editor, depth) })
        .run(),
  });
  const boxed = (type: keyof typeof inBox, name: string): MenuEntry => ({
    id: type,
    label: inBox[type] ? `Take out of the ${name}` : `Put into a ${name}`,
    run: () => toggleBox(editor, type),
  });
  return (
    <ToolMenu
      label={NAMES[style]}
      wide
      entries={[
        {
          id: 'paragraph',
          label: 'Paragraph',
          hint: 'Ctrl+Alt+0',
          chosen: style === 'paragraph',
          run: () => editor.chain().focus().setParagraph().run(),
        },
        heading(1),
        heading(2),
        heading(3),
        heading(4),
        boxed('requirement', 'requirement'),
        boxed('callout', 'note'),
        boxed('definition', 'definition'),
        boxed('blockquote', 'quotation'),
      ]}
    />
  );
}
