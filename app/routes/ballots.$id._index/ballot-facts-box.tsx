import { DateTimeText } from '../../components/date-text';
import { Hash } from '../../components/hash';
import { SameTextFailed } from '../../components/same-text-failed';
import { SummaryList } from '../../components/summary-list';
import { EXTENSION_WINDOW_DAYS } from '../../domain/ballot/closing';
import type { Balance } from '../../domain/ballot/rules';
import { BALLOT_TRACK_LABELS } from '../../domain/labels/ballots';
import type { BallotView } from '../../services/ballots/view-ballot.server';
import { commentsPath, reportPath } from '../../services/comments/comment-address';

function share({ numerator, denominator }: { numerator: number; denominator: number }): string {
  return `${Math.round((numerator / denominator) * 100)}%`;
}

function balanceInWords({ organisations, categories, largestShare }: Balance): string {
  const least = `At least ${organisations} organisations from ${categories} interest categories`;
  if (largestShare === null) return least;
  return `${least}; suppliers together, or any other category, at most ${share(largestShare)}`;
}

/** The exact text that is voted on, and the rules that were locked when the ballot opened. */
export function BallotFactsBox({ ballot }: { readonly ballot: BallotView }) {
  const { rules } = ballot;
  const version = `/standards/${ballot.standard.reference}/${ballot.version.number}`;
  return (
    <>
      <h2 className="nhsuk-heading-m">The text</h2>
      <p>
        <a href={`/texts/${ballot.hash}`}>Read the exact text</a> that this ballot is about.
      </p>
      <Hash value={ballot.hash} label="Hash of the text" labelled />
      <SameTextFailed before={ballot.sameText} />
      {ballot.artefactsHash === null ? null : (
        <>
          <p>
            <a href={`/artefacts/${ballot.artefactsHash}`}>Look at the artefacts</a> that were frozen with it
            and are voted on together with it.
          </p>
          <Hash value={ballot.artefactsHash} label="Hash of the artefacts" labelled />
        </>
      )}
      <ul className="nhsuk-list">
        <li>
          <a href={`${version}/history`}>History and comparison</a>
        </li>
        <li>
          <a href={reportPath(ballot.standard.reference, ballot.version.number)}>How comments were decided</a>
        </li>
        <li>
          <a href={commentsPath(ballot.standard.reference, { version: ballot.version.number })}>
            Discuss: comments on this version
          </a>
        </li>
      </ul>
      <h2 className="nhsuk-heading-m">The rules</h2>
      <SummaryList
        rows={[
          { key: 'Track', value: BALLOT_TRACK_LABELS[rules.track] },
          {
            key: 'Varied by a Lead',
            value: ballot.rulesReason === '' ? null : `Not the usual rules. Reason: ${ballot.rulesReason}`,
          },
          {
            key: 'Who votes',
            value: `${ballot.enrolled} enrolled voters; parents and subsidiaries, as they were when it opened, count as one`,
          },
          { key: 'To open', value: balanceInWords(rules.balance) },
          { key: 'Opened', value: <DateTimeText at={ballot.openedAt} /> },
          { key: 'Closes', value: <DateTimeText at={ballot.closesAt} /> },
          {
            key: 'Quorum',
            value:
              rules.quorum.basis === 'enrolled'
                ? `${share(rules.quorum.share)} of the enrolled, less those standing aside`
                : `${rules.quorum.organisations} organisations`,
          },
          {
            key: 'To pass',
            value: rules.pass ? `${share(rules.pass)} approve, of approve and do not approve` : null,
          },
          ...rules.groups.map((group) => ({
            key: group.name,
            value: group.pass ? `${share(group.pass)} approve within the group` : 'reported',
          })),
          {
            key: 'Second round',
            value:
              rules.recirculationDays === 0
                ? null
                : `Once, for ${rules.recirculationDays} days, when a “do not approve” is unresolved after the close`,
          },
          {
            key: 'Extension',
            value:
              rules.extensionDays === 0
                ? null
                : `Once, by ${rules.extensionDays} days, in the last ${EXTENSION_WINDOW_DAYS} days and while quorum is missed`,
          },
          {
            key: 'Withdrawal',
            value:
              rules.withdrawalDays === 0
                ? null
                : `For ${rules.withdrawalDays} days after the first close an organisation may withdraw its “do not approve”, which then counts as approve`,
          },
          { key: 'Opened by', value: ballot.openedBy },
          {
            key: 'Extended',
            value: ballot.extension ? (
              <>
                <DateTimeText at={ballot.extension.at} />. {ballot.extension.reason}
              </>
            ) : null,
          },
        ]}
      />
      <p className="nhsuk-body-s">Nobody can change the question, the rules or the text of an open ballot.</p>
    </>
  );
}
