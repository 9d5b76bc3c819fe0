import { findBallot } from '../../../db/queries/ballots';
import { listEnrolments } from '../../../db/queries/enrolments';
import { findOrganisation } from '../../../db/queries/organisations';
import { REVIEW_KINDS, type ReviewKind, type ReviewOutcome, type VotePosition } from '../../../db/words';
import { monthsAfter } from '../../domain/london-time';
import { approve } from '../approvals/decide-approval.server';
import { sendForApproval } from '../approvals/send-for-approval.server';
import { castVote } from '../ballots/cast-vote.server';
import { enrolOrganisation } from '../ballots/enrol-organisation.server';
import { openBallot } from '../ballots/open-ballot.server';
import { withdrawNegative } from '../ballots/withdraw-negative.server';
import { recordReview } from '../versions/record-review.server';
import type { PersonKey } from './sample-people';
import { granted, type Stage } from './stage.server';
import { idOfComment } from './version-talk.server';
import type { VersionWork } from './version-work.server';

export async function recordReviews(
  stage: Stage,
  work: VersionWork,
  who: PersonKey,
  notes: Readonly<Record<ReviewKind, readonly [outcome: ReviewOutcome, note: string]>>,
): Promise<void> {
  for (const kind of REVIEW_KINDS) {
    const [outcome, note] = notes[kind];
    const review = { versionId: work.versionId, kind, outcome, note };
    granted('review', await recordReview(await stage.as(who), review));
  }
}

/** An organisation, the person who enrols it, and interests it declares. */
export type Enrolling = readonly [organisation: string, who: PersonKey, declaration?: string];

export async function enrol(stage: Stage, work: VersionWork, ...all: readonly Enrolling[]): Promise<void> {
  const { versionId } = work;
  const enrolled = await listEnrolments(stage.tx, versionId);
  for (const [key, who, declaration = 'No interest beyond our own use or supply of products.'] of all) {
    const organisationId = stage.organisation(key).id;
    if (enrolled.some((one) => one.organisationId === organisationId)) continue;
    const found = await findOrganisation(stage.tx, organisationId);
    if (!found) throw new Error(`The sample lost the organisation “${key}”.`);
    const asked = { versionId, organisationId, category: found.interestCategory, declaration };
    granted(`enrol ${key}`, await enrolOrganisation(await stage.as(who), { ...asked, consultant: false }));
  }
}

export async function ballot(
  stage: Stage,
  work: VersionWork,
  who: PersonKey,
  question: string,
): Promise<void> {
  const { versionId } = work;
  const opened = await openBallot(await stage.as(who), { versionId, question });
  work.ballotId = granted(`ballot on ${work.reference}`, opened).ballotId;
}

export async function vote(
  stage: Stage,
  work: VersionWork,
  organisation: string,
  who: PersonKey,
  position: VotePosition,
  reason = '',
  ...cited: readonly string[]
): Promise<void> {
  const { ballotId } = work;
  const found = await findBallot(stage.tx, ballotId);
  const cast = await castVote(await stage.as(who), {
    ballotId,
    organisationId: stage.organisation(organisation).id,
    position,
    reason,
    blockingCommentIds: cited.map((key) => idOfComment(work, key)),
    hash: found?.hash ?? '',
    artefacts: found?.artefactsHash ?? '',
    paidByEnrolled: false,
  });
  granted(`vote of ${organisation}`, cast);
}

export async function withdraw(
  stage: Stage,
  work: VersionWork,
  organisation: string,
  who: PersonKey,
  reason: string,
): Promise<void> {
  const organisationId = stage.organisation(organisation).id;
  const ctx = await stage.as(who);
  granted('withdrawal', await withdrawNegative(ctx, { ballotId: work.ballotId, organisationId, reason }));
}

export async function askForApproval(stage: Stage, work: VersionWork, who: PersonKey): Promise<void> {
  const sent = await sendForApproval(await stage.as(who), { ballotId: work.ballotId });
  work.approvalId = granted(`send ${work.reference} for approval`, sent).approvalId;
}

/** The Lead approves and so publishes; the next review is due in two years, implementing begins in two months. */
export async function publish(
  stage: Stage,
  work: VersionWork,
  who: PersonKey,
  statement: string,
): Promise<void> {
  const found = await findBallot(stage.tx, work.ballotId);
  const ctx = await stage.as(who);
  const approved = await approve(ctx, {
    confirmedAt: ctx.now(),
    approvalId: work.approvalId,
    hash: found?.hash ?? '',
    artefacts: found?.artefactsHash ?? '',
    statement,
    reviewBy: monthsAfter(ctx.now(), 24),
    implementFrom: monthsAfter(ctx.now(), 2),
  });
  granted(`publish ${work.reference} ${work.number}`, approved);
}
