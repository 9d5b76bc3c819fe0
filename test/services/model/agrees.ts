import { createHash } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { checkRecord } from '../../../app/services/audit/check-record.server';
import { recountBallots } from '../../../app/services/ballots/recount-ballots.server';
import type { TestContext } from '../../support/context';
import { count, passes } from './count';
import type { Facts } from './facts';
import type { ModelWorld } from './world';

/** What the database keeps of the version is what the facts say: state, ballots with their votes, approvals, comments. */
export async function storeAgrees(world: ModelWorld, facts: Facts): Promise<void> {
  const stored = await world.ctx.store.read(async ({ db, tables }) => {
    const { versions, ballots, votes, voteEvents, approvals, comments, enrolments } = tables;
    const trail = await db.select().from(voteEvents).orderBy(asc(voteEvents.id));
    const counted = await db.select().from(votes);
    return {
      versions: (await db.select().from(versions)).map(({ state }) => state),
      ballots: (await db.select().from(ballots)).map((one) => ({
        id: one.id,
        state: one.state,
        round: one.round,
        closesAt: one.closesAt.toISOString(),
        receipts: trail
          .filter((line) => line.ballotId === one.id && !line.withdrawal)
          .map((line) => line.receipt),
        counted: counted
          .filter((vote) => vote.ballotId === one.id)
          .map((vote) => `${vote.organisationId} ${vote.position} ${vote.withdrawnAt !== null}`)
          .sort(),
      })),
      approvals: (await db.select().from(approvals)).map(({ id, state, hash }) => ({ id, state, hash })),
      comments: (await db.select().from(comments).orderBy(asc(comments.number))).map(({ id, state }) => ({
        id,
        state,
      })),
      enrolled: (await db.select().from(enrolments)).map(({ organisationId }) => organisationId).sort(),
    };
  });
  const idOf = (name: string) => world.organisation(name).id;
  const known = {
    versions: facts.state === 'none' ? [] : [facts.state],
    ballots: facts.ballots.map((one) => ({
      id: one.id,
      state: one.state,
      round: one.round,
      closesAt: one.closesAt.toISOString(),
      receipts: one.lines.map(({ receipt }) => receipt),
      counted: [...one.last.values()]
        .map((vote) => `${idOf(vote.organisation)} ${vote.position} ${vote.withdrawn}`)
        .sort(),
    })),
    approvals: facts.approvals.map(({ id, state, hash }) => ({ id, state, hash })),
    comments: facts.comments.map(({ id, state }) => ({ id, state })),
    enrolled: [...facts.enrolled.keys()].map(idOf).sort(),
  };
  const byId = <T extends { readonly id: string }>(list: T[]) => list.sort((a, b) => (a.id < b.id ? -1 : 1));
  byId(stored.ballots);
  byId(known.ballots);
  byId(stored.approvals);
  byId(known.approvals);
  expect(stored).toEqual(known);
}

/** AU-4, AU-7, AU-9, BL-34: the chain is whole, all that is kept is as its events left it, and so is each count. */
export async function recordHolds({ ctx }: ModelWorld, facts: Facts): Promise<void> {
  expect(await checkRecord(ctx, [])).toEqual({
    chain: expect.objectContaining({ whole: true }),
    gap: null,
    breaks: [],
    asRecorded: expect.any(Number),
    notHeld: 0,
  });
  for (const recount of await recountBallots(ctx)) {
    expect(recount.difference).toBeNull();
    const ballot = facts.ballots.find(({ id }) => id === recount.id);
    if (ballot) expect(recount.passed).toBe(passes(ballot));
  }
  const results = await ctx.store.read(async ({ db, tables }) => await db.select().from(tables.ballots));
  for (const { id, state, result } of results) {
    const ballot = facts.ballots.find((one) => one.id === id);
    if (state !== 'closed' || ballot === undefined) continue;
    expect(result).toMatchObject({ passed: passes(ballot), total: count(ballot) });
  }
}

/**
 * LC-20, BL-4: what is published is a hash that a Lead approved and a ballot passed, and its bytes come to that hash;
 * no voter has two votes that count.
 */
export async function nothingUnapproved(ctx: TestContext, facts: Facts): Promise<void> {
  await ctx.store.read(async ({ db, tables }) => {
    const { versions, snapshots, texts, approvals, approvalDecisions, ballots, votes } = tables;
    const published = await db
      .select({ hash: snapshots.hash, canonical: texts.canonical, versionId: versions.id })
      .from(versions)
      .innerJoin(snapshots, eq(snapshots.id, versions.publishedSnapshotId))
      .innerJoin(texts, eq(texts.hash, snapshots.hash));
    expect(published.map(({ hash }) => hash)).toEqual(
      facts.publishedHash === null ? [] : [facts.publishedHash],
    );
    for (const { hash, canonical, versionId } of published) {
      expect(createHash('sha256').update(canonical).digest('hex')).toBe(hash);
      const approved = await db
        .select({ leadId: approvalDecisions.leadId })
        .from(approvalDecisions)
        .innerJoin(approvals, eq(approvals.id, approvalDecisions.approvalId))
        .where(
          and(
            eq(approvals.versionId, versionId),
            eq(approvals.purpose, 'publication'),
            eq(approvals.hash, hash),
            eq(approvalDecisions.hash, hash),
            eq(approvalDecisions.decision, 'approved'),
          ),
        );
      expect(approved).toHaveLength(1);
      const balloted = await db
        .select()
        .from(ballots)
        .where(and(eq(ballots.hash, hash), eq(ballots.state, 'closed')));
      expect(balloted.length).toBeGreaterThan(0);
    }
    const counted = (await db.select().from(votes)).map((vote) => `${vote.ballotId} ${vote.votingGroupId}`);
    expect(new Set(counted).size).toBe(counted.length);
  });
}
