import { DateTimeText } from '../../components/date-text';
import { dateWords } from '../../components/dates';
import { Details } from '../../components/details';
import type { FormFailure } from '../../components/form/form-failure';
import { VersionStateTag } from '../../components/state-tag';
import { TypedText } from '../../components/typed-text';
import type { DayLine, EventLine, HistoryLine, MoveLine } from '../../services/versions/history-lines';
import { News } from './news';
import { SnapshotItem } from './snapshot-item';

export interface HistoryRights {
  readonly restore: boolean;
  readonly name: boolean;
}

interface HistoryItemProps {
  readonly line: HistoryLine | DayLine;
  readonly rights: HistoryRights;
  readonly failure: FormFailure | undefined;
}

/** One line of the history: a move, an event, a text that was frozen, or the automatic snapshots of a day. */
export function HistoryItem({ line, rights, failure }: HistoryItemProps) {
  const minor = line.what === 'day' || line.what === 'event';
  return (
    <li className={minor ? 'cc-change cc-change--minor' : 'cc-change'}>
      {line.what === 'move' ? (
        <Move line={line} />
      ) : line.what === 'event' ? (
        <Event line={line} />
      ) : line.what === 'day' ? (
        <Day line={line} rights={rights} failure={failure} />
      ) : (
        <SnapshotItem line={line} rights={rights} failure={failure} headingLevel={2} />
      )}
    </li>
  );
}

function Move({ line }: { readonly line: MoveLine }) {
  return (
    <>
      <h2 className="nhsuk-heading-s nhsuk-u-margin-bottom-2">
        {line.mandate ? (
          <>Made mandatory</>
        ) : (
          <>
            Moved to <VersionStateTag state={line.state} />
          </>
        )}
      </h2>
      <p className="nhsuk-body-s">
        <DateTimeText at={line.at} />, {line.by ?? 'by the portal’s clock'}
      </p>
      {line.reason === '' ? null : <TypedText text={line.reason} />}
    </>
  );
}

function Event({ line: { words, href, at, by } }: { readonly line: EventLine }) {
  return (
    <p className="nhsuk-body-s nhsuk-u-margin-bottom-0">
      <DateTimeText at={at} />: {href === null ? words : <a href={href}>{words}</a>},{' '}
      {by ?? 'by the portal’s clock'}
    </p>
  );
}

function Day({ line, rights, failure }: HistoryItemProps & { readonly line: DayLine }) {
  const { snapshots, at } = line;
  const count = snapshots.length === 1 ? '1 automatic snapshot' : `${snapshots.length} automatic snapshots`;
  return (
    <>
      <h2 className="nhsuk-heading-s nhsuk-u-margin-bottom-2">
        {dateWords(at)}: {count}
      </h2>
      <News news={line} />
      <Details
        summary={snapshots.length === 1 ? 'Show it' : 'Show them'}
        open={snapshots.some(({ id }) => id === failure?.values?.snapshotId)}
      >
        <ol className="nhsuk-list">
          {snapshots.map((snapshot) => (
            <li key={snapshot.key} className="cc-change">
              <SnapshotItem line={snapshot} rights={rights} failure={failure} headingLevel={3} />
            </li>
          ))}
        </ol>
      </Details>
    </>
  );
}
