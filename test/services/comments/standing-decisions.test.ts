import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { recordStandingDecisions } from '../../../app/services/comments/let-decisions-stand.server';
import { proposeDecision, pullOut } from '../../../app/services/comments/propose-decision.server';
import { createTick } from '../../../server/tick';
import { commentWorld, storedComment, triaged } from '../../support/comments';
import { asClock, testContext } from '../../support/context';
import { sentTo } from '../../support/mailed';
import { actsRecorded } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';
import { BLOCKING, PROPOSAL } from './typed-decision';

describe.each(enginesUnderTest())('what stands by silence on %s', (engine) => {
  const world = async () => commentWorld(testContext(await freshStore(engine)));

  it('CD-10, CD-19: the clock records it when the seventh day is over, once though two look at the same moment', async () => {
    const at = await world();
    const { id } = await triaged(at, BLOCKING);
    expect(await proposeDecision(at.chair, id, PROPOSAL)).toMatchObject({ ok: true });
    at.ctx.setNow(new Date('2026-09-08T22:59:59.999Z'));
    expect(await recordStandingDecisions(asClock(at.ctx))).toBe(0);
    at.ctx.setNow(new Date('2026-09-08T23:00:00.000Z'));
    const both = await Promise.all([
      recordStandingDecisions(asClock(at.ctx)),
      recordStandingDecisions(asClock(at.ctx)),
    ]);
    expect(both[0] + both[1]).toBe(1);
    expect(await storedComment(at, id)).toMatchObject({
      state: 'decided',
      disposition: 'noted',
      reason: 'Seen.',
      howDecided: 'silence',
      decidedBy: at.people.chair.id,
      proposal: null,
      proposedAt: null,
    });
    const acts = await actsRecorded(at.ctx.store);
    expect(acts.filter((act) => act === 'comment-decided')).toHaveLength(1);
    const letters = await sentTo(at.ctx, at.people.commenter.email);
    expect(letters.filter(({ text }) => text.includes('is decided'))).toHaveLength(1);
    expect(await verifyRecord(at.ctx)).toMatchObject({ whole: true });
  });

  it('CD-12: what was pulled out does not stand, and begins anew when it is proposed again', async () => {
    const at = await world();
    const { id } = await triaged(at);
    await proposeDecision(at.chair, id, PROPOSAL);
    at.ctx.advance({ days: 5 });
    expect(await pullOut(at.participant, id, 'Not yet.')).toMatchObject({ ok: true });
    await proposeDecision(at.chair, id, PROPOSAL);
    at.ctx.advance({ days: 3 });
    expect(await recordStandingDecisions(asClock(at.ctx))).toBe(0);
    at.ctx.advance({ days: 4 });
    expect(await recordStandingDecisions(asClock(at.ctx))).toBe(0);
    at.ctx.advance({ days: 1 });
    expect(await recordStandingDecisions(asClock(at.ctx))).toBe(1);
  });

  it('CD-20: what an editor proposed on a Technical comment waits, and does not hold up the others', async () => {
    const at = await world();
    const waits = await triaged(at);
    const editorial = await triaged(at, { type: 'editorial' });
    for (const { id } of [waits, editorial]) await proposeDecision(at.editor, id, PROPOSAL);
    at.ctx.advance({ days: 8 });
    await createTick()(asClock(at.ctx));
    expect((await storedComment(at, waits.id)).state).toBe('decision-proposed');
    expect((await storedComment(at, editorial.id)).state).toBe('decided');
    expect(at.ctx.announced.map(({ what }) => what)).toContain('post.wake');
  });

  it('PM-2: on a standard that moderation has hidden the clock goes on with its work', async () => {
    const at = await world();
    const { id } = await triaged(at);
    await proposeDecision(at.chair, id, PROPOSAL);
    await at.ctx.store.tx(async ({ db, tables }) => {
      await db.update(tables.standards).set({ hiddenAt: at.ctx.now() });
    });
    at.ctx.advance({ days: 8 });
    await createTick()(asClock(at.ctx));
    expect((await storedComment(at, id)).state).toBe('decided');
  });
});
