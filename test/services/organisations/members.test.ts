import { describe, expect, it } from 'vitest';
import { viewNotifications } from '../../../app/services/notices/view-notifications.server';
import {
  acceptInvitation,
  viewInvitation,
} from '../../../app/services/organisations/accept-invitation.server';
import { answerJoinRequest } from '../../../app/services/organisations/answer-join-request.server';
import { askToJoin, takeBackRequest } from '../../../app/services/organisations/ask-to-join.server';
import { inviteMember, withdrawInvitation } from '../../../app/services/organisations/invite-member.server';
import { suspendOrganisation } from '../../../app/services/organisations/verify-organisation.server';
import { viewMembers } from '../../../app/services/organisations/view-members.server';
import { makePerson, signedIn, type TestContext } from '../../support/context';
import { sendDue, sentTo } from '../../support/mailed';
import { duties, organisationWorld as world } from '../../support/organisations';
import { actsRecorded, lettersTo, tokenIn } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';

async function invited(ctx: TestContext, email: string): Promise<string> {
  const answer = await inviteMember(ctx, { slug: 'acorn', email });
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return tokenIn((await lettersTo(ctx.store, email)).at(-1));
}

describe.each(enginesUnderTest())('invitations on %s', (engine) => {
  it('lead the invited person, and nobody else, into the organisation', async () => {
    const w = await world(engine);
    const secret = await invited(w.rep, 'Olga@Example.org'.toLowerCase());
    expect(await viewInvitation(w.ctx, secret)).toMatchObject({
      state: 'sign-in',
      organisation: { name: 'Acorn' },
      invitedBy: 'Rhea Rep',
    });
    const mallory = await signedIn(w.ctx, await makePerson(w.ctx, { email: 'mallory@example.org' }));
    expect((await viewInvitation(mallory, secret)).state).toBe('other-address');
    expect(JSON.stringify(await viewInvitation(mallory, secret))).not.toContain('olga@');
    expect(await acceptInvitation(mallory, secret)).toMatchObject({ ok: false, status: 409 });

    expect((await viewInvitation(w.out, secret)).state).toBe('open');
    expect(await acceptInvitation(w.out, secret)).toEqual({ ok: true, result: { slug: 'acorn' } });
    expect(await duties(w.rep)).toMatchObject({ 'Olga Outside': 'member' });
    expect((await viewInvitation(w.out, secret)).state).toBe('accepted');
    await expect(acceptInvitation(w.ctx, secret)).rejects.toMatchObject({ code: 'sign-in-needed' });
    await expect(viewInvitation(w.ctx, 'guess')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are accepted once, also by two clicks at the same moment', async () => {
    const w = await world(engine);
    const secret = await invited(w.rep, w.people.out.email);
    const answers = await Promise.all([acceptInvitation(w.out, secret), acceptInvitation(w.out, secret)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await actsRecorded(w.ctx.store)).filter((act) => act === 'member-joined')).toHaveLength(1);
    const { members } = await viewMembers(w.rep, 'acorn');
    expect(members.filter(({ name }) => name === 'Olga Outside')).toHaveLength(1);
  });

  it('run out after 14 days, are withdrawn, and are replaced by a newer one', async () => {
    const w = await world(engine);
    const first = await invited(w.rep, w.people.out.email);
    const second = await invited(w.alt, w.people.out.email);
    expect((await viewInvitation(w.out, first)).state).toBe('withdrawn');
    const [open, ...others] = (await viewMembers(w.rep, 'acorn')).invitations;
    expect(others).toEqual([]);
    expect((await withdrawInvitation(w.rep, { slug: 'acorn', invitationId: open?.id ?? '' })).ok).toBe(true);
    expect(await acceptInvitation(w.out, second)).toMatchObject({ ok: false });
    const third = await invited(w.rep, w.people.out.email);
    w.ctx.advance({ days: 14 });
    expect((await viewInvitation(w.out, third)).state).toBe('run-out');
    expect(await acceptInvitation(w.out, third)).toMatchObject({ ok: false, status: 409 });
  });

  it('PM-20: are sent by representative and alternate only', async () => {
    const w = await world(engine);
    for (const other of [w.mem, w.out, w.secretariat]) {
      await expect(inviteMember(other, { slug: 'acorn', email: 'new@example.org' })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    await expect(inviteMember(w.ctx, { slug: 'acorn', email: 'new@example.org' })).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
    expect(await lettersTo(w.ctx.store, 'new@example.org')).toEqual([]);
  });

  it('are not sent to members, and not to what is no address', async () => {
    const w = await world(engine);
    expect(await inviteMember(w.rep, { slug: 'acorn', email: w.people.mem.email })).toMatchObject({
      errors: { email: 'This person belongs to Acorn already' },
    });
    expect(await inviteMember(w.rep, { slug: 'acorn', email: 'new' })).toMatchObject({ status: 400 });
  });

  it('do not let anybody into a suspended organisation', async () => {
    const w = await world(engine);
    const secret = await invited(w.rep, w.people.out.email);
    await suspendOrganisation(w.secretariat, { slug: 'acorn', reason: 'Dissolved.' });
    expect((await viewInvitation(w.out, secret)).state).toBe('suspended');
    expect(await acceptInvitation(w.out, secret)).toMatchObject({ ok: false, status: 409 });
  });
});

describe.each(enginesUnderTest())('asking to join on %s', (engine) => {
  it('tells those who manage the members, who accept', async () => {
    const w = await world(engine);
    expect((await askToJoin(w.out, { slug: 'acorn', message: 'I work here.' })).ok).toBe(true);
    w.ctx.advance({ days: 1 });
    expect((await sendDue(w.ctx)).map(({ recipient }) => recipient).toSorted()).toEqual(
      [w.people.alt.email, w.people.rep.email].toSorted(),
    );
    const notices = await viewNotifications(w.rep, { tab: 'for-me', page: 1 });
    expect(notices.groups[0]?.lines[0]?.summary).toBe('Olga Outside asks to join Acorn.');
    expect((await viewMembers(w.rep, 'acorn')).requests).toMatchObject([
      { name: 'Olga Outside', message: 'I work here.', email: 'olga@example.org' },
    ]);
    expect((await viewMembers(w.mem, 'acorn')).requests).toEqual([]);

    const answer = { slug: 'acorn', personId: w.people.out.id, accept: true };
    await expect(answerJoinRequest(w.mem, answer)).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await answerJoinRequest(w.alt, answer)).ok).toBe(true);
    expect(await answerJoinRequest(w.rep, answer)).toMatchObject({ ok: false, status: 409 });
    expect(await duties(w.rep)).toMatchObject({ 'Olga Outside': 'member' });
    w.ctx.advance({ days: 1 });
    expect((await sentTo(w.ctx, w.people.out.email)).map(({ text }) => text)).toEqual([
      expect.stringContaining('You are now a member of Acorn and can speak for it in comments.'),
    ]);
  });

  it('can be declined and taken back', async () => {
    const w = await world(engine);
    await askToJoin(w.out, { slug: 'acorn', message: '' });
    await takeBackRequest(w.out, 'acorn');
    expect((await viewMembers(w.rep, 'acorn')).requests).toEqual([]);
    await askToJoin(w.out, { slug: 'acorn', message: '' });
    await answerJoinRequest(w.rep, { slug: 'acorn', personId: w.people.out.id, accept: false });
    expect(await duties(w.rep)).not.toHaveProperty('Olga Outside');
  });

  it('needs an account and no membership', async () => {
    const w = await world(engine);
    await expect(askToJoin(w.ctx, { slug: 'acorn', message: '' })).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
    expect(await askToJoin(w.mem, { slug: 'acorn', message: '' })).toMatchObject({ ok: false, status: 409 });
    await expect(viewMembers(w.out, 'acorn')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
