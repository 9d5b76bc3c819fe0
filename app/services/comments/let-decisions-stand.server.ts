import { listProposedBefore } from '../../../db/queries/comment-lists';
import { findComment } from '../../../db/queries/comments';
import type { Tx } from '../../../db/store';
import { decideStanding, type ProposedDecision } from '../../domain/disposition';
import { daysAfter } from '../../domain/london-time';
import type { Context } from '../context';
import { proposalOf } from './decision-input.server';
import { loadCommentById } from './load-comment.server';
import { writeDecision } from './write-decision.server';

/** A day less than the silence procedure takes at least: what may be due, before the rule is asked to the second. */
const EARLIEST_DAYS = 6;

/**
 * Records every proposed decision that nobody pulled out of within its time, one transaction each, by the clock's
 * authority. The rules are asked again inside it, so that two processes record it once. It runs every second, so it
 * looks without writing first.
 *
 * @returns how many were recorded by this call
 */
export async function recordStandingDecisions(ctx: Context): Promise<number> {
  const clock: Context = { ...ctx, actor: { kind: 'clock' } };
  const due = await ctx.store.read((tx) => listDue(tx, clock));
  let recorded = 0;
  for (const id of due) if (await clock.store.tx((tx) => letStand(tx, clock, id))) recorded += 1;
  return recorded;
}

/** The comments whose proposal stands by now; those that wait for the chair are not among them. */
async function listDue(tx: Tx, clock: Context): Promise<readonly string[]> {
  const due: string[] = [];
  for (const id of await listProposedBefore(tx, daysAfter(clock.now(), -EARLIEST_DAYS))) {
    if ((await standing(tx, clock, id)) !== null) due.push(id);
  }
  return due;
}

async function letStand(tx: Tx, clock: Context, id: string): Promise<boolean> {
  const found = await standing(tx, clock, id);
  if (found === null) return false;
  const { loaded, proposed, proposedBy, moved } = found;
  const decision = { ...proposed, how: moved.how, count: null };
  await writeDecision(tx, clock, loaded, moved, decision, proposedBy);
  return true;
}

/** A proposal that stands now with what it says; null where none does. */
async function standing(tx: Tx, clock: Context, id: string) {
  const comment = await findComment(tx, id);
  const proposal = comment && proposalOf(comment);
  if (!proposal) return null;
  const loaded = await loadCommentById(tx, clock, id);
  const { disposition, reason, impact, duplicateOfId, proposedAs, block, proposedBy } = proposal;
  const proposed: ProposedDecision = {
    disposition,
    reason,
    impact,
    duplicateOf: duplicateOfId,
    proposedAt: new Date(proposal.proposedAt),
    proposedAs: proposedAs ?? null,
    inBlock: block !== undefined,
  };
  const decided = decideStanding(loaded.facts, proposed, loaded.actor, clock.now());
  return decided.allowed ? { loaded, proposed, proposedBy, moved: decided.result } : null;
}
