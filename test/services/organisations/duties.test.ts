import { describe, expect, it } from 'vitest';
import { leaveOrganisation, removeMember } from '../../../app/services/organisations/end-membership.server';
import { nameDuty } from '../../../app/services/organisations/name-duty.server';
import { viewMembers } from '../../../app/services/organisations/view-members.server';
import { makeOrganisation, type TestContext } from '../../support/context';
import { duties, organisationWorld as world } from '../../support/organisations';
import { actsRecorded } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';

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
    expect(w.ctx.announced).toContainEqual({ what: 'rooms.reseatPerson', words: [w.people.mem.id] });
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
