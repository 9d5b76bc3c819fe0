import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { matchingTargets, type ReferenceTarget, referenceTargets } from '../text/reference-targets';
import { Dialog } from './dialog';

const MOST_SHOWN = 60;

const LIST_ID = 'reference-targets';

/**
 * Chooses what a cross-reference leads to; the number it prints is shown and always computed. The focus stays in
 * the field, which says which hit is chosen: the first once words are typed, another with the arrow keys.
 */
export function ReferenceDialog({
  editor,
  onClose,
}: {
  readonly editor: Editor;
  readonly onClose: () => void;
}) {
  const [wanted, setWanted] = useState('');
  /** None before anything is typed, so that Enter alone puts nothing in. */
  const [chosen, setChosen] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const targets = useMemo(() => referenceTargets(editor), [editor]);
  const found = matchingTargets(targets, wanted);
  const shown = found.slice(0, MOST_SHOWN);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is brought into sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const insert = ({ id, label }: ReferenceTarget) => {
    const reference = { type: 'crossReference', attrs: { target: id, label } };
    editor.chain().focus().insertContent(reference).run();
    onClose();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) {
      const from = chosen === -1 && step === -1 ? 0 : chosen;
      setChosen((from + step + shown.length) % shown.length);
    } else if (event.key === 'Enter') {
      const one = shown[chosen];
      if (one !== undefined) insert(one);
    } else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Insert a cross-reference" onClose={onClose}>
      <div className="nhsuk-form-group">
        <label className="nhsuk-label" htmlFor="reference-wanted">
          Number, title or words of what it leads to
        </label>
        <input
          className="nhsuk-input"
          id="reference-wanted"
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={shown.length > 0}
          aria-controls={LIST_ID}
          aria-activedescendant={shown[chosen] === undefined ? undefined : `${LIST_ID}-${chosen}`}
          autoComplete="off"
          spellCheck={false}
          value={wanted}
          onKeyDown={press}
          onChange={({ target: { value } }) => {
            setWanted(value);
            setChosen(value.trim() === '' ? -1 : 0);
          }}
        />
      </div>
      <p className="nhsuk-hint" role="status">
        {found.length === 0
          ? 'Nothing with a number or a name has these words.'
          : found.length > MOST_SHOWN
            ? `The first ${MOST_SHOWN} of ${found.length}. Type more to see fewer.`
            : `${found.length} found`}
      </p>
      <div
        ref={list}
        id={LIST_ID}
        className="cc-targets"
        role="listbox"
        tabIndex={-1}
        aria-label="What it can lead to"
      >
        {shown.map((one, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
          <div
            key={one.id}
            id={`${LIST_ID}-${place}`}
            className="cc-targets__one"
            role="option"
            tabIndex={-1}
            aria-selected={place === chosen}
            onClick={() => insert(one)}
          >
            <strong>{one.label}</strong>
            <span className="cc-targets__words">{one.words === one.label ? '' : one.words}</span>
          </div>
        ))}
      </div>
    </Dialog>
  );
}
