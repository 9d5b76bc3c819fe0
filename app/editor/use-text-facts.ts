import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useEffect, useState } from 'react';
import type { Finding } from '../document/finding-types';
import { findingsOf } from '../document/findings';
import type { DocumentJson } from '../document/json';
import { outlineOf } from '../document/outline';
import type { OutlineEntry } from '../document/text-types';
import { textIndexOf } from './text/index-plugin';
import { clauseAt } from './text/text-index';

/** The clauses of the text as it is now, and the one the cursor is in. */
export function useClauses(editor: Editor | null): {
  readonly outline: readonly OutlineEntry[] | null;
  readonly current: string | null;
} {
  const at = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      if (now === null) return null;
      const index = textIndexOf(now.state);
      return { labels: index.labels, current: clauseAt(index, now.state.selection.from)?.id ?? null };
    },
    equalityFn: (a, b) => a?.labels === b?.labels && a?.current === b?.current,
  });
  const labels = at?.labels;
  const [outline, setOutline] = useState<readonly OutlineEntry[] | null>(null);
  useEffect(() => {
    if (editor === null || labels === undefined) return;
    setOutline(outlineOf(headingsOf(editor)));
  }, [editor, labels]);
  return { outline, current: at?.current ?? null };
}

function headingsOf(editor: Editor): DocumentJson {
  const content: DocumentJson = { type: 'doc', content: [] };
  editor.state.doc.forEach((block) => {
    if (block.type.name === 'heading') content.content?.push(block.toJSON());
  });
  return content;
}

/** The checks wait for so long a rest in the writing, in ms, and for so many times what they took. */
const REST_MS = 1_200;
const REST_SHARE = 15;

/** What is wrong with the text; looked for when the writing rests. Null until the first look. */
export function useFindings(editor: Editor | null, required: readonly string[]): readonly Finding[] | null {
  const [findings, setFindings] = useState<readonly Finding[] | null>(null);
  useEffect(() => {
    if (editor === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let took = 0;
    const look = () => {
      const begun = performance.now();
      setFindings(findingsOf(editor.state.doc.toJSON() as DocumentJson, required));
      took = performance.now() - begun;
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, Math.max(REST_MS, took * REST_SHARE));
    };
    soon();
    editor.on('update', soon);
    return () => {
      clearTimeout(timer);
      editor.off('update', soon);
    };
  }, [editor, required]);
  return findings;
}
