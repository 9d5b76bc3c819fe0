import { listAppointments } from '../../../db/queries/appointments';
import { endWaitingApproval } from '../../../db/queries/approvals';
import { closeConsultationOn } from '../../../db/queries/consultations';
import { findOrganisation } from '../../../db/queries/organisations';
import { changeStandard, type StandardRow } from '../../../db/queries/standards';
import { listApprovalsOf, listBallotsOf } from '../../../db/queries/version-record';
import { findPublishedPatch, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { Lane } from '../../../db/words';
import { endOfBallot } from '../../domain/ballot/closing';
import { allow, type Decision } from '../../domain/decision';
import { decideMove, type Moved } from '../../domain/lifecycle';
import type { MoveRequest } from '../../domain/lifecycle/facts';
import { recordedClosingOfConsultation } from '../audit/recorded-closing.server';
import { recordEvent } from '../audit.server';
import { loadBallot } from '../ballots/ballot-facts.server';
import { giveBackComments } from '../comments/give-back-comments.server';
import type { Context } from '../context';
import { callEndOf, lengthenWhatRan } from './lengthen-what-ran.server';
import { loadVersionById, versionFacts } from './load-version.server';
import { announceMove, type MoveToWrite, writeMove } from './write-move.server';

/**
 * A move that is asked for here, with what its form supplies. Consultation, ballot, approval and publication
 * have services of their own, because each makes more than a move.
 */
export type MoveInput =
  | {
      readonly move: 'begin-drafting';
      /** The organisation that will own the standard; null keeps the one it has. */
      readonly ownerId: string | null;
      readonly lane: Lane | null;
      /** Public; '' unless the call for adoption is cut short. */
      readonly shorteningReason: string;
    }
  | { readonly move: 'resume-drafting' | 'close-consultation' | 'take-effect' | 'retire' | 'resume' }
  | { readonly move: 'hold' | 'cancel'; readonly reason: string }
  | {
      readonly move: 'return-to-resolution';
      readonly nonEditorialChangeAgreed: boolean;
      readonly reason: string;
    }
  | { readonly move: 'deprecate'; readonly phaseOutEnds: Date | null };

export type Prepared = Pick<MoveToWrite, 'reason' | 'change'> & { readonly request: MoveRequest };

/** Moves a version, if the rules allow it now; a refusal carries every unmet demand. */
export async function moveVersion(
  ctx: Context,
  versionId: string,
  input: MoveInput,
): Promise<Decision<Moved>> {
  const done = await ctx.store.tx(async (tx) => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, versionId);
    const { request, reason, change } = await prepareMove(tx, ctx, standard, version, input);
    const decision = decideMove(await versionFacts(tx, version, actor), request, actor, ctx.now());
    if (!decision.allowed) return { decision, version };
    if (input.move === 'begin-drafting') {
      await changeStandard(tx, standard.id, {
        ownerId: input.ownerId ?? standard.ownerId,
        lane: input.lane ?? standard.lane,
      });
    }
    if (input.move === 'cancel') {
      await endApprovals(tx, ctx, version);
      await giveBackComments(tx, ctx, version);
    }
    if (input.move === 'resume') await lengthenWhatRan(tx, ctx, standard, version);
    // What is cancelled takes no more answers, and nobody waits for a close that never comes.
    if (input.move === 'close-consultation' || input.move === 'cancel')
      await closeConsultationOn(tx, version.id, ctx.now());
    await writeMove(tx, ctx, {
      standard,
      version,
      moved: decision.result,
      ...(reason === undefined ? {} : { reason }),
      ...(change === undefined ? {} : { change }),
    });
    return { decision, version };
  });
  if (!done.decision.allowed) return done.decision;
  await announceMove(ctx, done.version, done.decision.result.to);
  return allow(done.decision.result);
}

/** The question that a move puts to the rules, and what it writes when they allow it. */
export async function prepareMove(
  tx: Tx,
  ctx: Context,
  standard: StandardRow,
  version: VersionRow,
  input: MoveInput,
): Promise<Prepared> {
  switch (input.move) {
    case 'begin-drafting':
      return {
        request: {
          move: input.move,
          ownerNamed: await ownerNamed(tx, input.ownerId ?? standard.ownerId),
          chairNamed: await chairNamed(tx, standard.id),
          lane: input.lane ?? standard.lane,
          callEndsAt: callEndOf(version),
          shorteningReason: input.shorteningReason,
        },
        reason: input.shorteningReason,
      };
    case 'resume-drafting':
      return { request: { move: input.move } };
    case 'close-consultation': {
      const recorded = await recordedClosingOfConsultation(tx, version.id);
      return { request: { move: input.move, recordedClosesAt: recorded?.at ?? null } };
    }
    case 'take-effect':
      return {
        request: { move: input.move, patchPublished: await findPublishedPatch(tx, version.id) },
      };
    case 'resume':
      return { request: { move: input.move }, change: { heldFrom: null } };
    case 'retire':
      return { request: { move: input.move }, change: { retiredAt: ctx.now() } };
    case 'hold':
      return {
        request: { move: input.move, reason: input.reason },
        reason: input.reason,
        change: { heldFrom: version.state },
      };
    case 'cancel':
      return { request: { move: input.move, reason: input.reason }, reason: input.reason };
    case 'return-to-resolution':
      return {
        request: {
          move: input.move,
          ended: await ballotEnd(tx, version.id, ctx.now()),
          nonEditorialChangeAgreed: input.nonEditorialChangeAgreed,
        },
        reason: input.reason,
      };
    case 'deprecate':
      return {
        request: {
          move: input.move,
          reason: version.deprecationReason,
          noticeGivenAt: version.deprecationNoticeAt,
          successor: version.successor,
          productsListed: version.knownProducts !== '',
          phaseOutEnds: input.phaseOutEnds,
        },
        reason: version.deprecationReason,
        change: { deprecatedAt: ctx.now(), phaseOutEndsAt: input.phaseOutEnds },
      };
  }
}

async function chairNamed(tx: Tx, standardId: string): Promise<boolean> {
  const held = await listAppointments(tx, [standardId]);
  return held.some(({ role }) => role === 'chair');
}

/** Nobody decides any more on a version that was cancelled while it waited for approval. */
async function endApprovals(tx: Tx, ctx: Context, version: VersionRow): Promise<void> {
  for (const { id } of await listApprovalsOf(tx, version.id)) {
    if (!(await endWaitingApproval(tx, id, 'rejected', ctx.now()))) continue;
    await recordEvent(tx, ctx, {
      act: 'approval-ended-by-cancelling',
      objectKind: 'approval',
      objectId: id,
      standardId: version.standardId,
      versionId: version.id,
      before: { state: 'waiting' },
      after: { state: 'rejected' },
    });
  }
}

/** How the newest ballot on the version came out. */
async function ballotEnd(tx: Tx, versionId: string, now: Date): Promise<ReturnType<typeof endOfBallot>> {
  const [newest] = await listBallotsOf(tx, versionId);
  if (newest === undefined) return 'not-yet';
  const { facts, tally } = await loadBallot(tx, newest.id);
  return endOfBallot(facts, tally, now);
}

/** Whether it is an organisation that can own a standard: a form of another day may name one that is gone. */
async function ownerNamed(tx: Tx, organisationId: string | null): Promise<boolean> {
  const owner = organisationId === null ? undefined : await findOrganisation(tx, organisationId);
  return owner !== undefined && owner.verifiedAt !== null;
}
