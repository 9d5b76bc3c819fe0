import type { ApprovalRow } from '../../../db/queries/approvals';
import { listObjections } from '../../../db/queries/objections';
import { findText } from '../../../db/queries/texts';
import { countUnapplied, countUndecided, listBallotsOf } from '../../../db/queries/version-record';
import { findVersionById, listReviews, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { REVIEW_KINDS } from '../../../db/words';
import type { BallotResult } from '../../domain/ballot/closing';
import { withdrawnLater } from '../../domain/ballot/withdrawn-later';
import { OBJECTION_ANSWER_LABELS } from '../../domain/labels';
import { REVIEW_KIND_LABELS, REVIEW_OUTCOME_LABELS } from '../../domain/labels/standards';
import { dayInWords } from '../../domain/london-time';
import { countAt } from '../ballots/count-at.server';
import { reportPath } from '../comments/comment-address';
import { sideKey } from '../comparison/side-key';
import { objectionsPath } from '../objections/objection-address';
import { participationPath } from '../participation/participation-address';
import { participationIn } from '../participation/participation-in.server';
import { changesBeside } from '../versions/changes-of-text.server';
import { departuresFrom } from '../versions/departures-from.server';
import { nameOfChange } from '../versions/name-of-change';
import { notConsultedOnOf } from '../versions/not-consulted-on.server';
import { comparePath, progressPath, textPath } from '../versions/version-address';
import { contributorsTo } from '../versions/went-on-from.server';
import { contributorsInWords } from './contributors-in-words';

/** One line of evidence: done, missing, not needed and why, or to be weighed because of a warning. */
export interface Evidence {
  readonly title: string;
  readonly status: 'done' | 'missing' | 'not-needed' | 'weigh';
  readonly words: string;
  readonly href: string | null;
}

export interface EvidenceOn {
  readonly reference: string;
  readonly version: VersionRow;
  readonly approval: ApprovalRow;
}

/** How the ballot had come out when the Lead decided, and as it stands now until then. */
async function ballotWords(
  tx: Tx,
  ballotId: string | undefined,
  result: BallotResult | null,
  decidedAt: Date | null,
): Promise<string> {
  if (ballotId === undefined || result === null) return 'No ballot on this text has closed.';
  const { words, withdrawnSince } = await countAt(tx, { id: ballotId, result }, decidedAt);
  return withdrawnSince.length === 0 ? words : `${words} ${withdrawnLater(withdrawnSince)}`;
}

/** Everything that the first publication of a text rests on. */
export async function publicationEvidence(tx: Tx, on: EvidenceOn): Promise<Evidence[]> {
  const { reference, version, approval } = on;
  const former = version.basedOnId ? await findVersionById(tx, version.basedOnId) : undefined;
  const ballot = (await listBallotsOf(tx, version.id)).find(
    ({ snapshotId, track }) => snapshotId === approval.snapshotId && track === 'trial-use',
  );
  const result = (ballot?.result ?? null) as BallotResult | null;
  const undecided = await countUndecided(tx, version.id);
  const contributors = await contributorsTo(tx, version);
  const progress = progressPath(reference, version.number);
  const { warnings } = await participationIn(tx, version);
  return [
    ...(await frozenEvidence(tx, approval)),
    {
      title: 'Comparison with the current version',
      status: former ? 'done' : 'not-needed',
      words: former ? `Changes from ${former.number} to ${version.number}.` : 'There is no earlier version.',
      href: former ? comparePath(reference, former.number, approval.snapshotId) : null,
    },
    {
      title: 'Ballot',
      status: result?.passed ? 'done' : 'missing',
      words: await ballotWords(tx, ballot?.id, result, approval.decidedAt),
      href: ballot ? `/ballots/${ballot.id}` : null,
    },
    {
      title: 'Comments decided',
      // What came in since the ballot opened and no vote rests on: it goes along to the next version.
      status: undecided === 0 ? 'done' : 'weigh',
      words:
        undecided === 0
          ? 'Every comment has a decision.'
          : `${undecided === 1 ? 'One comment that came' : `${undecided} comments that came`} in since the ballot opened, and that no vote rests on, ${undecided === 1 ? 'has' : 'have'} no decision yet. ${undecided === 1 ? 'It goes' : 'They go'} along to the next version.`,
      href: reportPath(reference, version.number),
    },
    await appliedEvidence(tx, on),
    await consultedEvidence(tx, on),
    ...(await reviewEvidence(tx, on)),
    await objectionEvidence(tx, on, 'missing'),
    {
      title: 'Involvement record',
      status: version.involvementRecord.trim() ? 'done' : 'missing',
      words: version.involvementRecord.trim() || 'Nobody has recorded who was offered a chance to take part.',
      href: progress,
    },
    {
      title: 'Contributors',
      status: contributors.length > 0 ? 'done' : 'weigh',
      words: contributorsInWords(contributors),
      href: progress,
    },
    {
      title: 'Balance of those who took part',
      status: warnings.length === 0 ? 'done' : 'weigh',
      words:
        warnings.length === 0
          ? 'No organisation gave more than half of the text or of the accepted comments.'
          : warnings.map(({ sentence }) => sentence).join(' '),
      href: participationPath(reference, version.number),
    },
    await departureEvidence(tx, on),
  ];
}

/** Whether the text has what was agreed on comments. */
export async function appliedEvidence(tx: Tx, { reference, version }: EvidenceOn): Promise<Evidence> {
  const unapplied = await countUnapplied(tx, version.id);
  // What is marked in a published version after the fact says of its text what it had.
  const beside = version.publishedAt === null ? (await changesBeside(tx, version)).map(nameOfChange) : [];
  if (beside.length > 0) return besideEvidence({ reference, version }, unapplied, beside);
  const those = unapplied === 1 ? 'One accepted comment is' : `${unapplied} accepted comments are`;
  return {
    title: 'Accepted changes in the text',
    status: unapplied === 0 ? 'done' : 'weigh',
    words:
      unapplied === 0
        ? 'Every accepted comment is marked as applied in a text.'
        : `${those} not marked as applied: the text may lack what was agreed. ${unapplied === 1 ? 'It is' : 'They are'} listed with the next version.`,
    href: reportPath(reference, version.number),
  };
}

/** What was agreed and applied beside the frozen text, in the draft, which the text lacks. */
function besideEvidence(
  { reference, version }: Pick<EvidenceOn, 'reference' | 'version'>,
  unapplied: number,
  names: readonly string[],
): Evidence {
  const one = names.length === 1;
  return {
    title: 'Accepted changes in the text',
    status: 'weigh',
    words: [
      `Applied in the draft after this text was frozen, and so not in it: ${names.join(', ')}.`,
      `${one ? 'It is' : 'They are'} not published with this text and ${one ? 'goes' : 'go'} on to the next version.`,
      ...(unapplied === 0
        ? []
        : [
            `Accepted and not marked as applied: ${unapplied === 1 ? 'one comment' : `${unapplied} comments`}.`,
          ]),
      'Compare this text with the draft beside it.',
    ].join(' '),
    href: comparePath(
      reference,
      version.snapshotId ?? version.number,
      sideKey({ kind: 'draft', number: version.number }),
    ),
  };
}

/** The text and the artefacts whose hashes are decided on. */
export async function frozenEvidence(tx: Tx, { hash, artefactsHash }: ApprovalRow): Promise<Evidence[]> {
  const text = await findText(tx, hash);
  return [
    {
      title: 'Text frozen',
      status: text ? 'done' : 'missing',
      words: text
        ? `${text.words.toLocaleString('en-GB')} words, hash ${hash.slice(0, 12)}…`
        : 'The frozen text cannot be found.',
      href: textPath(hash),
    },
    {
      title: 'Artefacts frozen',
      status: artefactsHash === null ? 'not-needed' : 'done',
      words:
        artefactsHash === null
          ? 'No machine-readable artefact is attached.'
          : `Frozen with the text, hash ${artefactsHash.slice(0, 12)}…`,
      href: artefactsHash === null ? null : `/artefacts/${artefactsHash}`,
    },
  ];
}

/** Whether everybody could speak about what breaks before it was voted on. */
async function consultedEvidence(tx: Tx, { reference, version }: EvidenceOn): Promise<Evidence> {
  const { appliedSince, notApplied } = await notConsultedOnOf(tx, version);
  const named = [
    ...appliedSince.map((name) => `${name} (applied after the latest consultation opened)`),
    ...notApplied.map((name) => `${name} (not marked as applied)`),
  ];
  return {
    title: 'Breaking changes consulted on',
    status: named.length === 0 ? 'done' : 'weigh',
    words:
      named.length === 0
        ? 'The latest consultation left out no breaking change that was agreed.'
        : `The latest consultation did not ask about ${named.join(', ')}.`,
    href: reportPath(reference, version.number),
  };
}

/** The last outcome of each review. */
export async function reviewEvidence(tx: Tx, { reference, version }: EvidenceOn): Promise<Evidence[]> {
  const reviews = await listReviews(tx, version.id);
  return REVIEW_KINDS.map((kind): Evidence => {
    const review = reviews.find((one) => one.kind === kind);
    return {
      title: `${REVIEW_KIND_LABELS[kind]} review`,
      status: review && review.outcome !== 'not-ready' ? 'done' : 'missing',
      words: review
        ? `${REVIEW_OUTCOME_LABELS[review.outcome]}, recorded by ${review.recordedBy} on ${dayInWords(review.recordedAt)}.${review.note ? ` ${review.note}` : ''}`
        : 'The review is not recorded yet.',
      href: progressPath(reference, version.number),
    };
  });
}

/** Where a Lead or the Secretariat left the usual course on the way here. */
export async function departureEvidence(tx: Tx, { reference, version }: EvidenceOn): Promise<Evidence> {
  const departures = await departuresFrom(tx, version.id);
  return {
    title: 'Departures from the usual course',
    status: departures.length === 0 ? 'done' : 'weigh',
    words: departures.length === 0 ? 'There are none.' : departures.map(({ what }) => what).join('. '),
    href: `${progressPath(reference, version.number)}#departures`,
  };
}

/** @param unanswered what an objection without an answer is: a bar, or something that the Leads weigh */
export async function objectionEvidence(
  tx: Tx,
  { reference, version }: EvidenceOn,
  unanswered: 'missing' | 'weigh',
): Promise<Evidence> {
  const objections = await listObjections(tx, version.id);
  const count = objections.filter(({ answeredAt }) => answeredAt === null).length;
  const granted = objections
    .filter(({ outcome }) => outcome === 'upheld' || outcome === 'partly-upheld')
    .map(
      ({ number, outcome }) => `O-${number} is ${OBJECTION_ANSWER_LABELS[outcome ?? 'upheld'].toLowerCase()}`,
    );
  const waiting =
    count === 0
      ? 'No formal objection waits for an answer.'
      : `${count === 1 ? 'One formal objection waits' : `${count} formal objections wait`} for the answer of an uninvolved Lead.`;
  return {
    title: 'Formal objections answered',
    status: count > 0 ? unanswered : granted.length > 0 ? 'weigh' : 'done',
    words: granted.length === 0 ? waiting : `${waiting} Objection ${granted.join(', ')}.`,
    href: objectionsPath(reference, version.number),
  };
}
