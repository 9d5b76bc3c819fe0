import { listAcceptedSince } from '../../../db/queries/agreed-changes';
import { insertApproval } from '../../../db/queries/approvals';
import { countUndecided } from '../../../db/queries/version-record';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { firmnessOf } from '../../domain/ballot/closing';
import { outcomeOf } from '../../domain/ballot/outcome';
import { allow, type Decision } from '../../domain/decision';
import { decideMove, type Moved } from '../../domain/lifecycle';
import type { VersionFacts } from '../../domain/lifecycle/facts';
import type { ActorFacts } from '../../domain/permissions/actor';
import { recordEvent } from '../audit.server';
import { type LoadedBallot, loadBallot } from '../ballots/ballot-facts.server';
import { commentName } from '../comments/comment-address';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { loadVersionById, versionFacts } from '../versions/load-version.server';
import { announceMove, writeMove } from '../versions/write-move.server';
import { tellLeads } from './tell-leads.server';

/** What sending the text of this ballot to the Leads would be decided on. */
export async function decideSending(
  tx: Tx,
  version: VersionRow,
  ballot: LoadedBallot,
  facts: VersionFacts,
  actor: ActorFacts,
  now: Date,
): Promise<Decision<Moved>> {
  const firmness = firmnessOf(ballot.facts, ballot.tally, now);
  return decideMove(
    facts,
    {
      move: 'send-for-approval',
      openUntil: ballot.facts.state === 'open' ? ballot.facts.closesAt : null,
      tally: firmness === 'open' ? 'provisional' : firmness,
      passed: ballot.facts.state === 'closed' && outcomeOf(ballot.facts.rules, ballot.tally).passed,
      // Before its close nobody learns from here whether a vote names a comment, and so how it was cast.
      undecidedBallotComments: ballot.facts.state === 'open' ? 0 : await countUndecided(tx, version.id, true),
      // The Leads are asked about the very text that was voted on: what was agreed since cannot be in it.
      acceptedSince: (await listAcceptedSince(tx, version.id, ballot.row.snapshotId)).map(
        ({ number, impact }) => ({ name: commentName(number), impact }),
      ),
    },
    actor,
    now,
  );
}

/** The chair asks the Leads to approve the text that a ballot passed: its hash, and nothing else. */
export async function sendForApproval(
  ctx: Context,
  input: { readonly ballotId: string },
): Promise<Decision<{ readonly approvalId: string }>> {
  const { actor } = ctx;
  if (actor.kind !== 'person')
    throw new ServiceError('sign-in-needed', 'Sign in to send a version for approval.');
  const sent = await ctx.store.tx(async (tx) => {
    const now = ctx.now();
    const ballot = await loadBallot(tx, input.ballotId);
    const { standard, version, actor: facts } = await loadVersionById(tx, ctx, ballot.row.versionId);
    if (version.snapshotId !== ballot.row.snapshotId) {
      throw new ServiceError(
        'conflict',
        'A later ballot took the place of this one. Open the newest ballot.',
      );
    }
    const seen = await versionFacts(tx, version, facts);
    const moved = await decideSending(tx, version, ballot, seen, facts, now);
    if (!moved.allowed) return { decision: moved, version };
    const approvalId = ctx.newId();
    await insertApproval(tx, {
      id: approvalId,
      versionId: version.id,
      snapshotId: ballot.row.snapshotId,
      hash: ballot.row.hash,
      artefactsHash: ballot.row.artefactsHash,
      state: 'waiting',
      requestedBy: actor.personId,
      requestedAt: now,
    });
    await writeMove(tx, ctx, { standard, version, moved: moved.result, snapshotHash: ballot.row.hash });
    await recordEvent(tx, ctx, {
      act: 'approval-requested',
      objectKind: 'approval',
      objectId: approvalId,
      standardId: standard.id,
      versionId: version.id,
      after: { hash: ballot.row.hash, artefacts: ballot.row.artefactsHash, ballot: ballot.row.id },
    });
    const summary = `${standard.title} ${version.number} waits for approval`;
    await tellLeads(tx, ctx, { approvalId, standardId: standard.id, summary });
    return { decision: allow({ approvalId }), version };
  });
  if (sent.decision.allowed) {
    await announceMove(ctx, sent.version, 'awaiting-approval');
    return sent.decision;
  }
  return sent.decision;
}
