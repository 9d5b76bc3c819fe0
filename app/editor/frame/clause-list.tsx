import { type MouseEvent, memo, useEffect, useRef } from 'react';
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

const NONE: readonly string[] = [];

/** The clauses of the text as links, with what waits in each. A long text has a thousand: they are drawn when one changes. */
export const ClauseList = memo(function ClauseList({ outline, missing = NONE, ...shared }: ClauseListProps) {
  const list = useRef<HTMLDivElement>(null);
  const { current } = shared;
  useEffect(() => {
    if (current != null) followInList(list.current);
  }, [current]);
  return (
    <div ref={list}>
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
    </div>
  );
});

/** Brings the clause the cursor is in into view where the list scrolls by itself; the page stays where it is. */
function followInList(list: HTMLElement | null): void {
  const link = list?.querySelector('a[aria-current]');
  const scroller = list?.parentElement;
  if (!link || !scroller || scroller.scrollHeight <= scroller.clientHeight) return;
  if (scroller.contains(document.activeElement)) return;
  const [at, seen] = [link.getBoundingClientRect(), scroller.getBoundingClientRect()];
  if (at.top >= seen.top && at.bottom <= seen.bottom) return;
  scroller.scrollTop += at.top - seen.top - scroller.clientHeight / 3;
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
          <ClauseLink
            id={entry.id}
            number={entry.number}
            title={entry.title}
            isCurrent={shared.current === entry.id}
            waiting={shared.proposals?.get(entry.id) ?? 0}
            open={shared.counts?.get(entry.id) ?? 0}
            onGo={shared.onGo}
          />
          {entry.children.length === 0 ? null : <Level entries={entry.children} {...shared} />}
        </li>
      ))}
    </ol>
  );
}

interface ClauseLinkProps extends Pick<OutlineEntry, 'id' | 'number' | 'title'> {
  readonly isCurrent: boolean;
  readonly waiting: number;
  readonly open: number;
  readonly onGo: ((clauseId: string) => void) | undefined;
}

const ClauseLink = memo(function ClauseLink(props: ClauseLinkProps) {
  const { id, number, title, isCurrent, waiting, open, onGo } = props;
  const go = (event: MouseEvent) => {
    if (onGo === undefined || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    onGo(id);
  };
  return (
    <a
      className="cc-clauses__link"
      href={`#${id}`}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={onGo === undefined ? undefined : go}
    >
      <span className="cc-clauses__number">{number}</span>
      <span className="cc-clauses__name">{title === '' ? 'Clause without title' : title}</span>
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
});
