import { describe, expect, it } from 'vitest';
import { suspendPerson } from '../../../app/services/admin/suspend-person.server';
import { askForReset } from '../../../app/services/people/ask-for-reset.server';
import { identify } from '../../../app/services/people/identify.server';
import { takeAttempt, takeSignIn } from '../../../app/services/people/limits.server';
import { register } from '../../../app/services/people/register.server';
import { resetPassword, viewResetLink } from '../../../app/services/people/reset-password.server';
import { signIn } from '../../../app/services/people/sign-in.server';
import { makePerson, signedIn, testContext } from '../../support/context';
import {
  actsRecorded,
  GOOD_PASSWORD,
  lettersTo,
  makeSignInPerson,
  registered,
  tokenIn,
} from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const NEW = 'entirely different words';

async function world(engine: 'sqlite' | 'postgres') {
  const ctx = testContext(await freshStore(engine));
  const ada = await makeSignInPerson(ctx, { name: 'Ada Lovelace', email: 'ada@example.org' });
  const asked = async () => {
    expect(await askForReset(ctx, ada.email)).toEqual({ ok: true, result: undefined });
    return tokenIn((await lettersTo(ctx.store, ada.email)).at(-1));
  };
  return { ctx, ada, asked };
}

describe.each(enginesUnderTest())('a forgotten password on %s', (engine) => {
  it('is replaced by the mailed link, which ends every session and live connection', async () => {
    const { ctx, ada, asked } = await world(engine);
    const laptop = await signIn(ctx, { email: ada.email, password: GOOD_PASSWORD, to: '' });
    const token = await asked();
    expect(await viewResetLink(ctx, token)).toEqual({ works: true, suspended: null });
    expect(await resetPassword(ctx, { token, password: NEW })).toEqual({ ok: true, result: undefined });
    if (!laptop.ok) throw new Error('not signed in');
    expect(await identify(ctx.store, laptop.result.secret, ctx.now())).toEqual({ kind: 'anonymous' });
    expect(ctx.announced).toContainEqual({ what: 'rooms.revokePerson', words: [ada.id, 4401] });
    expect((await signIn(ctx, { email: ada.email, password: GOOD_PASSWORD, to: '' })).ok).toBe(false);
    expect((await signIn(ctx, { email: ada.email, password: NEW, to: '' })).ok).toBe(true);
    expect(await actsRecorded(ctx.store)).toEqual([
      'signed-in',
      'password-reset-asked-for',
      'password-reset',
      'signed-in',
    ]);
  });

  it('answers the same for an address without an account, and mails nothing', async () => {
    const { ctx, ada } = await world(engine);
    expect(await askForReset(ctx, 'unknown@example.org')).toEqual(await askForReset(ctx, ada.email));
    expect(await lettersTo(ctx.store, 'unknown@example.org')).toEqual([]);
    expect(await lettersTo(ctx.store, ada.email)).toHaveLength(1);
  });

  it('is not kept from anybody by others who register in their name', async () => {
    const { ctx, ada } = await world(engine);
    for (let n = 0; n < 5; n += 1) {
      await register(ctx, { name: 'Mallory', email: ada.email, password: GOOD_PASSWORD, to: '' });
    }
    const before = (await lettersTo(ctx.store, ada.email)).length;
    await askForReset(ctx, ada.email);
    expect(await lettersTo(ctx.store, ada.email)).toHaveLength(before + 1);
  });

  it('answers no sooner for an address without an account than for one with', async () => {
    const { ctx, ada } = await world(engine);
    const took = async (email: string) => {
      const started = performance.now();
      await askForReset(ctx, email);
      return performance.now() - started;
    };
    await took('warm-up@example.org');
    // The time that hides the work, less what a timer may come early.
    expect(await took('unknown@example.org')).toBeGreaterThan(75);
    expect(await took(ada.email)).toBeGreaterThan(75);
  });

  it('works by one link once, also when it is opened twice at the same moment', async () => {
    const { ctx, asked } = await world(engine);
    const token = await asked();
    const answers = await Promise.all(
      ['first different words', 'second different words'].map((password) =>
        resetPassword(ctx, { token, password }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await resetPassword(ctx, { token, password: NEW })).toMatchObject({ ok: false, status: 409 });
    expect(await viewResetLink(ctx, token)).toEqual({ works: false, suspended: null });
  });

  it('works by the newest link only, for an hour', async () => {
    const { ctx, asked } = await world(engine);
    const first = await asked();
    const second = await asked();
    expect(await viewResetLink(ctx, first)).toEqual({ works: false, suspended: null });
    ctx.advance({ minutes: 59 });
    expect(await viewResetLink(ctx, second)).toEqual({ works: true, suspended: null });
    ctx.advance({ minutes: 1 });
    expect(await viewResetLink(ctx, second)).toEqual({ works: false, suspended: null });
    expect(await resetPassword(ctx, { token: second, password: NEW })).toMatchObject({
      ok: false,
      status: 409,
    });
  });

  it('keeps the link when the new password is refused', async () => {
    const { ctx, asked } = await world(engine);
    const token = await asked();
    expect(await resetPassword(ctx, { token, password: 'too short' })).toMatchObject({
      errors: { password: expect.stringContaining('12 characters') },
    });
    expect((await resetPassword(ctx, { token, password: NEW })).ok).toBe(true);
  });

  it('is refused to an account suspended meanwhile in words that are so, before anything is typed too', async () => {
    const { ctx, ada, asked } = await world(engine);
    const token = await asked();
    const administrator = await signedIn(ctx, await makePerson(ctx, { offices: ['administrator'] }));
    expect((await suspendPerson(administrator, { personId: ada.id, reason: 'Spam.' })).ok).toBe(true);
    const suspended = 'This account is suspended. Write to concord@example.org to ask why.';
    expect(await viewResetLink(ctx, token)).toEqual({ works: false, suspended });
    expect(await resetPassword(ctx, { token, password: NEW })).toMatchObject({
      status: 409,
      errors: { form: suspended },
    });
  });

  it('is not replaced by a link for something else', async () => {
    const { ctx } = await world(engine);
    const token = await registered(ctx, 'grace@example.org', 'Grace Hopper');
    expect(await resetPassword(ctx, { token, password: NEW })).toMatchObject({ ok: false, status: 409 });
  });

  it('lets a blocked account in again', async () => {
    const { ctx, ada, asked } = await world(engine);
    await ctx.store.tx(async (tx) => {
      for (let time = 0; time < 10; time++) await takeSignIn(tx, ctx, ada.email);
    });
    expect(await signIn(ctx, { email: ada.email, password: GOOD_PASSWORD, to: '' })).toMatchObject({
      status: 429,
    });
    await resetPassword(ctx, { token: await asked(), password: NEW });
    expect((await signIn(ctx, { email: ada.email, password: NEW, to: '' })).ok).toBe(true);
  });

  it('confirms an address that was never confirmed: the letter was read', async () => {
    const { ctx } = await world(engine);
    const grace = await makePerson(ctx, { email: 'grace@example.org', confirmed: false });
    await askForReset(ctx, grace.email);
    const token = tokenIn((await lettersTo(ctx.store, grace.email)).at(-1));
    expect((await resetPassword(ctx, { token, password: NEW })).ok).toBe(true);
    expect((await signIn(ctx, { email: grace.email, password: NEW, to: '' })).ok).toBe(true);
  });

  it('limits how often one address may ask, whomever for', async () => {
    const { ctx } = await world(engine);
    await ctx.store.tx(async (tx) => {
      for (let time = 0; time < 59; time++) await takeAttempt(tx, ctx, 'ask-for-reset:address', '192.0.2.1');
    });
    expect((await askForReset(ctx, 'person@example.org')).ok).toBe(true);
    expect(await askForReset(ctx, 'another@example.org')).toMatchObject({ ok: false, status: 429 });
    expect((await askForReset(ctx.from({ address: '203.0.113.9' }), 'another@example.org')).ok).toBe(true);
  });

  it('does not sign anybody in', async () => {
    const { ctx, ada, asked } = await world(engine);
    const before = await signedIn(ctx, ada);
    await resetPassword(ctx, { token: await asked(), password: NEW });
    const sessions = await ctx.store.read(async ({ db, tables }) => db.select().from(tables.sessions));
    expect(sessions).toEqual([]);
    expect(before.actor.kind).toBe('person');
  });
});
