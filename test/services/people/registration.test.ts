import { describe, expect, it } from 'vitest';
import { askForNewEmail } from '../../../app/services/people/ask-for-new-email.server';
import { askForReset } from '../../../app/services/people/ask-for-reset.server';
import { confirmEmail, viewConfirmation } from '../../../app/services/people/confirm-email.server';
import { identify } from '../../../app/services/people/identify.server';
import { register } from '../../../app/services/people/register.server';
import { resetPassword } from '../../../app/services/people/reset-password.server';
import { secretHash } from '../../../app/services/people/secrets';
import { signIn } from '../../../app/services/people/sign-in.server';
import { findPersonByEmail } from '../../../db/queries/people';
import { makePerson, signedIn, testContext } from '../../support/context';
import {
  actsRecorded,
  GOOD_PASSWORD,
  lettersTo,
  linkIn,
  makeSignInPerson,
  registered,
  tokenIn,
} from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const ADA = { name: 'Ada Lovelace', email: 'ada@example.org', password: GOOD_PASSWORD, to: '' };

describe.each(enginesUnderTest())('registration on %s', (engine) => {
  it('makes an account that the mailed link confirms and signs in', async () => {
    const ctx = testContext(await freshStore(engine));
    expect(await register(ctx, { ...ADA, to: '/invitations/abc' })).toEqual({ ok: true, result: undefined });
    const [letter, ...others] = await lettersTo(ctx.store, ADA.email);
    expect(others).toEqual([]);
    expect(linkIn(letter).searchParams.get('to')).toBe('/invitations/abc');

    expect(await viewConfirmation(ctx, tokenIn(letter))).toEqual({
      works: true,
      email: ADA.email,
      firstTime: true,
    });
    const confirmed = await confirmEmail(ctx, { token: tokenIn(letter), password: ADA.password });
    if (!confirmed.ok) throw new Error('not confirmed');
    expect(await identify(ctx.store, confirmed.result.secret, ctx.now())).toMatchObject({
      kind: 'person',
      name: 'Ada Lovelace',
    });
    expect(await actsRecorded(ctx.store)).toEqual(['account-registered', 'signed-in', 'email-confirmed']);
  });

  it('stores neither the password nor any secret in the clear', async () => {
    const ctx = testContext(await freshStore(engine));
    const token = await registered(ctx, ADA.email);
    const { people, tokens } = await ctx.store.read(async ({ db, tables }) => ({
      people: await db.select().from(tables.people),
      tokens: await db.select().from(tables.tokens),
    }));
    expect(JSON.stringify(people)).not.toContain(ADA.password);
    expect(people[0]?.passwordHash).toMatch(/^scrypt\$N=32768,r=8,p=1\$/);
    expect(JSON.stringify(tokens)).not.toContain(token);
    expect(tokens[0]?.secretHash).toBe(secretHash(token));
  });

  it('answers the same for an address that has an account, and tells its holder by letter', async () => {
    const ctx = testContext(await freshStore(engine));
    const holder = await makePerson(ctx, { name: 'Grace Hopper', email: 'grace@example.org' });
    const taken = await register(ctx, { ...ADA, email: holder.email });
    const free = await register(ctx, ADA);
    expect(taken).toEqual(free);
    const [letter] = await lettersTo(ctx.store, holder.email);
    expect(letter?.subject).toBe('You already have an account on Concord');
    const unchanged = await ctx.store.read((tx) => findPersonByEmail(tx, holder.email));
    expect(unchanged).toMatchObject({ name: 'Grace Hopper', passwordHash: null });
  });

  it('confirms by each letter what was typed with it, whoever else registers the address meanwhile', async () => {
    for (const owner of ['first', 'second'] as const) {
      const ctx = testContext(await freshStore(engine));
      const stranger = { ...ADA, name: 'Mallory', password: 'another three words' };
      for (const typed of owner === 'first' ? [ADA, stranger] : [stranger, ADA]) await register(ctx, typed);
      const letters = await lettersTo(ctx.store, ADA.email);
      const [own, others] = owner === 'first' ? letters : [...letters].reverse();
      // The owner of the mailbox opens both and knows one password.
      const wrong = await confirmEmail(ctx, { token: tokenIn(others), password: ADA.password });
      expect(wrong).toMatchObject({ ok: false, errors: { password: expect.any(String) } });
      // Whoever knows the password of the account as it is takes no letter away by signing in.
      const typed = owner === 'first' ? ADA : stranger;
      expect((await signIn(ctx, { email: ADA.email, password: typed.password, to: '' })).ok).toBe(false);
      expect((await confirmEmail(ctx, { token: tokenIn(own), password: ADA.password })).ok).toBe(true);
      expect(await ctx.store.read((tx) => findPersonByEmail(tx, ADA.email))).toMatchObject({
        name: ADA.name,
      });
      expect((await signIn(ctx, { email: ADA.email, password: ADA.password, to: '' })).ok).toBe(true);
      expect((await signIn(ctx, { email: ADA.email, password: stranger.password, to: '' })).ok).toBe(false);
      expect(await confirmEmail(ctx, { token: tokenIn(others), password: stranger.password })).toMatchObject({
        ok: false,
        status: 409,
      });
    }
  });

  it('keeps the name that was typed first when the password of an unconfirmed account is chosen anew', async () => {
    const ctx = testContext(await freshStore(engine));
    await registered(ctx, ADA.email, ADA.name);
    const stranger = await registered(ctx, ADA.email, 'Mallory');
    await askForReset(ctx, ADA.email);
    const token = tokenIn((await lettersTo(ctx.store, ADA.email)).at(-1));
    expect((await resetPassword(ctx, { token, password: 'entirely different words' })).ok).toBe(true);
    expect(await ctx.store.read((tx) => findPersonByEmail(tx, ADA.email))).toMatchObject({ name: ADA.name });
    expect(await confirmEmail(ctx, { token: stranger, password: GOOD_PASSWORD })).toMatchObject({
      status: 409,
    });
  });

  it('mails no words of whoever typed an address to an address that is not confirmed', async () => {
    const ctx = testContext(await freshStore(engine));
    const name = 'You won at http://evil.example/ now';
    await registered(ctx, ADA.email, name);
    await signIn(ctx, { email: ADA.email, password: GOOD_PASSWORD, to: '' });
    await askForReset(ctx, ADA.email);
    const holder = await makeSignInPerson(ctx, { name, email: 'grace@example.org' });
    const grace = await signedIn(ctx, holder);
    for (const email of ['new@example.org', ADA.email]) {
      expect((await askForNewEmail(grace, { email, password: GOOD_PASSWORD })).ok).toBe(true);
    }
    const token = tokenIn((await lettersTo(ctx.store, ADA.email)).find(({ body }) => body.includes('reset')));
    await resetPassword(ctx, { token, password: 'entirely different words' });
    const mailed = await lettersTo(ctx.store, ADA.email);
    expect(mailed.map(({ subject }) => subject)).toEqual([
      'Confirm your e-mail address for Concord',
      'Confirm your e-mail address for Concord',
      'Choose a new password for Concord',
      'Your e-mail address on Concord',
      'Your Concord password was changed',
    ]);
    expect(JSON.stringify([mailed, await lettersTo(ctx.store, 'new@example.org')])).not.toContain('evil');
  });

  it('uses a confirmation link once, also when it is opened twice at the same moment', async () => {
    const ctx = testContext(await freshStore(engine));
    const token = await registered(ctx, ADA.email);
    const answers = await Promise.all(
      [1, 2].map(() => confirmEmail(ctx, { token, password: GOOD_PASSWORD })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await viewConfirmation(ctx, token)).toEqual({ works: false });
  });

  it('lets a confirmation link run out after 48 hours', async () => {
    const ctx = testContext(await freshStore(engine));
    const token = await registered(ctx, ADA.email);
    ctx.advance({ hours: 47 });
    expect(await viewConfirmation(ctx, token)).toMatchObject({ works: true });
    ctx.advance({ hours: 1 });
    expect(await viewConfirmation(ctx, token)).toEqual({ works: false });
    expect(await confirmEmail(ctx, { token, password: GOOD_PASSWORD })).toMatchObject({ status: 409 });
  });

  it('sends an unconfirmed person who signs in a new link, and only them', async () => {
    const ctx = testContext(await freshStore(engine));
    await registered(ctx, ADA.email);
    expect(await signIn(ctx, { email: ADA.email, password: 'wrong password 1', to: '' })).toMatchObject({
      errors: { form: 'The e-mail address or the password is not right' },
    });
    expect(await lettersTo(ctx.store, ADA.email)).toHaveLength(1);
    expect(await signIn(ctx, { email: ADA.email, password: GOOD_PASSWORD, to: '/my-work' })).toMatchObject({
      ok: false,
      status: 409,
    });
    const letters = await lettersTo(ctx.store, ADA.email);
    expect(letters).toHaveLength(2);
    expect(linkIn(letters[1]).searchParams.get('to')).toBe('/my-work');
    // The page says that a letter went out only as long as one did.
    const said: string[] = [];
    for (let time = 0; time < 3; time += 1) {
      const again = await signIn(ctx, { email: ADA.email, password: GOOD_PASSWORD, to: '' });
      said.push(again.ok ? '' : (again.errors.form ?? ''));
    }
    expect(said.map((words) => words.includes('We have sent you a new link'))).toEqual([true, true, false]);
    expect(await lettersTo(ctx.store, ADA.email)).toHaveLength(4);
  });

  it('mails one address a few letters an hour at most, saying nothing of it', async () => {
    const ctx = testContext(await freshStore(engine));
    for (let time = 0; time < 7; time++)
      expect(await register(ctx, ADA)).toEqual({ ok: true, result: undefined });
    expect(await lettersTo(ctx.store, ADA.email)).toHaveLength(4);
    ctx.advance({ hours: 1 });
    await register(ctx, ADA);
    expect(await lettersTo(ctx.store, ADA.email)).toHaveLength(5);
  });

  it('makes one account of two registrations at the same moment', async () => {
    const ctx = testContext(await freshStore(engine));
    const answers = await Promise.all([register(ctx, ADA), register(ctx, { ...ADA, name: 'Ada King' })]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const people = await ctx.store.read(async ({ db, tables }) => db.select().from(tables.people));
    expect(people).toHaveLength(1);
  });

  it('names every faulty field at once', async () => {
    const ctx = testContext(await freshStore(engine));
    expect(await register(ctx, { name: ' ', email: 'nobody', password: 'short', to: '' })).toEqual({
      ok: false,
      status: 400,
      errors: {
        name: 'Enter your full name',
        email: 'Enter an e-mail address in the correct format, like name@example.nhs.uk',
        password: expect.stringContaining('12 characters or more'),
      },
    });
    expect(await actsRecorded(ctx.store)).toEqual([]);
  });
});
