import { DateText } from '../../components/date-text';
import { Notice } from '../../components/notice';
import { WarningCallout } from '../../components/warning-callout';
import type { BallotView } from '../../services/ballots/view-ballot.server';
import { PositionsPart } from './positions-part';
import { RoundsNote } from './rounds-part';

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
      <PositionsPart
        ballot={ballot}
        count={outcome}
        rulesCaption="Each rule"
        interestsCaption="Votes by interest"
        positionsCaption="Every organisation’s position"
      />
    </section>
  );
}

/** The outcome in words, without the verdict that stands above it already. */
function withoutVerdict(words: string): string {
  const rest = words.replace(/^(?:Passed|Not passed): /, '');
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}
