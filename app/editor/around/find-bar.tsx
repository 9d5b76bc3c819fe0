import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { endFinding, find, findAnother, searchOf } from '../text/find-in-text';

/** Looks for words in the text: Enter goes to the next place, Escape closes. */
export function FindBar({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const { words, found, current } = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const search = searchOf(now.state);
      return { words: search.words, found: search.found.length, current: search.current };
    },
  });
  useEffect(() => {
    field.current?.focus();
    return () => {
      if (!editor.isDestroyed) endFinding(editor.view);
    };
  }, [editor]);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') findAnother(editor.view, event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') {
      onClose();
      editor.view.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <search className="cc-find">
      <label className="cc-find__label" htmlFor="find-words">
        Find in the text
      </label>
      <input
        ref={field}
        className="nhsuk-input cc-find__field"
        id="find-words"
        type="search"
        autoComplete="off"
        onChange={(event) => find(editor.view, event.target.value)}
        onKeyDown={onKey}
      />
      <p className="cc-find__count" role="status">
        {words.trim() === '' ? '' : found === 0 ? 'Not found' : `${current + 1} of ${found}`}
      </p>
      <button type="button" className="cc-link-button" onClick={() => findAnother(editor.view, -1)}>
        Previous
      </button>
      <button type="button" className="cc-link-button" onClick={() => findAnother(editor.view, 1)}>
        Next
      </button>
      <button type="button" className="cc-link-button" onClick={onClose}>
        Close
      </button>
    </search>
  );
}
