import { describe, expect, it } from 'vitest';
import { askForNewEmail } from '../../../app/services/people/ask-for-new-email.server';
import { changeName } from '../../../app/services/people/change-name.server';
import { confirmEmail, viewConfirmation } from '../../../app/services/people/confirm-email.server';
import { signInToDemo, viewDemoPeople } from '../../../app/services/people/demo.server';
import { signIn } from '../../../app/services/people/sign-in.server';
import { viewAccount } from '../../../app/services/people/view-account.server';
import { rootView } from '../../../app/services/people/view-shell';
import { insertNotice } from '../../../db/queries/notices';
import { makeOrganisation, makePerson, signedIn, testContext } from '../../support/context';
import { actsRecorded, GOOD_PASSWORD, lettersTo, makeSignInPerson, tokenIn } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

describe.each(enginesUnderTest())('an account on %s', (engine) => {
  it('moves to a new address when the link sent there is followed with the password', async () => {
    const ctx = testContext(await freshStore(engine));
    const ada = await makeSignInPerson(ctx, { name: 'Ada Lovelace', email: 'ada@example.org' });
    const mine = await signedIn(ctx, ada);
    const asked = await askForNewEmail(mine, { email: 'countess@example.org', password: GOOD_PASSWORD });
    expect(asked.ok).toBe(true);
    const token = tokenIn((await lettersTo(ctx.store, 'countess@example.org')).at(-1));
    expect(await viewConfirmation(ctx, token)).toMatchObject({ works: true, firstTime: false });
    expect((await signIn(ctx, { email: ada.email, password: GOOD_PASSWORD, to: '' })).ok).toBe(true);

    expect((await confirmEmail(mine, { token, password: GOOD_PASSWORD })).ok).toBe(true);
    expect((await signIn(ctx, { email: ada.email, password: GOOD_PASSWORD, to: '' })).ok).toBe(false);
    expect((await signIn(ctx, { email: 'countess@example.org', password: GOOD_PASSWORD, to: '' })).ok).toBe(
      true,
    );
    expect((await lettersTo(ctx.store, ada.email)).map(({ subject }) => subject)).toEqual([
      'Your Concord e-mail address was changed',
    ]);
    expect(await actsRecorded(ctx.store)).toContain('email-changed');
  });

  it('does not say that another account has the new address; it tells that one', async () => {
    const ctx = testContext(await freshStore(engine));
    const ada = await makeSignInPerson(ctx, { email: 'ada@example.org' });
    await makePerson(ctx, { email: 'grace@example.org', name: 'Grace Hopper' });
    const mine = await signedIn(ctx, ada);
    const taken = await askForNewEmail(mine, { email: 'grace@example.org', password: GOOD_PASSWORD });
    expect(taken).toEqual(await askForNewEmail(mine, { email: 'free@example.org', password: GOOD_PASSWORD }));
    const [letter] = await lettersTo(ctx.store, 'grace@example.org');
    expect(letter?.body).toContain('nothing was changed');
    expect(letter?.body).not.toContain('token=');
  });

  it('keeps its address when somebody else took the new one meanwhile', async () => {
    const ctx = testContext(await freshStore(engine));
    const ada = await makeSignInPerson(ctx, { email: 'ada@example.org' });
    const mine = await signedIn(ctx, ada);
    await askForNewEmail(mine, { email: 'shared@example.org', password: GOOD_PASSWORD });
    const token = tokenIn((await lettersTo(ctx.store, 'shared@example.org')).at(-1));
    await makePerson(ctx, { email: 'shared@example.org' });
    expect(await confirmEmail(mine, { token, password: GOOD_PASSWORD })).toMatchObject({
      status: 409,
      errors: { form: expect.stringContaining('Another account') },
    });
    expect((await viewAccount(mine)).email).toBe('ada@example.org');
  });

  it('changes address and password only with the present password', async () => {
    const ctx = testContext(await freshStore(engine));
    const mine = await signedIn(ctx, await makeSignInPerson(ctx));
    expect(await askForNewEmail(mine, { email: 'new@example.org', password: 'a wrong guess' })).toMatchObject(
      {
        errors: { emailPassword: 'That is not your present password' },
      },
    );
    expect(await lettersTo(ctx.store, 'new@example.org')).toEqual([]);
  });

  it('changes the name, and the record keeps both', async () => {
    const ctx = testContext(await freshStore(engine));
    const ada = await makePerson(ctx, { name: 'Ada Byron' });
    const mine = await signedIn(ctx, ada);
    expect(await changeName(mine, '   ')).toMatchObject({ errors: { name: 'Enter your full name' } });
    expect((await changeName(mine, ' Ada  Lovelace ')).ok).toBe(true);
    expect((await viewAccount(mine)).name).toBe('Ada Lovelace');
    const events = await ctx.store.read(async ({ db, tables }) => db.select().from(tables.auditEvents));
    expect(events).toMatchObject([
      {
        act: 'name-changed',
        actorId: ada.id,
        before: { name: 'Ada Byron' },
        after: { name: 'Ada Lovelace' },
      },
    ]);
  });

  it('shows what its person belongs to and holds', async () => {
    const ctx = testContext(await freshStore(engine));
    const ada = await makePerson(ctx, { offices: ['lead', 'secretariat'] });
    await makeOrganisation(ctx, { name: 'Byron Systems', representative: ada });
    await makeOrganisation(ctx, { name: 'Acorn Health', members: [ada], verified: false });
    const account = await viewAccount(await signedIn(ctx, ada));
    expect(account.offices).toEqual(['lead', 'secretariat']);
    expect(account.organisations).toMatchObject([
      { name: 'Acorn Health', duty: 'member', state: 'unverified' },
      { name: 'Byron Systems', duty: 'representative', state: 'verified' },
    ]);
  });

  it('puts the unread notices into the frame of every page', async () => {
    const ctx = testContext(await freshStore(engine));
    const ada = await makePerson(ctx, { name: 'Ada Lovelace' });
    await ctx.store.tx((tx) =>
      insertNotice(
        tx,
        { id: 'n1', personId: ada.id, kind: 'mention', summary: 'Grace mentioned you.', path: '/comments/1' },
        ctx.now(),
      ),
    );
    expect(await rootView(ctx)).toEqual({ serviceName: 'Concord', demo: false, person: null, unread: 0 });
    expect(await rootView(await signedIn(ctx, ada))).toEqual({
      serviceName: 'Concord',
      demo: false,
      person: { name: 'Ada Lovelace', initials: 'AL' },
      unread: 1,
    });
  });
});

describe.each(enginesUnderTest())('the demonstration on %s', (engine) => {
  it('offers invented people, and signs in as one of them', async () => {
    const ctx = testContext(await freshStore(engine), { settings: { demo: true } });
    const lead = await makePerson(ctx, { name: 'Rosa Lead', offices: ['lead'] });
    const real = await makeSignInPerson(ctx, { name: 'Real Visitor' });
    expect(await viewDemoPeople(ctx)).toMatchObject({
      roles: [],
      people: [{ id: lead.id, name: 'Rosa Lead', offices: ['lead'] }],
    });
    expect((await signInToDemo(ctx, lead.id)).secret).toMatch(/^[\w-]{43}$/);
    await expect(signInToDemo(ctx, real.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('does not exist where the portal is real', async () => {
    const ctx = testContext(await freshStore(engine));
    const person = await makePerson(ctx);
    await expect(viewDemoPeople(ctx)).rejects.toMatchObject({ code: 'not-found' });
    await expect(signInToDemo(ctx, person.id)).rejects.toMatchObject({ code: 'not-found' });
  });
});
