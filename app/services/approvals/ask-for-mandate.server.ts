import { insertApproval } from '../../../db/queries/approvals';
import { findSnapshot } from '../../../db/queries/texts';
import { countUndecided, listApprovalsOf } from '../../../db/queries/version-record';
import { findPublishedPatch, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { firmnessOf } from '../../domain/ballot/closing';
import { outcomeOf } from '../../domain/ballot/outcome';
import { allow, type Decision } from '../../domain/decision';
import type { VersionFacts } from '../../domain/lifecycle/facts';
import { decideMandateRequest } from '../../domain/mandate';
import type { ActorFacts } from '../../domain/permissions/actor';
import { recordEvent } from '../audit.server';
import { type LoadedBallot, loadBallot } from '../ballots/ballot-facts.server';
import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';
import { loadVersionById, versionFacts } from '../versions/load-version.server';
import { tellLeads } from './tell-leads.server';

/** What asking the Leads for the mandate that this ballot was about would be decided on. */
export async function decideAsking(
  tx: Tx,
  version: VersionRow,
  { row, facts: ballot, tally }: LoadedBallot,
  facts: VersionFacts,
  actor: ActorFacts,
  now: Date,
): Promise<Decision> {
  const { publishedSnapshotId } = version;
  const published = publishedSnapshotId === null ? undefined : await findSnapshot(tx, publishedSnapshotId);
  const asked = await listApprovalsOf(tx, version.id);
  const firmness = firmnessOf(ballot, tally, now);
  return decideMandateRequest(
    facts,
    {
      ballot: {
        hash: row.hash,
        openUntil: ballot.state === 'open' ? ballot.closesAt : null,
        tally: firmness === 'open' ? 'provisional' : firmness,
        passed: ballot.state === 'closed' && outcomeOf(ballot.rules, tally).passed,
        // As for a publication: an open ballot tells nothing of what its votes cite.
        undecidedComments: ballot.state === 'open' ? 0 : await countUndecided(tx, version.id, true),
      },
      publishedHash: published?.hash ?? '',
      patchPublished: await findPublishedPatch(tx, version.id),
      waiting: asked.some(({ purpose, state }) => purpose === 'mandate' && state === 'waiting'),
    },
    actor,
  );
}

/** The chair asks the Leads to make mandatory the very text that a mandatory-track ballot passed. */
export async function askForMandate(
  ctx: Context,
  input: { readonly ballotId: string },
): Promise<Decision<{ readonly approvalId: string }>> {
  const me = signedInPerson(ctx.actor);
  const decision = await ctx.store.tx(async (tx): Promise<Decision<{ readonly approvalId: string }>> => {
    const now = ctx.now();
    const ballot = await loadBallot(tx, input.ballotId);
    const { row } = ballot;
    const { standard, version, actor } = await loadVersionById(tx, ctx, row.versionId);
    const seen = await versionFacts(tx, version, actor);
    const asked = await decideAsking(tx, version, ballot, seen, actor, now);
    if (!asked.allowed) return asked;
    const approvalId = ctx.newId();
    const { snapshotId, hash, artefactsHash } = row;
    await insertApproval(tx, {
      id: approvalId,
      versionId: version.id,
      snapshotId,
      hash,
      artefactsHash,
      purpose: 'mandate',
      state: 'waiting',
      requestedBy: me.personId,
      requestedAt: now,
    });
    await recordEvent(tx, ctx, {
      act: 'mandate-requested',
      objectKind: 'approval',
      objectId: approvalId,
      standardId: standard.id,
      versionId: version.id,
      after: { hash, artefacts: artefactsHash, ballot: row.id },
    });
    const summary = `A mandate of ${standard.title} ${version.number} waits for two Leads`;
    await tellLeads(tx, ctx, { approvalId, standardId: standard.id, summary });
    return allow({ approvalId });
  });
  if (decision.allowed) ctx.post.wake();
  return decision;
}
