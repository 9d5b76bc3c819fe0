import { Details } from '../../components/details';

const KEYS: readonly (readonly [key: string, does: string])[] = [
  ['j or ↓', 'next comment of the list'],
  ['k or ↑', 'previous comment of the list'],
  ['Enter or o', 'open it'],
  ['x', 'tick it, or take the tick away'],
  ['t', 'mark as triaged'],
  ['a', 'choose who looks after it'],
  ['i', 'ask the commenter for input'],
  ['m', 'merge it into the comment that it repeats'],
  ['p', 'propose a decision'],
  ['d', 'decide the comment that lies open'],
  ['n', 'open the next comment'],
];

/** The keys of the desk, as a list that everybody sees; they need JavaScript, and everything works without them. */
export function DeskKeys() {
  return (
    <Details summary="Keys" open>
      <p>
        Letters act on the ticked comments, or on the one in focus where none is ticked. They do nothing while
        you type in a field.
      </p>
      <dl className="cc-keys">
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
        data-desk-keys-switch
        hidden
      >
        Turn the keys off
      </button>
    </Details>
  );
}
