import { describe, expect, it } from 'vitest';
import { changeOrganisation } from '../../../app/services/organisations/change-organisation.server';
import { createOrganisation } from '../../../app/services/organisations/create-organisation.server';
import { slugOf, type TypedDetails } from '../../../app/services/organisations/organisation-details';
import {
  restoreOrganisation,
  suspendOrganisation,
  verifyOrganisation,
} from '../../../app/services/organisations/verify-organisation.server';
import { viewOrganisation } from '../../../app/services/organisations/view-organisation.server';
import { viewOrganisations } from '../../../app/services/organisations/view-organisations.server';
import { makeOrganisation, makePerson, signedIn, type TestContext, testContext } from '../../support/context';
import { sentTo } from '../../support/mailed';
import { actsRecorded } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const DETAILS: TypedDetails = {
  name: 'Byron Systems',
  kind: 'supplier',
  interestCategory: 'supplier-small',
  parentId: '',
  description: 'We make record systems.',
  website: 'byron.example',
};

async function world(engine: 'sqlite' | 'postgres') {
  const ctx = testContext(await freshStore(engine));
  const ada = await makePerson(ctx, { name: 'Ada Lovelace', email: 'ada@example.org' });
  const office = await makePerson(ctx, { name: 'Olu Office', offices: ['secretariat'] });
  return { ctx, ada, asAda: await signedIn(ctx, ada), secretariat: await signedIn(ctx, office) };
}

const EVERYTHING = { words: '', kind: '', interest: '', verified: false, page: 1 };

async function namesListed(ctx: TestContext, query: Partial<typeof EVERYTHING> = {}) {
  const { organisations } = await viewOrganisations(ctx, { ...EVERYTHING, ...query });
  return organisations.map(({ name }) => name);
}

describe.each(enginesUnderTest())('organisations on %s', (engine) => {
  it('PM-20: anyone with an account puts one on the portal and speaks for it first', async () => {
    const { ctx, asAda } = await world(engine);
    expect(await createOrganisation(asAda, DETAILS)).toEqual({ ok: true, result: { slug: 'byron-systems' } });
    const page = await viewOrganisation(ctx, 'byron-systems');
    expect(page).toMatchObject({
      name: 'Byron Systems',
      state: 'unverified',
      website: 'https://byron.example/',
      representatives: [{ name: 'Ada Lovelace', duty: 'representative' }],
    });
    expect(await actsRecorded(ctx.store)).toEqual(['organisation-created']);
    await expect(createOrganisation(ctx, DETAILS)).rejects.toMatchObject({ code: 'sign-in-needed' });
  });

  it('refuses a name that is on the portal in letters of either case', async () => {
    const { asAda } = await world(engine);
    await createOrganisation(asAda, DETAILS);
    expect(await createOrganisation(asAda, { ...DETAILS, name: 'BYRON  systems' })).toEqual({
      ok: false,
      status: 409,
      errors: { name: 'Byron Systems is on the portal already. Ask to join it instead' },
    });
  });

  it('gives two names that look alike in an address two addresses', async () => {
    const { asAda } = await world(engine);
    await createOrganisation(asAda, DETAILS);
    expect(await createOrganisation(asAda, { ...DETAILS, name: 'Byron-Systems!' })).toMatchObject({
      result: { slug: 'byron-systems-2' },
    });
  });

  it.each([
    ['name', { name: '  ' }, 'Enter the name of the organisation'],
    ['name', { name: '\u3164\u3164' }, 'Enter the name of the organisation'],
    ['name', { name: 'x'.repeat(121) }, 'The name must be 120 characters or fewer'],
    ['kind', { kind: 'castle' }, 'Select what kind of organisation it is'],
    ['interestCategory', { interestCategory: '' }, 'Select whose interest the organisation carries'],
    [
      'interestCategory',
      { kind: 'nhs-trust', interestCategory: 'supplier-large' },
      'Select an interest category that fits this kind of organisation',
    ],
    ['parentId', { parentId: 'nobody' }, 'Select an organisation from the list, or none'],
    [
      'website',
      { website: 'javascript:alert(1)' },
      'Enter a web address that starts with https://, or leave it empty',
    ],
    [
      'website',
      { website: 'https://user:pass@byron.example' },
      'Enter a web address that starts with https://, or leave it empty',
    ],
    ['description', { description: 'x'.repeat(2001) }, 'The description must be 2000 characters or fewer'],
  ])('names the fault of %s in %j', async (field, change, sentence) => {
    const { asAda } = await world(engine);
    expect(await createOrganisation(asAda, { ...DETAILS, ...change })).toEqual({
      ok: false,
      status: 400,
      errors: { [field]: sentence },
    });
  });

  it('lets one person put five on the portal in a day', async () => {
    const { asAda } = await world(engine);
    for (let n = 1; n <= 5; n++) {
      expect((await createOrganisation(asAda, { ...DETAILS, name: `Byron ${n}` })).ok).toBe(true);
    }
    await expect(createOrganisation(asAda, { ...DETAILS, name: 'Byron 6' })).rejects.toMatchObject({
      code: 'too-many',
    });
  });

  it('PM-21: the Secretariat verifies, and everyone in it is told', async () => {
    const { ctx, ada, asAda, secretariat } = await world(engine);
    await createOrganisation(asAda, DETAILS);
    await expect(verifyOrganisation(asAda, 'byron-systems')).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await verifyOrganisation(secretariat, 'byron-systems')).ok).toBe(true);
    expect(await viewOrganisation(ctx, 'byron-systems')).toMatchObject({
      state: 'verified',
      verifiedBy: 'Olu Office',
    });
    ctx.advance({ days: 1 });
    expect((await sentTo(ctx, ada.email)).map(({ text }) => text)).toEqual([
      expect.stringContaining('Byron Systems is verified: it can propose standards and vote.'),
    ]);
    expect(ctx.announced).toContainEqual({ what: 'rooms.reseatPerson', words: [ada.id] });
    expect(await verifyOrganisation(secretariat, 'byron-systems')).toMatchObject({ status: 409 });
  });

  it('keeps what was verified: name, kind, category and owner are then the Secretariat’s to change', async () => {
    const { ctx, asAda, secretariat } = await world(engine);
    const parent = await makeOrganisation(ctx, { name: 'Big Trust' });
    await createOrganisation(asAda, DETAILS);
    const changed = { ...DETAILS, name: 'Byron Record Systems', website: '' };
    expect((await changeOrganisation(asAda, 'byron-systems', changed)).ok).toBe(true);
    await verifyOrganisation(secretariat, 'byron-systems');

    const settled = 'The Secretariat verified this, so only the Secretariat changes it';
    expect(await changeOrganisation(asAda, 'byron-systems', { ...changed, parentId: parent.id })).toEqual({
      ok: false,
      status: 409,
      errors: { parentId: settled },
    });
    expect((await changeOrganisation(asAda, 'byron-systems', { ...changed, description: 'New.' })).ok).toBe(
      true,
    );
    expect(
      (await changeOrganisation(secretariat, 'byron-systems', { ...changed, parentId: parent.id })).ok,
    ).toBe(true);
    expect(await viewOrganisation(ctx, 'byron-systems')).toMatchObject({
      name: 'Byron Record Systems',
      parent: { name: 'Big Trust' },
    });
  });

  it('says of an owner that does not exist what to select instead', async () => {
    const { asAda } = await world(engine);
    await createOrganisation(asAda, DETAILS);
    expect(
      await changeOrganisation(asAda, 'byron-systems', { ...DETAILS, parentId: 'nobody' }),
    ).toMatchObject({
      errors: { parentId: 'Select an organisation from the list, or none' },
    });
  });

  it('does not list an organisation as owned by another on its own word alone', async () => {
    const { ctx } = await world(engine);
    const parent = await makeOrganisation(ctx, { name: 'Big Trust' });
    await makeOrganisation(ctx, { name: 'Checked', parent });
    await makeOrganisation(ctx, { name: 'Shadow', parent, verified: false });
    expect((await viewOrganisation(ctx, parent.slug)).subsidiaries.map(({ name }) => name)).toEqual([
      'Checked',
    ]);
  });

  it('refuses an owner that would make an organisation own itself', async () => {
    const { ctx, secretariat } = await world(engine);
    const top = await makeOrganisation(ctx, { name: 'Top' });
    const middle = await makeOrganisation(ctx, { name: 'Middle', parent: top });
    const bottom = await makeOrganisation(ctx, { name: 'Bottom', parent: middle });
    for (const parentId of [top.id, middle.id, bottom.id]) {
      expect(
        await changeOrganisation(secretariat, 'top', { ...DETAILS, name: 'Top', parentId }),
      ).toMatchObject({
        errors: { parentId: expect.stringContaining('cannot own itself') },
      });
    }
  });

  it('PM-20: others than its representative, its alternate and the Secretariat do not change it', async () => {
    const { ctx, asAda } = await world(engine);
    const member = await makePerson(ctx);
    await makeOrganisation(ctx, { name: 'Acorn', members: [member] });
    for (const other of [asAda, await signedIn(ctx, member)]) {
      await expect(changeOrganisation(other, 'acorn', DETAILS)).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
  });

  it('PM-34: suspends with a reason, which takes rights away at once and in open texts, and restores', async () => {
    const { ctx, ada, asAda, secretariat } = await world(engine);
    await createOrganisation(asAda, DETAILS);
    await verifyOrganisation(secretariat, 'byron-systems');
    expect(await suspendOrganisation(secretariat, { slug: 'byron-systems', reason: ' ' })).toMatchObject({
      errors: { reason: expect.stringContaining('its members read it') },
    });
    expect((await suspendOrganisation(secretariat, { slug: 'byron-systems', reason: 'Dissolved.' })).ok).toBe(
      true,
    );
    expect(ctx.announced.at(-1)).toEqual({ what: 'rooms.reseatPerson', words: [ada.id] });
    expect((await viewOrganisation(ctx, 'byron-systems')).state).toBe('suspended');
    expect(await namesListed(ctx)).toEqual([]);
    expect((await restoreOrganisation(secretariat, 'byron-systems')).ok).toBe(true);
    expect((await viewOrganisation(ctx, 'byron-systems')).state).toBe('verified');
  });

  it('lists, searches and filters', async () => {
    const { ctx } = await world(engine);
    await makeOrganisation(ctx, { name: 'acorn Health', kind: 'nhs-trust', interestCategory: 'provider' });
    await makeOrganisation(ctx, { name: 'Byron Systems', verified: false });
    await makeOrganisation(ctx, { name: 'Zeta 100% Health', interestCategory: 'supplier-large' });
    await makeOrganisation(ctx, { name: 'Gone Health', suspended: true });
    expect(await namesListed(ctx)).toEqual(['acorn Health', 'Byron Systems', 'Zeta 100% Health']);
    expect(await namesListed(ctx, { words: 'HEALTH' })).toEqual(['acorn Health', 'Zeta 100% Health']);
    expect(await namesListed(ctx, { words: '100%' })).toEqual(['Zeta 100% Health']);
    expect(await namesListed(ctx, { kind: 'nhs-trust' })).toEqual(['acorn Health']);
    expect(await namesListed(ctx, { interest: 'supplier-large' })).toEqual(['Zeta 100% Health']);
    expect(await namesListed(ctx, { verified: true })).toEqual(['acorn Health', 'Zeta 100% Health']);
    expect(await namesListed(ctx, { kind: 'castle' })).toHaveLength(3);
  });

  it('shows no e-mail address to the public', async () => {
    const { ctx, ada } = await world(engine);
    await makeOrganisation(ctx, { name: 'Acorn', representative: ada });
    expect(JSON.stringify(await viewOrganisation(ctx, 'acorn'))).not.toContain('@');
    await expect(viewOrganisation(ctx, 'nowhere')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the address of an organisation', () => {
  it.each([
    ['St Elsewhere’s NHS Trust', 'st-elsewheres-nhs-trust'],
    ['Smith & Sons', 'smith-and-sons'],
    ['Größenwahn GmbH', 'gro-enwahn-gmbh'],
    ['New', 'organisation-new'],
    ['李小龙', 'organisation'],
    ['x'.repeat(80), 'x'.repeat(60)],
  ])('of %s is %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});
