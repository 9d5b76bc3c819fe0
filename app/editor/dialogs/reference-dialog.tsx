import type { Editor } from '@tiptap/core';
import { useMemo, useState } from 'react';
import { matchingTargets, referenceTargets } from '../text/reference-targets';
import { Dialog } from './dialog';

const MOST_SHOWN = 60;

/** Chooses what a cross-reference leads to; the number it prints is shown and always computed. */
export function ReferenceDialog({
  editor,
  onClose,
}: {
  readonly editor: Editor;
  readonly onClose: () => void;
}) {
  const [wanted, setWanted] = useState('');
  const targets = useMemo(() => referenceTargets(editor), [editor]);
  const found = matchingTargets(targets, wanted);
  const insert = (id: string, label: string) => {
    const reference = { type: 'crossReference', attrs: { target: id, label } };
    editor.chain().focus().insertContent(reference).run();
    onClose();
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
          type="search"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      <p className="nhsuk-hint" role="status">
        {found.length === 0
          ? 'Nothing with a number or a name has these words.'
          : found.length > MOST_SHOWN
            ? `The first ${MOST_SHOWN} of ${found.length}. Type more to see fewer.`
            : `${found.length} found`}
      </p>
      <ul className="cc-targets">
        {found.slice(0, MOST_SHOWN).map(({ id, label, words }) => (
          <li key={id}>
            <button type="button" className="cc-targets__one" onClick={() => insert(id, label)}>
              <strong>{label}</strong>
              <span className="cc-targets__words">{words === label ? '' : words}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
