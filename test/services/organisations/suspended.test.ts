import { describe, expect, it } from 'vitest';
import { viewNotifications } from '../../../app/services/notices/view-notifications.server';
import { changeOrganisation } from '../../../app/services/organisations/change-organisation.server';
import { leaveOrganisation, removeMember } from '../../../app/services/organisations/end-membership.server';
import { inviteMember } from '../../../app/services/organisations/invite-member.server';
import {
  restoreOrganisation,
  suspendOrganisation,
} from '../../../app/services/organisations/verify-organisation.server';
import { viewMembers } from '../../../app/services/organisations/view-members.server';
import { viewOrganisation } from '../../../app/services/organisations/view-organisation.server';
import { viewAccount } from '../../../app/services/people/view-account.server';
import { viewMyWork } from '../../../app/services/people/view-my-work.server';
import { viewProposal } from '../../../app/services/standards/view-proposal.server';
import type { TestContext } from '../../support/context';
import { organisationWorld as world } from '../../support/organisations';
import { enginesUnderTest } from '../../support/postgres';

const REASON = 'Its registration ran out.';

const toldOf = async (ctx: TestContext) =>
  (await viewNotifications(ctx, { tab: 'for-me', page: 1 })).groups.flatMap(({ lines }) =>
    lines.map(({ summary }) => summary),
  );

async function suspended(engine: 'sqlite' | 'postgres') {
  const w = await world(engine);
  expect((await suspendOrganisation(w.secretariat, { slug: 'acorn', reason: REASON })).ok).toBe(true);
  // Who signs in from now on acts for no organisation: what they are told does not rest on the session.
  const bare = (ctx: TestContext) => {
    const { actor } = ctx;
    if (actor.kind !== 'person') throw new Error('nobody');
    return { ...ctx, actor: { ...actor, memberships: [] } };
  };
  return { ...w, rep: bare(w.rep), mem: bare(w.mem) };
}

describe.each(enginesUnderTest())('a suspended organisation on %s', (engine) => {
  it('PM-34: its members are told that it is, why, and when it is over', async () => {
    const w = await suspended(engine);
    for (const member of [w.rep, w.alt, w.mem]) {
      expect(await toldOf(member)).toEqual([expect.stringContaining(`Reason: ${REASON}`)]);
    }
    expect(await toldOf(w.out)).toEqual([]);
    w.ctx.advance({ hours: 2 });
    expect((await restoreOrganisation(w.secretariat, 'acorn')).ok).toBe(true);
    expect((await toldOf(w.mem))[0]).toContain('The suspension of Acorn is ended');
  });

  it('PM-34: its page says so to everybody and why to its members and the Secretariat', async () => {
    const w = await suspended(engine);
    for (const reader of [w.mem, w.secretariat]) {
      expect((await viewOrganisation(reader, 'acorn')).mine.suspensionReason).toBe(REASON);
    }
    for (const reader of [w.ctx, w.out]) {
      const page = await viewOrganisation(reader, 'acorn');
      expect(page).toMatchObject({ state: 'suspended', suspendedAt: w.ctx.now() });
      expect(JSON.stringify(page)).not.toContain(REASON);
    }
    await restoreOrganisation(w.secretariat, 'acorn');
    expect((await viewOrganisation(w.mem, 'acorn')).mine.suspensionReason).toBeNull();
  });

  it('PM-34: nobody changes what it says of itself, invites or removes; each may leave, and the Secretariat acts', async () => {
    const w = await suspended(engine);
    const { name, slug } = w.acorn;
    const settled = { kind: 'nhs-trust', interestCategory: 'provider', parentId: '' };
    const typed = { name, ...settled, website: '', description: 'New words.' };
    const acts = [
      () => changeOrganisation(w.rep, slug, typed),
      () => inviteMember(w.rep, { slug, email: 'new@example.org' }),
      () => removeMember(w.rep, { slug, personId: w.people.mem.id }),
    ];
    for (const act of acts) {
      await expect(act()).rejects.toMatchObject({
        code: 'not-allowed',
        message: expect.stringContaining('The organisation is suspended'),
      });
    }
    expect((await viewMembers(w.rep, slug)).may).toMatchObject({ manage: false, name: true });
    expect((await viewOrganisation(w.rep, slug)).mine.may).toMatchObject({ manage: false, change: false });
    expect((await changeOrganisation(w.secretariat, slug, typed)).ok).toBe(true);
    expect((await leaveOrganisation(w.mem, slug)).ok).toBe(true);
  });

  it('PM-34: the account, My work and the form of a proposal say so to its members', async () => {
    const w = await suspended(engine);
    expect((await viewAccount(w.rep)).organisations).toMatchObject([
      { name: 'Acorn', state: 'suspended', suspensionReason: REASON },
    ]);
    expect((await viewMyWork(w.rep)).suspended).toEqual([{ name: 'Acorn', slug: 'acorn', reason: REASON }]);
    expect((await viewMyWork(w.out)).suspended).toEqual([]);
    expect((await viewProposal(w.rep)).organisations).toMatchObject([
      { name: 'Acorn', refused: [{ rule: 'PM-34', word: 'organisation-suspended', cure: ['secretariat'] }] },
    ]);
  });
});
