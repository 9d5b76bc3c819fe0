import { DateText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { CommentStateTag, DispositionTag } from '../../components/state-tag';
import { Tag } from '../../components/tag';
import { COMMENT_TYPE_LABELS } from '../../domain/labels/comments';
import { deskPath } from '../../services/desk/desk-search';
import type { DeskRow, DeskView } from '../../services/desk/view-desk.server';

interface DeskListProps {
  readonly desk: Pick<DeskView, 'rows' | 'opened' | 'all' | 'standard' | 'version'>;
  /** The comments that were ticked when the form came back. */
  readonly ticked: readonly string[];
}

/** The comments of the list, each with a box to tick and a link that lays it open. */
export function DeskList({ desk, ticked }: DeskListProps) {
  const { rows, opened, all, standard, version } = desk;
  if (rows.length === 0) {
    return (
      <EmptyState title={all === 0 ? 'No comments on this version yet' : 'No comment has all of this'}>
        {all === 0 ? (
          'Anybody with an account can comment on a clause, a requirement or selected words.'
        ) : (
          <a href={deskPath(standard.reference, version.number, { show: 'all' })}>Show all {all} comments</a>
        )}
      </EmptyState>
    );
  }
  return (
    <ol className="cc-desk__list" aria-label="Comments">
      {rows.map((row) => (
        <Row key={row.id} row={row} open={opened?.entry.id === row.id} ticked={ticked.includes(row.id)} />
      ))}
    </ol>
  );
}

function Row({
  row,
  open,
  ticked,
}: {
  readonly row: DeskRow;
  readonly open: boolean;
  readonly ticked: boolean;
}) {
  return (
    <li className={open ? 'cc-desk__row cc-desk__row--open' : 'cc-desk__row'} data-desk-row>
      <div className="nhsuk-checkboxes nhsuk-checkboxes--small cc-desk__tick">
        <div className="nhsuk-checkboxes__item">
          <input
            className="nhsuk-checkboxes__input"
            type="checkbox"
            name="comment"
            value={row.id}
            id={`tick-${row.id}`}
            defaultChecked={ticked}
          />
          <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`tick-${row.id}`}>
            <span className="nhsuk-u-visually-hidden">Tick {row.name}</span>
          </label>
        </div>
      </div>
      <div className="cc-desk__about">
        <p className="cc-desk__head">
          <a href={row.openHref} aria-current={open ? 'true' : undefined} data-desk-open>
            {row.name}
            <span className="nhsuk-u-visually-hidden"> from {row.from}</span>
          </a>{' '}
          <CommentStateTag state={row.state} />{' '}
          {row.disposition === null ? null : <DispositionTag state={row.disposition} />}{' '}
          {row.blocking ? <Tag colour="red">Blocking</Tag> : null}{' '}
          {row.late ? <Tag colour="grey">Late</Tag> : null}{' '}
          {row.notContent ? <Tag colour="orange">Not content</Tag> : null}
        </p>
        <p className="cc-desk__line">
          {COMMENT_TYPE_LABELS[row.type]} · {row.clause} · {row.from}
          {row.recordedBy === null ? null : `, recorded by ${row.recordedBy} of the Secretariat`}
          {row.calledElsewhere === '' ? null : ` · called ${row.calledElsewhere} elsewhere`}
        </p>
        <p className="cc-desk__beginning">{row.beginning}</p>
        {row.assignee === null && row.standsAfter === null ? null : (
          <p className="cc-desk__line">
            {row.assignee === null ? null : `Looked after by ${row.assignee}. `}
            {row.standsAfter === null ? null : (
              <>
                Stands after <DateText at={row.standsAfter} />
                {row.block === null ? '' : `, in the block “${row.block}”`}.
              </>
            )}
          </p>
        )}
      </div>
    </li>
  );
}
