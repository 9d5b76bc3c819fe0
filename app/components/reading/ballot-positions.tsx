import { withdrawnLater } from '../../domain/ballot/withdrawn-later';
import { INTEREST_CATEGORY_LABELS } from '../../domain/labels';
import type { BallotSummary } from '../../services/versions/ballot-summary.server';
import { CountedElsewhere } from '../counted-elsewhere';
import { DataTable } from '../data-table';
import { DateText } from '../date-text';
import { VotePositionTag } from '../state-tag';
import { VotesByInterest } from '../votes-by-interest';

interface BallotPositionsProps {
  readonly title: string;
  readonly ballot: BallotSummary;
}

/** The result of a ballot in words, and where each organisation stood. */
export function BallotPositions({ title, ballot }: BallotPositionsProps) {
  return (
    <>
      <h3 className="nhsuk-heading-m">{title}</h3>
      <p>
        {ballot.words} Closed on <DateText at={ballot.closedAt} />.{' '}
        <a href={`/ballots/${ballot.id}`}>See the whole ballot</a>.
      </p>
      {ballot.withdrawnSince.length === 0 ? null : <p>{withdrawnLater(ballot.withdrawnSince)}</p>}
      {ballot.byCategory === null ? null : (
        <VotesByInterest
          caption={`Votes by interest in the ${title.toLowerCase()}`}
          byCategory={ballot.byCategory}
        />
      )}
      <DataTable
        caption={`Position of each organisation in the ${title.toLowerCase()}`}
        compact
        rows={ballot.organisations}
        rowKey={({ slug }) => slug}
        columns={[
          {
            header: 'Organisation',
            rowHeader: true,
            cell: ({ name, slug }) => <a href={`/organisations/${slug}`}>{name}</a>,
          },
          {
            header: 'Interest',
            cell: (one) => (
              <>
                {INTEREST_CATEGORY_LABELS[one.interestCategory]}
                <CountedElsewhere voter={one} />
              </>
            ),
          },
          {
            header: 'Position',
            cell: ({ position, withdrawn, castFor }) => (
              <>
                <VotePositionTag state={position} />
                {withdrawn ? ' Withdrawn after the close' : null}
                {castFor === null ? null : (
                  <div className="nhsuk-body-s">Cast by {castFor} for its family of organisations</div>
                )}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
