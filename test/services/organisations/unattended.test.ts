import { describe, expect, it } from 'vitest';
import { suspendPerson } from '../../../app/services/admin/suspend-person.server';
import { viewNotifications } from '../../../app/services/notices/view-notifications.server';
import { answerJoinRequest } from '../../../app/services/organisations/answer-join-request.server';
import { askToJoin } from '../../../app/services/organisations/ask-to-join.server';
import { leaveOrganisation } from '../../../app/services/organisations/end-membership.server';
import { nameDuty } from '../../../app/services/organisations/name-duty.server';
import { viewMembers } from '../../../app/services/organisations/view-members.server';
import { viewOrganisation } from '../../../app/services/organisations/view-organisation.server';
import { viewMyWork } from '../../../app/services/people/view-my-work.server';
import { makePerson, signedIn, type TestContext } from '../../support/context';
import { duties, organisationWorld as world } from '../../support/organisations';
import { enginesUnderTest } from '../../support/postgres';

type World = Awaited<ReturnType<typeof world>>;

async function suspendAccounts(w: World, ...people: readonly { readonly id: string }[]) {
  const admin = await signedIn(w.ctx, await makePerson(w.ctx, { offices: ['administrator'] }));
  for (const { id } of people) {
    expect((await suspendPerson(admin, { personId: id, reason: 'Left the company.' })).ok).toBe(true);
  }
}

const toldOf = async (ctx: TestContext) =>
  (await viewNotifications(ctx, { tab: 'for-me', page: 1 })).groups.flatMap(({ lines }) =>
    lines.map(({ summary }) => summary),
  );
const requestsIn = async (ctx: TestContext) => (await viewMyWork(ctx)).requests.map(({ name }) => name);
const ask = (ctx: TestContext) => askToJoin(ctx, { slug: 'acorn', message: 'I work here now.' });
const accept = (w: World, ctx: TestContext) =>
  answerJoinRequest(ctx, { slug: 'acorn', personId: w.people.out.id, accept: true });

describe.each(enginesUnderTest())('an organisation for which nobody can act on %s', (engine) => {
  it('PM-32: the Secretariat is told who asks to join, answers, and names the newcomer', async () => {
    const w = await world(engine);
    await suspendAccounts(w, w.people.rep, w.people.alt);
    expect((await ask(w.out)).ok).toBe(true);
    expect((await viewOrganisation(w.out, 'acorn')).mine).toMatchObject({
      asked: true,
      answeredBy: 'secretariat',
    });
    expect(await toldOf(w.secretariat)).toEqual(['Olga Outside asks to join Acorn.']);
    expect(await requestsIn(w.secretariat)).toEqual(['Olga Outside']);
    const seen = await viewMembers(w.secretariat, 'acorn');
    expect(seen).toMatchObject({ attended: false, may: { answer: true, manage: false } });
    expect(seen.requests.map(({ name }) => name)).toEqual(['Olga Outside']);
    await expect(accept(w, w.mem)).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await accept(w, w.secretariat)).ok).toBe(true);
    const naming = { slug: 'acorn', personId: w.people.out.id, duty: 'representative' } as const;
    expect((await nameDuty(w.secretariat, naming)).ok).toBe(true);
    expect(await duties(w.secretariat)).toMatchObject({ 'Olga Outside': 'representative' });
    expect((await viewOrganisation(w.ctx, 'acorn')).representatives).toEqual([
      { name: 'Olga Outside', duty: 'representative' },
    ]);
  });

  it('PM-32: nobody answers their own request, not in the name of the Secretariat either', async () => {
    const w = await world(engine);
    await suspendAccounts(w, w.people.rep, w.people.alt);
    expect((await ask(w.secretariat)).ok).toBe(true);
    const { actor } = w.secretariat;
    const personId = actor.kind === 'person' ? actor.personId : '';
    const own = await answerJoinRequest(w.secretariat, { slug: 'acorn', personId, accept: true });
    expect(own).toMatchObject({ ok: false, status: 403 });
  });

  it('PM-32: while either of them can act, they answer and the Secretariat does not', async () => {
    const w = await world(engine);
    await suspendAccounts(w, w.people.rep);
    await ask(w.out);
    expect((await viewOrganisation(w.out, 'acorn')).mine.answeredBy).toBe('its-own');
    expect(await toldOf(w.secretariat)).toEqual([]);
    expect(await requestsIn(w.secretariat)).toEqual([]);
    expect((await viewMembers(w.secretariat, 'acorn')).requests).toEqual([]);
    await expect(accept(w, w.secretariat)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await requestsIn(w.alt)).toEqual(['Olga Outside']);
    expect((await accept(w, w.alt)).ok).toBe(true);
  });

  it('does not name a suspended account as the one who votes for it', async () => {
    const w = await world(engine);
    await suspendAccounts(w, w.people.rep);
    expect((await viewOrganisation(w.ctx, 'acorn')).representatives).toEqual([
      { name: 'Alan Alt', duty: 'alternate' },
    ]);
  });

  it('PM-33: its last member leaves it, and it is not stuck for that', async () => {
    const w = await world(engine);
    expect((await viewMembers(w.rep, 'acorn')).may.leave).toBe(false);
    await leaveOrganisation(w.alt, 'acorn');
    await leaveOrganisation(w.mem, 'acorn');
    expect((await viewMembers(w.rep, 'acorn')).may.leave).toBe(true);
    expect((await leaveOrganisation(w.rep, 'acorn')).ok).toBe(true);
    await ask(w.out);
    expect((await accept(w, w.secretariat)).ok).toBe(true);
  });
});
