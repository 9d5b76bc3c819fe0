import { afterAll, describe, expect, it } from 'vitest';
import { approveMandate } from '../../../app/services/approvals/approve-mandate.server';
import { sendBack } from '../../../app/services/approvals/decide-approval.server';
import { tellOfLapsedApprovals } from '../../../app/services/approvals/tell-of-lapsed-approvals.server';
import { signedInPerson } from '../../../app/services/people/signed-in';
import { appoint } from '../../../app/services/standards/appoint.server';
import { listNotices } from '../../../db/queries/notices';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { asClock, type TestContext } from '../../support/context';
import { askedForMandate } from '../../support/mandates';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('the first approval of a mandate that stops counting on %s', (engine) => {
  const approvedFirst = async () => {
    const world = await askedForMandate(engine, texts);
    expect(refusedFor(await approveMandate(world.lead, world.approving))).toEqual([]);
    const { ctx } = world;
    const told = async (who: TestContext) => {
      const { personId } = signedInPerson(who.actor);
      const notices = await ctx.store.read((tx) => listNotices(tx, personId, {}, 99));
      return notices.filter(({ kind }) => kind === 'approval-lapsed').map(({ summary }) => summary);
    };
    const tick = async () => await tellOfLapsedApprovals(asClock(ctx));
    return { ...world, told, tick };
  };

  it('NO-16: as a date has passed, its Lead and the chair are told once, also with two processes and a clock set back', async () => {
    const { ctx, lead, second, chair, told, tick } = await approvedFirst();
    ctx.advance({ days: 60 });
    expect(await tick()).toBe(0);
    ctx.advance({ days: 1 });
    const both = await Promise.all([tick(), tick()]);
    expect(both.sort()).toEqual([0, 1]);
    ctx.advance({ days: -5 });
    expect(await tick()).toBe(0);
    ctx.advance({ days: 10 });
    expect(await tick()).toBe(0);
    for (const who of [lead, chair]) {
      expect(await told(who)).toEqual([
        expect.stringContaining(
          'does not count any more: the implement-from date has passed. A Lead returns',
        ),
      ]);
    }
    expect(await told(second)).toEqual([]);
  });

  it('NO-16: as its Lead took part in the version since', async () => {
    const { chair, lead, second, approving, versionId, told, tick } = await approvedFirst();
    await appoint(chair, { versionId, role: 'editor', person: signedInPerson(lead.actor).personId });
    expect(await tick()).toBe(1);
    expect(await tick()).toBe(0);
    for (const who of [lead, chair]) {
      expect(await told(who)).toEqual([expect.stringContaining('Lead edited this version. Another Lead')]);
    }
    // The next first approval counts, and nobody is told anything of it.
    expect(refusedFor(await approveMandate(second, approving))).toEqual([]);
    expect(await tick()).toBe(0);
  });

  it('NO-16: as another Lead returned the request', async () => {
    const { ctx, lead, second, chair, approving, told, tick } = await approvedFirst();
    const { approvalId, hash } = approving;
    const why = { reason: 'Too soon.', points: ['Later'], confirmedAt: ctx.now() };
    const back = await sendBack(second, { approvalId, hash, decision: 'returned', ...why });
    expect(refusedFor(back)).toEqual([]);
    expect(await told(lead)).toEqual([
      expect.stringContaining('is returned for changes, so its first approval does not count any more.'),
    ]);
    // Whoever asked for it is told of the decision itself.
    expect(await told(chair)).toEqual([]);
    expect(await told(second)).toEqual([]);
    expect(await tick()).toBe(0);
  });
});
