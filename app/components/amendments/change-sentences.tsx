import { Unbroken } from '../unbroken';

export interface ChangeSentencesProps {
  readonly changes: readonly { readonly says: string }[];
  /** Who proposes it; each sentence then begins with it. */
  readonly by?: string;
  readonly most?: number;
}

/** What an amendment does, each thing as a sentence. */
export function ChangeSentences({ changes, by, most = changes.length }: ChangeSentencesProps) {
  const left = changes.length - most;
  return (
    <ul className="nhsuk-list nhsuk-list--bullet cc-changes">
      {changes.slice(0, most).map(({ says }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn anew whenever it changes
        <li key={at}>
          <Unbroken
            words={by === undefined ? `${says.charAt(0).toUpperCase()}${says.slice(1)}` : `${by}: ${says}`}
          />
        </li>
      ))}
      {left > 0 ? (
        <li>
          and {left} more {left === 1 ? 'change' : 'changes'}
        </li>
      ) : null}
    </ul>
  );
}
