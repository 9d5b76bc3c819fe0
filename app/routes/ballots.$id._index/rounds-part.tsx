import { DataTable } from '../../components/data-table';
import { DateText, DateTimeText } from '../../components/date-text';
import { InsetText } from '../../components/inset-text';
import { WarningCallout } from '../../components/warning-callout';
import type { BallotView } from '../../services/ballots/view-ballot.server';
import { commentName, commentPath } from '../../services/comments/comment-address';
import { PositionsPart } from './positions-part';

/** While a ballot goes round again: how its first round came out, and the reasons that every voter weighs now. */
export function SecondRoundPart({ ballot }: { readonly ballot: BallotView }) {
  const { firstRound } = ballot;
  if (ballot.state !== 'open' || firstRound === null) return null;
  return (
    <section aria-labelledby="second-round">
      <WarningCallout title="This ballot goes round once more">
        <p>
          Its first round closed on <DateText at={firstRound.closedAt} />. {firstRound.words}
        </p>
        <p>
          The same voters read the reasons of those who do not approve, and keep or change their vote until{' '}
          <DateTimeText at={ballot.closesAt} />. A vote that is not changed stands. Then the count is final.
        </p>
      </WarningCallout>
      <h2 className="nhsuk-heading-m" id="second-round">
        Reasons of those who do not approve
      </h2>
      <Reasons ballot={ballot} />
      <PositionsPart
        ballot={ballot}
        count={firstRound}
        rulesCaption="Each rule, in the first round"
        interestsCaption="Votes by interest, in the first round"
        positionsCaption="Every organisation’s position in the first round"
      />
      <p className="nhsuk-body-s">What organisations change now is shown when this round closes.</p>
    </section>
  );
}

/** After the close: that it will go round again, or that it did and how the first round was. */
export function RoundsNote({ ballot }: { readonly ballot: BallotView }) {
  const { firstRound, recirculateAt } = ballot;
  if (ballot.state !== 'closed') return null;
  if (recirculateAt !== null) {
    return (
      <InsetText>
        <p>
          Not every “do not approve” is resolved. Unless it is withdrawn by <DateText at={recirculateAt} />,
          the ballot goes round once more to the same voters for {ballot.rules.recirculationDays} days, with
          the reasons. The chair may send it round sooner.
        </p>
      </InsetText>
    );
  }
  if (firstRound === null) return null;
  return (
    <InsetText>
      <p>
        This is the count after the ballot went round a second time. At the close of the first round, on{' '}
        <DateText at={firstRound.closedAt} />: {firstRound.words}
      </p>
    </InsetText>
  );
}

function Reasons({ ballot }: { readonly ballot: BallotView }) {
  const against = ballot.organisations.filter(
    ({ vote }) => vote?.position === 'do-not-approve' && !vote.withdrawn,
  );
  return (
    <DataTable
      caption="Unresolved after the first round"
      rows={against}
      rowKey={(row) => row.organisationId}
      columns={[
        {
          header: 'Organisation',
          rowHeader: true,
          cell: (row) => <a href={`/organisations/${row.slug}`}>{row.name}</a>,
        },
        {
          header: 'Reason and blocking comment',
          cell: (row) => (
            <>
              {row.vote?.reason}
              {(row.vote?.comments ?? []).map((number) => (
                <div key={number}>
                  <a href={commentPath(ballot.standard.reference, number)}>{commentName(number)}</a>
                </div>
              ))}
            </>
          ),
        },
      ]}
    />
  );
}
