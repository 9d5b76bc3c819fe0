import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { endFinding, find, findAnother, replaceAll, replaceCurrent, searchOf } from '../text/find-in-text';
import { NO_QUERY, type Query } from '../text/find-query';

export interface FindBarProps {
  readonly editor: Editor;
  readonly editable: boolean;
  /** The field for the words: whoever opens the bar puts the cursor there. */
  readonly field: RefObject<HTMLInputElement>;
  readonly onClose: () => void;
}

/** Looks for words in the text and puts others in their place. Enter goes on, Escape closes. */
export function FindBar({ editor, editable, field, onClose }: FindBarProps) {
  const [query, setQuery] = useState<Query>(NO_QUERY);
  const [instead, setInstead] = useState('');
  const [said, setSaid] = useState('');
  const { found, current } = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const search = searchOf(now.state);
      return { found: search.found.length, current: search.current };
    },
  });
  useEffect(() => {
    field.current?.focus();
    return () => {
      if (!editor.isDestroyed) endFinding(editor.view);
    };
  }, [editor, field]);

  const look = (next: Query) => {
    setSaid('');
    setQuery(next);
    find(editor.view, next);
  };
  const close = () => {
    onClose();
    editor.view.focus();
  };
  const another = (step: 1 | -1) => {
    setSaid('');
    findAnother(editor.view, step);
  };
  const replace = () => setSaid(replaceCurrent(editor.view, instead) ? 'Replaced.' : '');
  const all = () => {
    const many = replaceAll(editor.view, instead);
    setSaid(
      many === 0
        ? ''
        : `Replaced in ${many === 1 ? '1 place' : `${many} places`}. Undo takes it back at once.`,
    );
  };
  const onEnter = (act: (event: KeyboardEvent) => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    act(event);
    event.preventDefault();
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    close();
    event.preventDefault();
  };
  const count = query.words.trim() === '' ? '' : found === 0 ? 'Not found' : `${current + 1} of ${found}`;
  return (
    <search className="cc-find" onKeyDown={onEscape}>
      <div className="cc-find__line">
        <label className="cc-find__label" htmlFor="find-words">
          Find in the text
        </label>
        <input
          ref={field}
          className="nhsuk-input cc-find__field"
          id="find-words"
          type="search"
          autoComplete="off"
          value={query.words}
          onChange={(event) => look({ ...query, words: event.target.value })}
          onKeyDown={onEnter((event) => another(event.shiftKey ? -1 : 1))}
        />
        <p className="cc-find__count" role="status">
          {[said, count].filter((part) => part !== '').join(' ')}
        </p>
        <button type="button" className="cc-link-button" onClick={() => another(-1)}>
          Previous
        </button>
        <button type="button" className="cc-link-button" onClick={() => another(1)}>
          Next
        </button>
        <button type="button" className="cc-link-button" onClick={close}>
          Close
        </button>
      </div>
      {editable ? (
        <div className="cc-find__line">
          <label className="cc-find__label" htmlFor="find-instead">
            Replace with
          </label>
          <input
            className="nhsuk-input cc-find__field"
            id="find-instead"
            type="text"
            autoComplete="off"
            value={instead}
            onChange={(event) => setInstead(event.target.value)}
            onKeyDown={onEnter(replace)}
          />
          <button type="button" className="cc-link-button" onClick={replace}>
            Replace
          </button>
          <button type="button" className="cc-link-button" onClick={all}>
            Replace all
          </button>
        </div>
      ) : null}
      <div className="cc-find__line">
        <Option label="Match case" on={query.matchCase} set={(matchCase) => look({ ...query, matchCase })} />
        <Option
          label="Whole words"
          on={query.wholeWords}
          set={(wholeWords) => look({ ...query, wholeWords })}
        />
      </div>
    </search>
  );
}

interface OptionProps {
  readonly label: string;
  readonly on: boolean;
  readonly set: (on: boolean) => void;
}

function Option({ label, on, set }: OptionProps) {
  return (
    <label className="cc-find__option">
      <input type="checkbox" checked={on} onChange={(event) => set(event.target.checked)} />
      {label}
    </label>
  );
}
