import { describe, expect, it } from 'vitest';
import { viewNotifications } from '../../../app/services/notices/view-notifications.server';
import {
  acceptInvitation,
  viewInvitation,
} from '../../../app/services/organisations/accept-invitation.server';
import { answerJoinRequest } from '../../../app/services/organisations/answer-join-request.server';
import { askToJoin, takeBackRequest } from '../../../app/services/organisations/ask-to-join.server';
import { leaveOrganisation, removeMember } from '../../../app/services/organisations/end-membership.server';
import { inviteMember, withdrawInvitation } from '../../../app/services/organisations/invite-member.server';
import { nameDuty } from '../../../app/services/organisations/name-duty.server';
import { suspendOrganisation } from '../../../app/services/organisations/verify-organisation.server';
import { viewMembers } from '../../../app/services/organisations/view-members.server';
import { makeOrganisation, makePerson, signedIn, type TestContext, testContext } from '../../support/context';
import { actsRecorded, lettersTo, tokenIn } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

async function world(engine: 'sqlite' | 'postgres') {
  const ctx = testContext(await freshStore(engine));
  const rep = await makePerson(ctx, { name: 'Rhea Rep', email: 'rhea@acorn.example' });
  const alt = await makePerson(ctx, { name: 'Alan Alt', email: 'alan@acorn.example' });
  const mem = await makePerson(ctx, { name: 'Mo Member', email: 'mo@acorn.example' });
  const out = await makePerson(ctx, { name: 'Olga Outside', email: 'olga@example.org' });
  const office = await makePerson(ctx, { name: 'Sam Office', offices: ['secretariat'] });
  const acorn = await makeOrganisation(ctx, {
    name: 'Acorn',
    representative: rep,
    alternate: alt,
    members: [mem],
  });
  return {
    ctx,
    acorn,
    people: { rep, alt, mem, out },
    rep: await signedIn(ctx, rep),
    alt: await signedIn(ctx, alt),
    mem: await signedIn(ctx, mem),
    out: await signedIn(ctx, out),
    secretariat: await signedIn(ctx, office),
  };
}

async function duties(ctx: TestContext): Promise<Record<string, string>> {
  const { members } = await viewMembers(ctx, 'acorn');
  return Object.fromEntries(members.map(({ name, duty }) => [name, duty]));
}

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
    expect(await lettersTo(w.ctx.store, w.people.alt.email)).toHaveLength(1);
    expect(await lettersTo(w.ctx.store, w.people.mem.email)).toEqual([]);
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
    expect((await lettersTo(w.ctx.store, w.people.out.email)).map(({ subject }) => subject)).toEqual([
      'Your request to join Acorn was accepted',
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

describe.each(enginesUnderTest())('duties on %s', (engine) => {
  it('are held by one person each: naming another makes the former a plain member', async () => {
    const w = await world(engine);
    const name = (
      ctx: TestContext,
      person: { id: string },
      duty: 'representative' | 'alternate' | 'member',
    ) => nameDuty(ctx, { slug: 'acorn', personId: person.id, duty });
    expect((await name(w.rep, w.people.mem, 'alternate')).ok).toBe(true);
    expect(await duties(w.rep)).toEqual({
      'Rhea Rep': 'representative',
      'Mo Member': 'alternate',
      'Alan Alt': 'member',
    });
    expect((await name(w.rep, w.people.mem, 'representative')).ok).toBe(true);
    expect(await duties(w.mem)).toEqual({
      'Mo Member': 'representative',
      'Alan Alt': 'member',
      'Rhea Rep': 'member',
    });
    await expect(name(w.rep, w.people.rep, 'representative')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(w.ctx.announced).toContainEqual({ what: 'rooms.reseatPerson', words: [w.people.rep.id] });
    expect(await name(w.mem, w.people.mem, 'member')).toMatchObject({
      errors: { form: expect.stringContaining('Name another representative first') },
    });
  });

  it('stay with one person each when two are named at the same moment', async () => {
    const w = await world(engine);
    await Promise.all(
      [w.people.mem, w.people.alt].map((person) =>
        nameDuty(w.secretariat, { slug: 'acorn', personId: person.id, duty: 'representative' }),
      ),
    );
    const held = Object.values(await duties(w.secretariat));
    expect(held.filter((duty) => duty === 'representative')).toHaveLength(1);
    expect(held.filter((duty) => duty === 'alternate').length).toBeLessThanOrEqual(1);
  });

  it('PM-20: are named by the representative or the Secretariat, not by the alternate', async () => {
    const w = await world(engine);
    const input = { slug: 'acorn', personId: w.people.mem.id, duty: 'representative' as const };
    for (const other of [w.alt, w.mem, w.out]) {
      await expect(nameDuty(other, input)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    expect((await nameDuty(w.secretariat, input)).ok).toBe(true);
    expect(await nameDuty(w.secretariat, { ...input, personId: w.people.out.id })).toMatchObject({
      status: 409,
    });
  });
});

describe.each(enginesUnderTest())('leaving on %s', (engine) => {
  it('ends live access and the editor’s roles held for the organisation, and no others', async () => {
    const w = await world(engine);
    const other = await makeOrganisation(w.ctx, { name: 'Beech', members: [w.people.mem] });
    const ids = await standardWithEditor(w.ctx, w.people.mem.id, [w.acorn.id, other.id]);
    expect((await removeMember(w.alt, { slug: 'acorn', personId: w.people.mem.id })).ok).toBe(true);
    expect(w.ctx.announced).toContainEqual({ what: 'rooms.revokePerson', words: [w.people.mem.id, 4405] });
    const roles = await w.ctx.store.read(async ({ db, tables }) => db.select().from(tables.appointments));
    const ended = roles.filter(({ endedAt }) => endedAt !== null).map(({ organisationId }) => organisationId);
    expect(ended).toEqual([w.acorn.id]);
    expect(ids).toHaveLength(2);
    expect(await duties(w.rep)).not.toHaveProperty('Mo Member');
    await expect(viewMembers(w.mem, 'acorn')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await actsRecorded(w.ctx.store)).toEqual(['editor-ended', 'member-removed']);
  });

  it('is open to every member but the representative, whom another must follow', async () => {
    const w = await world(engine);
    expect((await leaveOrganisation(w.alt, 'acorn')).ok).toBe(true);
    expect(await leaveOrganisation(w.rep, 'acorn')).toMatchObject({
      status: 409,
      errors: { form: expect.stringContaining('only after another one is named') },
    });
    expect(await removeMember(w.rep, { slug: 'acorn', personId: w.people.rep.id })).toMatchObject({
      status: 409,
    });
    await nameDuty(w.rep, { slug: 'acorn', personId: w.people.mem.id, duty: 'representative' });
    expect((await leaveOrganisation(w.rep, 'acorn')).ok).toBe(true);
    expect(await duties(w.mem)).toEqual({ 'Mo Member': 'representative' });
  });

  it('PM-20: is done to others only by representative and alternate', async () => {
    const w = await world(engine);
    for (const other of [w.mem, w.out]) {
      await expect(removeMember(other, { slug: 'acorn', personId: w.people.alt.id })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    expect(await removeMember(w.rep, { slug: 'acorn', personId: w.people.out.id })).toMatchObject({
      status: 409,
    });
  });

  it('shows addresses of members to those who manage them alone', async () => {
    const w = await world(engine);
    expect((await viewMembers(w.rep, 'acorn')).members.every(({ email }) => email !== null)).toBe(true);
    expect((await viewMembers(w.mem, 'acorn')).members.every(({ email }) => email === null)).toBe(true);
  });
});

/** A standard on which the person is an editor once for each organisation. */
async function standardWithEditor(ctx: TestContext, personId: string, organisationIds: readonly string[]) {
  return await ctx.store.tx(async ({ db, tables }) => {
    const [standardId, now] = [ctx.newId(), ctx.now()];
    await db.insert(tables.standards).values({
      id: standardId,
      reference: 'STD-0001',
      number: 1,
      title: 'Allergies',
      summary: '',
      type: 'record-standards',
      appliesTo: '',
      appliesToKinds: [],
      careSettings: [],
      topics: [],
      need: '',
      expectedBenefit: '',
      proposedBy: personId,
      proposedFor: organisationIds[0] ?? '',
      lastRequirement: 0,
      lastComment: 0,
      createdAt: now,
    });
    const ids: string[] = [];
    for (const organisationId of organisationIds) {
      const id = ctx.newId();
      await db.insert(tables.appointments).values({
        id,
        standardId,
        personId,
        organisationId,
        role: 'editor',
        appointedBy: personId,
        appointedAt: now,
      });
      ids.push(id);
    }
    return ids;
  });
}
