import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { InsetText } from '../../components/inset-text';
import { Notice } from '../../components/notice';
import { PrintButton } from '../../components/print-button';
import { VotePositionTag } from '../../components/state-tag';
import { Tag } from '../../components/tag';
import { WarningCallout } from '../../components/warning-callout';
import { withoutJudgement } from '../../domain/ballot/outcome-words';
import { VOTE_POSITION_LABELS } from '../../domain/labels/ballots';
import type { BallotView } from '../../services/ballots/view-ballot.server';
import { RoundsNote } from './rounds-part';
import { VOTER_COLUMNS } from './voter-columns';

const VOTE_OR_NONE = { ...VOTE_POSITION_LABELS, 'not-voted': 'Not voted' } as const;
const RULE_WORDS = { met: 'Met', 'not-met': 'Not met', 'not-tested': 'Reported, not tested' } as const;
const RULE_COLOURS = { met: 'green', 'not-met': 'red', 'not-tested': 'grey' } as const;

/** The result: in words first, then rule by rule, then organisation by organisation. */
export function BallotResultPart({ ballot }: { readonly ballot: BallotView }) {
  if (ballot.state === 'void') {
    return (
      <WarningCallout title="This ballot was voided">
        <p>{ballot.voidReason}</p>
        <p>It has no result and is never reopened. Votes cast in it are not counted.</p>
      </WarningCallout>
    );
  }
  const { outcome } = ballot;
  if (outcome === null) return null;
  return (
    <section aria-labelledby="result">
      <Notice
        kind={outcome.passed ? 'success' : 'important'}
        title={outcome.passed ? 'Passed' : 'Not passed'}
      >
        <h2 className="nhsuk-heading-m" id="result">
          {withoutVerdict(outcome.words)}
        </h2>
        {ballot.firmness === 'final' && ballot.withdrawalsUntil ? (
          <p>
            The outcome is final. Until <DateText at={ballot.withdrawalsUntil} /> an organisation may still
            withdraw its “do not approve” (rule BL-26), which changes the count shown here and not the
            outcome.
          </p>
        ) : ballot.firmness === 'provisional' && ballot.withdrawalsUntil ? (
          <p>
            The count is provisional until <DateText at={ballot.withdrawalsUntil} />: until then an
            organisation may withdraw its “do not approve”.
          </p>
        ) : (
          <p>{ballot.firmness === 'provisional' ? 'The count is provisional.' : 'The count is final.'}</p>
        )}
      </Notice>
      <RoundsNote ballot={ballot} />
      <DataTable
        caption="Each rule"
        rows={outcome.results}
        rowKey={(row) => `${row.test}-${row.group ?? ''}`}
        columns={[
          { header: 'Rule', rowHeader: true, cell: (row) => withoutJudgement(row.words) },
          {
            header: 'Result',
            cell: (row) => <Tag colour={RULE_COLOURS[row.result]}>{RULE_WORDS[row.result]}</Tag>,
          },
        ]}
      />
      <DataTable
        caption="Every organisation’s position"
        rows={ballot.organisations}
        rowKey={(row) => row.organisationId}
        columns={[
          ...VOTER_COLUMNS,
          {
            header: 'Position',
            cell: (row) => (
              <>
                <VotePositionTag state={row.vote?.position ?? 'not-voted'} />
                {row.vote?.changedFrom ? (
                  <div className="nhsuk-body-s">
                    In the first round: {VOTE_OR_NONE[row.vote.changedFrom].toLowerCase()}
                  </div>
                ) : null}
                {row.vote?.withdrawn ? (
                  <div className="nhsuk-body-s">Withdrawn; counts as approve</div>
                ) : null}
                {row.vote?.castFor ? (
                  <div className="nhsuk-body-s">Cast by {row.vote.castFor} for the group</div>
                ) : null}
              </>
            ),
          },
          {
            header: 'Reason',
            cell: (row) => (
              <>
                {row.vote?.reason}
                {row.vote?.withdrawn && row.vote.withdrawalReason !== '' ? (
                  <div>Withdrawn because: {row.vote.withdrawalReason}</div>
                ) : null}
                {(row.vote?.comments ?? []).map((number) => (
                  <div key={number}>
                    <a href={`/standards/${ballot.standard.reference}/comments/${number}`}>C-{number}</a>
                  </div>
                ))}
              </>
            ),
          },
        ]}
      />
      <InsetText>
        <p>
          <a href={`/ballots/${ballot.id}/votes.csv`}>Download these votes as CSV</a>
        </p>
        <PrintButton />
      </InsetText>
    </section>
  );
}

/** The outcome in words, without the verdict that stands above it already. */
function withoutVerdict(words: string): string {
  const rest = words.replace(/^(?:Passed|Not passed): /, '');
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}
