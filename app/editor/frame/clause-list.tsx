import type { MouseEvent } from 'react';
import type { OutlineEntry } from '../../document/text-types';

export interface ClauseListProps {
  readonly outline: readonly OutlineEntry[];
  /** The clause the cursor is in. */
  readonly current?: string | null;
  /** Open comments by clause id. */
  readonly counts?: ReadonlyMap<string, number>;
  /** Amendments that wait for a decision, by clause id. */
  readonly proposals?: ReadonlyMap<string, number>;
  /** Goes to the clause in the editor; without it the links lead to the places in the page. */
  readonly onGo?: (clauseId: string) => void;
  /** Required sections that are not in the text. */
  readonly missing?: readonly string[];
}

/** The clauses of the text as links, with what waits in each. */
export function ClauseList({ outline, missing = [], ...shared }: ClauseListProps) {
  return (
    <>
      <h2 className="cc-clauses__title">Clauses</h2>
      {outline.length === 0 ? (
        <p className="cc-clauses__nothing">No clauses yet. A heading in the text makes one.</p>
      ) : (
        <Level entries={outline} {...shared} />
      )}
      {missing.length === 0 ? null : (
        <ul className="cc-clauses__missing">
          {missing.map((section) => (
            <li key={section}>
              <span className="cc-clauses__mark" aria-hidden="true">
                !
              </span>
              Required and missing: {section}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type LevelProps = Pick<ClauseListProps, 'current' | 'counts' | 'proposals' | 'onGo'> & {
  readonly entries: readonly OutlineEntry[];
};

function Level({ entries, ...shared }: LevelProps) {
  return (
    <ol className="cc-clauses">
      {entries.map((entry, place) => (
        // Two clauses may carry one id until the text is mended.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells them apart
        <li key={`${entry.id} ${place}`}>
          <ClauseLink entry={entry} {...shared} />
          {entry.children.length === 0 ? null : <Level entries={entry.children} {...shared} />}
        </li>
      ))}
    </ol>
  );
}

function ClauseLink({
  entry,
  current,
  counts,
  proposals,
  onGo,
}: Omit<LevelProps, 'entries'> & { entry: OutlineEntry }) {
  const waiting = proposals?.get(entry.id) ?? 0;
  const open = counts?.get(entry.id) ?? 0;
  const go = (event: MouseEvent) => {
    if (onGo === undefined || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    onGo(entry.id);
  };
  return (
    <a
      className="cc-clauses__link"
      href={`#${entry.id}`}
      aria-current={current === entry.id ? 'true' : undefined}
      onClick={onGo === undefined ? undefined : go}
    >
      <span className="cc-clauses__number">{entry.number}</span>
      <span className="cc-clauses__name">{entry.title === '' ? 'Clause without title' : entry.title}</span>
      {waiting === 0 ? null : (
        <span className="cc-clauses__count cc-clauses__count--proposals">
          {waiting}
          <span className="nhsuk-u-visually-hidden">{waiting === 1 ? ' amendment' : ' amendments'}</span>
        </span>
      )}
      {open === 0 ? null : (
        <span className="cc-clauses__count">
          {open}
          <span className="nhsuk-u-visually-hidden">{open === 1 ? ' open comment' : ' open comments'}</span>
        </span>
      )}
    </a>
  );
}
