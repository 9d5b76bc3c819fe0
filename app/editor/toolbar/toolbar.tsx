import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useRef } from 'react';
import { type Asks, INSERTABLES } from '../text/insertables';
import { BlockMenu } from './block-menu';
import { useRovingTools } from './roving';
import { StyleMenu } from './style-menu';
import { TableMenu } from './table-menu';
import { ToolButton } from './tool-button';
import { ToolMenu } from './tool-menu';

export interface ToolbarProps {
  readonly editor: Editor;
  readonly editable: boolean;
  readonly onAsk: (asks: Asks) => void;
  readonly onFind: () => void;
  readonly onKeys: () => void;
  readonly onCommentOnSelection: () => void;
  readonly onCommentOnBlock: (blockId: string) => void;
  readonly onPropose?: ((blockId: string) => void) | undefined;
  readonly onCopyLink: (blockId: string) => void;
  readonly onWho: (blockId?: string) => void;
}

/** The tools of the text; somebody who only reads has those that change nothing. */
export function Toolbar(props: ToolbarProps) {
  const { editor, editable, onFind, onKeys, onCommentOnSelection, onCommentOnBlock } = props;
  const bar = useRef<HTMLDivElement>(null);
  const roving = useRovingTools(bar);
  return (
    <div className="cc-toolbar" role="toolbar" aria-label="Tools for the text" ref={bar} {...roving}>
      {editable ? <WritingTools {...props} /> : null}
      <BlockMenu
        editor={editor}
        editable={editable}
        onCopyLink={props.onCopyLink}
        onComment={onCommentOnBlock}
        onPropose={props.onPropose}
        onWho={props.onWho}
      />
      <span className="cc-toolbar__gap" />
      <ToolButton label="Find in the text" icon="find" onPress={onFind} />
      <ToolButton label="Comment" icon="comment" written keys="Ctrl+Alt+M" onPress={onCommentOnSelection} />
      <ToolButton label="Keys" icon="keys" keys="?" onPress={onKeys} />
    </div>
  );
}

function WritingTools({ editor, onAsk }: Pick<ToolbarProps, 'editor' | 'onAsk'>) {
  const at = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      undo: now.can().undo(),
      redo: now.can().redo(),
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      code: now.isActive('code'),
      subscript: now.isActive('subscript'),
      superscript: now.isActive('superscript'),
      link: now.isActive('link'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      listed: now.isActive('listItem'),
      table: now.isActive('table'),
    }),
  });
  const run = () => editor.chain().focus();
  const mark = (name: string) => () => run().toggleMark(name).run();
  return (
    <>
      <ToolButton
        label="Undo"
        icon="undo"
        keys="Ctrl+Z"
        disabled={!at.undo}
        onPress={() => run().undo().run()}
      />
      <ToolButton
        label="Redo"
        icon="redo"
        keys="Ctrl+Y"
        disabled={!at.redo}
        onPress={() => run().redo().run()}
      />
      <span className="cc-toolbar__rule" />
      <StyleMenu editor={editor} />
      <span className="cc-toolbar__rule" />
      <ToolButton label="Bold" icon="bold" keys="Ctrl+B" pressed={at.bold} onPress={mark('bold')} />
      <ToolButton label="Italic" icon="italic" keys="Ctrl+I" pressed={at.italic} onPress={mark('italic')} />
      <ToolButton
        label="Code in the line"
        icon="code"
        keys="Ctrl+E"
        pressed={at.code}
        onPress={mark('code')}
      />
      <ToolButton label="Subscript" icon="subscript" pressed={at.subscript} onPress={mark('subscript')} />
      <ToolButton
        label="Superscript"
        icon="superscript"
        pressed={at.superscript}
        onPress={mark('superscript')}
      />
      <ToolButton label="Link" icon="link" keys="Ctrl+K" pressed={at.link} onPress={() => onAsk('link')} />
      <ToolButton label="Cross-reference" icon="reference" onPress={() => onAsk('crossReference')} />
      <span className="cc-toolbar__rule" />
      <ToolButton
        label="List with bullets"
        icon="bullets"
        pressed={at.bullets}
        onPress={() => run().toggleBulletList().run()}
      />
      <ToolButton
        label="List with numbers"
        icon="numbers"
        pressed={at.numbers}
        onPress={() => run().toggleOrderedList().run()}
      />
      <ToolButton
        label="Further in"
        icon="indent"
        keys="Tab"
        disabled={!at.listed}
        onPress={() => run().sinkListItem('listItem').run()}
      />
      <ToolButton
        label="Further out"
        icon="outdent"
        keys="Shift+Tab"
        disabled={!at.listed}
        onPress={() => run().liftListItem('listItem').run()}
      />
      <span className="cc-toolbar__rule" />
      <ToolMenu
        label="Insert"
        icon="insert"
        wide
        entries={INSERTABLES.map(({ id, label, hint, asks, insert }) => ({
          id,
          label,
          hint,
          run: () => (asks === undefined ? insert?.(editor) : onAsk(asks)),
        }))}
      />
      {at.table ? <TableMenu editor={editor} /> : null}
    </>
  );
}
