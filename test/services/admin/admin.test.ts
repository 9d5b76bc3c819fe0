import { describe, expect, it } from 'vitest';
import { endOffice, grantOffice } from '../../../app/services/admin/grant-office.server';
import {
  endSessionsOf,
  restorePerson,
  suspendPerson,
} from '../../../app/services/admin/suspend-person.server';
import { viewAdmin } from '../../../app/services/admin/view-admin.server';
import { viewOrganisationsToLookAfter } from '../../../app/services/admin/view-organisations.server';
import { viewPeople, viewPerson } from '../../../app/services/admin/view-people.server';
import { recordCsv, viewRecord } from '../../../app/services/admin/view-record.server';
import { changeName } from '../../../app/services/people/change-name.server';
import { identify } from '../../../app/services/people/identify.server';
import { signIn } from '../../../app/services/people/sign-in.server';
import { viewMyWork } from '../../../app/services/people/view-my-work.server';
import { makeOrganisation, makePerson, signedIn, testContext } from '../../support/context';
import { sentTo } from '../../support/mailed';
import { actsRecorded, GOOD_PASSWORD, makeSignInPerson } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

async function world(engine: 'sqlite' | 'postgres') {
  const ctx = testContext(await freshStore(engine));
  const root = await makePerson(ctx, { name: 'Rita Root', offices: ['administrator'] });
  const ada = await makePerson(ctx, { name: 'Ada Lovelace', email: 'ada@example.org' });
  return { ctx, root, ada, admin: await signedIn(ctx, root), asAda: await signedIn(ctx, ada) };
}

const ALL = { words: '', office: '', state: '', page: 1 };
const RECORD = { who: '', act: '', kind: '', object: '', reference: '', from: '', until: '' };

describe.each(enginesUnderTest())('offices on %s', (engine) => {
  it('PM-23: are granted and ended by an administrator, on the record, and the holder is told', async () => {
    const { ctx, ada, admin, asAda } = await world(engine);
    await expect(grantOffice(asAda, { personId: ada.id, office: 'lead' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect((await grantOffice(admin, { personId: ada.id, office: 'lead' })).ok).toBe(true);
    expect(await grantOffice(admin, { personId: ada.id, office: 'lead' })).toMatchObject({ status: 409 });
    expect((await viewPerson(admin, ada.id)).offices).toMatchObject([
      { office: 'administrator', since: null },
      { office: 'secretariat', since: null },
      { office: 'lead', since: expect.any(Date), mayEnd: true },
    ]);
    expect((await endOffice(admin, { personId: ada.id, office: 'lead' })).ok).toBe(true);
    expect(await endOffice(admin, { personId: ada.id, office: 'lead' })).toMatchObject({ status: 409 });
    expect(await actsRecorded(ctx.store)).toEqual(['office-granted', 'office-ended']);
    ctx.advance({ days: 1 });
    const [letter] = await sentTo(ctx, ada.email);
    expect(letter?.text).toContain('You now hold the office of NHS Standards Lead.');
    expect(letter?.text).toContain('You no longer hold the office of NHS Standards Lead.');
    expect(ctx.announced).toContainEqual({ what: 'rooms.reseatPerson', words: [ada.id] });
  });

  it('PM-23: the console grants them as well', async () => {
    const { ctx, ada } = await world(engine);
    const answer = await grantOffice(ctx.as({ kind: 'console' }), {
      personId: ada.id,
      office: 'administrator',
    });
    expect(answer.ok).toBe(true);
  });

  it('never leave the installation without an administrator who can sign in', async () => {
    const { ctx, root, ada, admin } = await world(engine);
    const last = { ok: false, status: 409, errors: { form: expect.stringContaining('last administrator') } };
    expect(await endOffice(admin, { personId: root.id, office: 'administrator' })).toEqual(last);
    expect((await viewPerson(admin, root.id)).offices[0]).toMatchObject({ mayEnd: false });
    await grantOffice(admin, { personId: ada.id, office: 'administrator' });
    await suspendPerson(admin, { personId: ada.id, reason: 'Left.' });
    expect(await endOffice(admin, { personId: root.id, office: 'administrator' })).toEqual(last);
    await restorePerson(admin, ada.id);
    expect((await endOffice(admin, { personId: root.id, office: 'administrator' })).ok).toBe(true);
    await expect(viewPeople(admin, ALL)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(ctx.now()).toBeInstanceOf(Date);
  });

  it('keep one administrator when two end each other’s office at the same moment', async () => {
    const { ctx, root, ada, admin } = await world(engine);
    await grantOffice(admin, { personId: ada.id, office: 'administrator' });
    const other = await signedIn(ctx, ada);
    await Promise.allSettled([
      endOffice(admin, { personId: ada.id, office: 'administrator' }),
      endOffice(other, { personId: root.id, office: 'administrator' }),
    ]);
    const held = await ctx.store.read(async ({ db, tables }) => db.select().from(tables.offices));
    expect(held.filter(({ office }) => office === 'administrator')).toHaveLength(1);
  });

  it('are not granted to an account that is suspended or not confirmed', async () => {
    const { ctx, ada, admin } = await world(engine);
    const fresh = await makePerson(ctx, { confirmed: false });
    expect(await grantOffice(admin, { personId: fresh.id, office: 'lead' })).toMatchObject({ status: 409 });
    await suspendPerson(admin, { personId: ada.id, reason: 'Spam.' });
    expect(await grantOffice(admin, { personId: ada.id, office: 'lead' })).toMatchObject({ status: 409 });
    await expect(grantOffice(admin, { personId: 'nobody', office: 'lead' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe.each(enginesUnderTest())('accounts on %s', (engine) => {
  it('PM-23: are suspended with a reason: sessions and live connections end at once', async () => {
    const { ctx, root, admin } = await world(engine);
    const ada = await makeSignInPerson(ctx, { email: 'ada2@example.org' });
    const begun = await signIn(ctx, { email: ada.email, password: GOOD_PASSWORD, to: '' });
    if (!begun.ok) throw new Error('not signed in');
    expect(await suspendPerson(admin, { personId: ada.id, reason: '' })).toMatchObject({
      errors: { reason: expect.any(String) },
    });
    expect(await suspendPerson(admin, { personId: root.id, reason: 'Me.' })).toMatchObject({ status: 409 });
    expect((await suspendPerson(admin, { personId: ada.id, reason: 'Spam.' })).ok).toBe(true);
    expect(await identify(ctx.store, begun.result.secret, ctx.now())).toEqual({ kind: 'anonymous' });
    expect(ctx.announced).toContainEqual({ what: 'rooms.revokePerson', words: [ada.id, 4411] });
    expect((await restorePerson(admin, ada.id)).ok).toBe(true);
    expect((await signIn(ctx, { email: ada.email, password: GOOD_PASSWORD, to: '' })).ok).toBe(true);
    expect((await endSessionsOf(admin, ada.id)).ok).toBe(true);
    expect((await viewPerson(admin, ada.id)).sessions).toBe(0);
  });

  it('are found by name, address, organisation, office and state', async () => {
    const { ctx, root, ada, admin } = await world(engine);
    const grace = await makePerson(ctx, { name: 'Grace Hopper', confirmed: false });
    await makeOrganisation(ctx, { name: 'Analytical Engines', members: [ada] });
    const found = async (query: Partial<typeof ALL>) =>
      (await viewPeople(admin, { ...ALL, ...query })).people.map(({ name }) => name);
    expect(await found({})).toEqual([ada.name, grace.name, root.name]);
    expect(await found({ words: 'hopper' })).toEqual([grace.name]);
    expect(await found({ words: 'ADA@example' })).toEqual([ada.name]);
    expect(await found({ words: 'analytical' })).toEqual([ada.name]);
    expect(await found({ office: 'administrator' })).toEqual([root.name]);
    expect(await found({ state: 'unconfirmed' })).toEqual([grace.name]);
    expect(await found({ words: '%' })).toEqual([]);
  });
});

describe.each(enginesUnderTest())('the administration on %s', (engine) => {
  it('opens to administrators and the Secretariat, each to their own part', async () => {
    const { ctx, admin, asAda } = await world(engine);
    const office = await signedIn(ctx, await makePerson(ctx, { offices: ['secretariat'] }));
    await makeOrganisation(ctx, { name: 'Waiting', verified: false });
    expect((await viewAdmin(admin)).may).toEqual({ administer: true, verify: false, readRecord: true });
    expect(await viewAdmin(office)).toMatchObject({
      may: { administer: false, verify: true, readRecord: false },
      toVerify: 1,
    });
    await expect(viewAdmin(asAda)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(viewAdmin(ctx)).rejects.toMatchObject({ code: 'sign-in-needed' });
    await expect(viewPeople(office, ALL)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(viewRecord(office, RECORD, 1)).rejects.toMatchObject({ code: 'not-allowed' });
    const waiting = await viewOrganisationsToLookAfter(office, { words: '', state: 'unverified', page: 1 });
    expect(waiting.organisations.map(({ name }) => name)).toEqual(['Waiting']);
    await expect(
      viewOrganisationsToLookAfter(asAda, { words: '', state: '', page: 1 }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('tells the Secretariat on their own page how many organisations wait', async () => {
    const { ctx, asAda } = await world(engine);
    const office = await signedIn(ctx, await makePerson(ctx, { offices: ['secretariat'] }));
    await makeOrganisation(ctx, { name: 'Waiting', verified: false });
    expect((await viewMyWork(office)).toVerify).toBe(1);
    expect((await viewMyWork(asAda)).toVerify).toBeNull();
  });
});

describe.each(enginesUnderTest())('the audit record on %s', (engine) => {
  it('is filtered by who, what, object and day, newest first', async () => {
    const { ctx, ada, admin, asAda } = await world(engine);
    await changeName(asAda, 'Ada King');
    ctx.advance({ days: 1 });
    await grantOffice(admin, { personId: ada.id, office: 'lead' });
    const acts = async (query: Partial<typeof RECORD>) =>
      (await viewRecord(admin, { ...RECORD, ...query }, 1)).events.map(({ act }) => act);
    expect(await acts({})).toEqual(['office-granted', 'name-changed']);
    expect(await acts({ who: 'ada' })).toEqual(['name-changed']);
    expect(await acts({ act: 'office-granted' })).toEqual(['office-granted']);
    expect(await acts({ kind: 'person', object: ada.id })).toHaveLength(2);
    expect(await acts({ kind: 'ballot' })).toEqual([]);
    expect(await acts({ from: '2026-09-02' })).toEqual(['office-granted']);
    expect(await acts({ until: '2026-09-01' })).toEqual(['name-changed']);
    expect(await acts({ reference: 'STD-0001' })).toEqual([]);
  });

  it.each([
    [{ from: 'soon' }, 'from'],
    [{ from: '2026-02-31' }, 'from'],
    [{ until: '2026-9-1' }, 'until'],
    [{ from: '2026-09-02', until: '2026-09-01' }, 'until'],
  ] as const)('says which day of its filter %o is none, and shows nothing under it', async (days, field) => {
    const { ctx, admin, asAda } = await world(engine);
    await changeName(asAda, 'Ada B');
    const view = await viewRecord(admin, { ...RECORD, ...days }, 1);
    expect([Object.keys(view.faults), view.events]).toEqual([[field], []]);
    await expect(recordCsv(admin, { ...RECORD, ...days })).rejects.toMatchObject({ code: 'invalid' });
    await expect(viewRecord(ctx, { ...RECORD, ...days }, 1)).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
  });

  it('is downloaded whole as CSV that no spreadsheet takes for formulas', async () => {
    const { ctx, admin, asAda } = await world(engine);
    await changeName(asAda, '=HYPERLINK("x"), Ada');
    const names = Array.from({ length: 520 }, (_, n) => `Ada ${'abcdefghij'[n % 10]}`);
    for (const name of names) await changeName(asAda, name);
    let csv = '';
    for await (const piece of await recordCsv(admin, RECORD)) csv += piece;
    const lines = csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 521);
    expect(lines[0]).toMatch(/^sequence,time,who/);
    expect(lines[1]).toMatch(/^521,/);
    expect(lines.at(-1)).toMatch(/^1,/);
    expect(lines.at(-1)).toContain('""name"":""=HYPERLINK');
    await changeName(asAda, '=1+1 Ada');
    let filtered = '';
    for await (const piece of await recordCsv(admin, { ...RECORD, who: '=1+1' })) filtered += piece;
    expect(filtered).toContain(",'=1+1 Ada,person,");
    await expect(recordCsv(asAda, RECORD)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(recordCsv(ctx, RECORD)).rejects.toMatchObject({ code: 'sign-in-needed' });
  });
});
