import { CountedElsewhere } from '../../components/counted-elsewhere';
import type { Column } from '../../components/data-table';
import { oneVoteWith } from '../../domain/ballot/shared-vote';
import { INTEREST_CATEGORY_LABELS } from '../../domain/labels/people';
import type { BallotView } from '../../services/ballots/view-ballot.server';

type Voter = BallotView['organisations'][number];

/** Who an enrolled organisation is: its name, the interest it carries in the ballot, and what it declared. */
export const VOTER_COLUMNS: readonly Column<Voter>[] = [
  {
    header: 'Organisation',
    rowHeader: true,
    cell: (row) => (
      <>
        <a href={`/organisations/${row.slug}`}>{row.name}</a>
        {row.sharesWith.length > 0 ? <div className="nhsuk-body-s">{oneVoteWith(row.sharesWith)}</div> : null}
        {row.suspended ? (
          <div className="nhsuk-body-s">Suspended now; a vote that it cast counts. </div>
        ) : null}
      </>
    ),
  },
  {
    header: 'Interest',
    cell: (row) => (
      <>
        {INTEREST_CATEGORY_LABELS[row.interestCategory]}
        <CountedElsewhere voter={row} />
        {row.declaration === '' ? null : <div className="nhsuk-body-s">Declared: {row.declaration}</div>}
      </>
    ),
  },
];
