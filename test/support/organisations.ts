import { viewMembers } from '../../app/services/organisations/view-members.server';
import type { Engine } from '../../db/store';
import { makeOrganisation, makePerson, signedIn, type TestContext, testContext } from './context';
import { freshStore } from './store';

/** The organisation Acorn with everyone who may have to do with it, and the services for each. */
export async function organisationWorld(engine: Engine) {
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

/** Who holds which duty in Acorn, by name, as this person sees it. */
export async function duties(ctx: TestContext): Promise<Record<string, string>> {
  const { members } = await viewMembers(ctx, 'acorn');
  return Object.fromEntries(members.map(({ name, duty }) => [name, duty]));
}
