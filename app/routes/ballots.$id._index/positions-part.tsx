import { DataTable } from '../../components/data-table';
import { InsetText } from '../../components/inset-text';
import { PrintButton } from '../../components/print-button';
import { VotePositionTag } from '../../components/state-tag';
import { Tag } from '../../components/tag';
import { VotesByInterest } from '../../components/votes-by-interest';
import { withoutJudgement } from '../../domain/ballot/outcome-words';
import { VOTE_POSITION_LABELS } from '../../domain/labels/ballots';
import type { BallotView } from '../../services/ballots/view-ballot.server';
import { commentName, commentPath } from '../../services/comments/comment-address';
import { VOTER_COLUMNS } from './voter-columns';

const PAID = 'Said that another enrolled organisation pays it for this ballot';
const VOTE_OR_NONE = { ...VOTE_POSITION_LABELS, 'not-voted': 'Not voted' } as const;
const RULE_WORDS = { met: 'Met', 'not-met': 'Not met', 'not-tested': 'Reported, not tested' } as const;
const RULE_COLOURS = { met: 'green', 'not-met': 'red', 'not-tested': 'grey' } as const;

interface PositionsPartProps {
  readonly ballot: BallotView;
  /** Of the count that is shown: that of the close, or of the first round while there is a second. */
  readonly count: Pick<NonNullable<BallotView['firstRound']>, 'results' | 'byCategory'>;
  readonly rulesCaption: string;
  readonly interestsCaption: string;
  readonly positionsCaption: string;
}

/** What is public of the votes: how each rule came out, every organisation's position and reason, and the file. */
export function PositionsPart(props: PositionsPartProps) {
  const { ballot, count, rulesCaption, interestsCaption, positionsCaption } = props;
  return (
    <>
      <DataTable
        caption={rulesCaption}
        rows={count.results}
        rowKey={(row) => `${row.test}-${row.group ?? ''}`}
        columns={[
          { header: 'Rule', rowHeader: true, cell: (row) => withoutJudgement(row.words) },
          {
            header: 'Result',
            cell: (row) => <Tag colour={RULE_COLOURS[row.result]}>{RULE_WORDS[row.result]}</Tag>,
          },
        ]}
      />
      <VotesByInterest caption={interestsCaption} byCategory={count.byCategory} />
      <DataTable
        caption={positionsCaption}
        rows={ballot.organisations}
        rowKey={(row) => row.organisationId}
        columns={[
          ...VOTER_COLUMNS,
          { header: 'Position', cell: (row) => <Position row={row} /> },
          { header: 'Reason', cell: (row) => <Reason row={row} reference={ballot.standard.reference} /> },
        ]}
      />
      <InsetText>
        <p>
          <a href={`/ballots/${ballot.id}/votes.csv`}>Download these votes as CSV</a>
        </p>
        <PrintButton />
      </InsetText>
    </>
  );
}

type Row = BallotView['organisations'][number];

function Position({ row: { vote } }: { readonly row: Row }) {
  return (
    <>
      <VotePositionTag state={vote?.position ?? 'not-voted'} />
      {vote?.paidByEnrolled ? <div className="nhsuk-body-s">{PAID}</div> : null}
      {vote?.first ? (
        <div className="nhsuk-body-s">
          In the first round: {VOTE_OR_NONE[vote.first.position].toLowerCase()}
          {vote.first.withdrawn ? ', withdrawn' : ''}
          {vote.first.paidByEnrolled ? `. ${PAID}` : ''}
        </div>
      ) : null}
      {vote?.withdrawn ? <div className="nhsuk-body-s">Withdrawn; counts as approve</div> : null}
      {vote?.castFor ? (
        <div className="nhsuk-body-s">Cast by {vote.castFor} for its family of organisations</div>
      ) : null}
    </>
  );
}

function Reason({ row: { vote }, reference }: { readonly row: Row; readonly reference: string }) {
  return (
    <>
      {vote?.reason}
      {vote?.withdrawn && vote.withdrawalReason !== '' ? (
        <div>Withdrawn because: {vote.withdrawalReason}</div>
      ) : null}
      {(vote?.comments ?? []).map((number) => (
        <div key={number}>
          <a href={commentPath(reference, number)}>{commentName(number)}</a>
        </div>
      ))}
      {vote?.first && vote.first.reason !== '' ? (
        <div className="nhsuk-body-s">In the first round: {vote.first.reason}</div>
      ) : null}
    </>
  );
}
