import { describe, expect, it } from 'vitest';
import { changeOrganisation } from '../../../app/services/organisations/change-organisation.server';
import { nameDuty } from '../../../app/services/organisations/name-duty.server';
import { verifyOrganisation } from '../../../app/services/organisations/verify-organisation.server';
import { viewOrganisation } from '../../../app/services/organisations/view-organisation.server';
import { viewOrganisationForm } from '../../../app/services/organisations/view-organisation-form.server';
import { makeOrganisation, makePerson, signedIn, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

async function world(engine: 'sqlite' | 'postgres') {
  const ctx = testContext(await freshStore(engine));
  const [ada, grace] = [await makePerson(ctx, { name: 'Ada' }), await makePerson(ctx, { name: 'Grace' })];
  const office = await makePerson(ctx, { name: 'Olu Office', offices: ['secretariat'] });
  const { slug } = await makeOrganisation(ctx, {
    name: 'Beta Small Shop',
    verified: false,
    representative: ada,
    members: [grace],
  });
  const asAda = await signedIn(ctx, ada);
  const secretariat = await signedIn(ctx, office);
  const { present } = await viewOrganisationForm(asAda, slug);
  const shown = async () => (await viewOrganisation(secretariat, slug)).mine.shownHash;
  return { ctx, slug, grace, asAda, secretariat, present, shown };
}

describe.each(enginesUnderTest())('what was changed since a page showed it, on %s', (engine) => {
  it('PM-36: an organisation is verified as it was shown, or looked at again', async () => {
    const { ctx, slug, asAda, secretariat, present, shown } = await world(engine);
    const before = await shown();
    const official = { name: 'NHS England (official)', kind: 'national-body' };
    const changed = { ...present, ...official, interestCategory: 'national-academic-other' };
    expect(await changeOrganisation(asAda, slug, changed)).toMatchObject({ ok: true });

    expect(await verifyOrganisation(secretariat, slug, before)).toEqual({
      ok: false,
      status: 409,
      errors: {
        form:
          'It was changed since you looked: its name, its kind and its interest category. Look again at what ' +
          'this page says now, then verify it.',
      },
    });
    expect(await verifyOrganisation(secretariat, slug, '')).toMatchObject({ ok: false, status: 409 });
    expect(await viewOrganisation(ctx, slug)).toMatchObject({ state: 'unverified' });

    expect(await verifyOrganisation(secretariat, slug, await shown())).toMatchObject({ ok: true });
    expect(await viewOrganisation(ctx, slug)).toMatchObject({ state: 'verified' });
  });

  it('PM-36: who represents it is part of what is verified', async () => {
    const { slug, grace, asAda, secretariat, shown } = await world(engine);
    const before = await shown();
    await nameDuty(asAda, { slug, personId: grace.id, duty: 'alternate' });
    expect(await verifyOrganisation(secretariat, slug, before)).toMatchObject({
      errors: { form: expect.stringContaining('since you looked: who votes for it.') },
    });
  });

  it('PM-36: the print of what is verified is for those who verify', async () => {
    const { asAda, slug } = await world(engine);
    expect((await viewOrganisation(asAda, slug)).mine.shownHash).toBe('');
  });

  it('PM-36: a form does not write over what was saved since it was opened', async () => {
    const { ctx, slug, asAda, secretariat, present } = await world(engine);
    const mine = await viewOrganisationForm(secretariat, slug);
    const told = { ...present, description: 'We sell small things.' };
    expect((await changeOrganisation(asAda, slug, told, mine.shownHash)).ok).toBe(true);

    // A fault that was typed beside it does not hide that it was changed.
    const late = { ...mine.present, website: 'not one' };
    expect(await changeOrganisation(secretariat, slug, late, mine.shownHash)).toMatchObject({
      status: 409,
      errors: { form: expect.stringContaining('changed while you were writing') },
    });
    expect(await viewOrganisation(ctx, slug)).toMatchObject({ description: told.description, website: null });

    const again = await viewOrganisationForm(secretariat, slug);
    const both = { ...again.present, website: 'https://beta.example' };
    expect((await changeOrganisation(secretariat, slug, both, again.shownHash)).ok).toBe(true);
    expect(await viewOrganisation(ctx, slug)).toMatchObject({
      description: told.description,
      website: 'https://beta.example/',
    });
  });
});
