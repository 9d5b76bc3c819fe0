import { describe, expect, it } from 'vitest';
import { suspendPerson } from '../../../app/services/admin/suspend-person.server';
import { changePassword } from '../../../app/services/people/change-password.server';
import { confirmPerson } from '../../../app/services/people/confirm-person.server';
import { endOtherSessions, endSession } from '../../../app/services/people/end-session.server';
import { identify } from '../../../app/services/people/identify.server';
import { takeAttempt, takeSignIn } from '../../../app/services/people/limits.server';
import { signIn } from '../../../app/services/people/sign-in.server';
import { signOut } from '../../../app/services/people/sign-out.server';
import { viewAccount } from '../../../app/services/people/view-account.server';
import { makePerson, signedIn, type TestContext, testContext } from '../../support/context';
import { actsRecorded, GOOD_PASSWORD, lettersTo, makeSignInPerson } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

async function world(engine: 'sqlite' | 'postgres') {
  const ctx = testContext(await freshStore(engine));
  const ada = await makeSignInPerson(ctx, { name: 'Ada Lovelace', email: 'ada@example.org' });
  return { ctx, ada };
}

async function signInOrFail(ctx: TestContext, email: string, password = GOOD_PASSWORD) {
  const answer = await signIn(ctx, { email, password, to: '' });
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.result;
}

/** Attempts made before, without the tenth of a second that each real one costs. */
async function guessed(ctx: TestContext, email: string, times: number): Promise<void> {
  await ctx.store.tx(async (tx) => {
    for (let time = 0; time < times; time++) await takeSignIn(tx, ctx, email);
  });
}

describe.each(enginesUnderTest())('signing in on %s', (engine) => {
  it('begins a session with a secret of its own each time', async () => {
    const { ctx, ada } = await world(engine);
    const first = await signInOrFail(ctx, 'ADA@example.org ');
    const second = await signInOrFail(ctx, ada.email);
    expect(first.secret).toMatch(/^[\w-]{43}$/);
    expect(second.secret).not.toBe(first.secret);
    expect(await identify(ctx.store, first.secret, ctx.now())).toMatchObject({ personId: ada.id });
    expect(await actsRecorded(ctx.store)).toEqual(['signed-in', 'signed-in']);
  });

  it('ends the session that this browser had before, whoever planted it', async () => {
    const { ctx, ada } = await world(engine);
    const mallory = await makeSignInPerson(ctx, { email: 'mallory@example.org' });
    const planted = await signInOrFail(ctx, mallory.email);
    const browser = ctx.as(await identify(ctx.store, planted.secret, ctx.now()));
    const begun = await signInOrFail(browser, ada.email);
    expect(begun.secret).not.toBe(planted.secret);
    expect(await identify(ctx.store, planted.secret, ctx.now())).toEqual({ kind: 'anonymous' });
    expect(ctx.announced).toContainEqual({ what: 'rooms.revokeSession', words: [planted.sessionId, 4401] });
  });

  it('gives the same answer to an unknown address, a wrong password and an account without one', async () => {
    const { ctx, ada } = await world(engine);
    await makePerson(ctx, { email: 'nopassword@example.org' });
    const answers = [];
    for (const email of ['unknown@example.org', 'not an address', 'nopassword@example.org', ada.email]) {
      answers.push(await signIn(ctx, { email, password: 'a wrong password', to: '' }));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toEqual({
      ok: false,
      status: 400,
      errors: { form: 'The e-mail address or the password is not right' },
    });
  });

  it('takes as long over an unknown address as over a known one', async () => {
    const { ctx, ada } = await world(engine);
    const shortest = async (email: string) => {
      const times: number[] = [];
      for (let time = 0; time < 4; time++) {
        const started = performance.now();
        await signIn(ctx, { email, password: 'a wrong password', to: '' });
        times.push(performance.now() - started);
      }
      return Math.min(...times);
    };
    await signIn(ctx, { email: 'warm-up@example.org', password: 'a wrong password', to: '' });
    const known = await shortest(ada.email);
    const unknown = await shortest('unknown@example.org');
    // Without the dummy hash an unknown address is answered more than ten times as fast.
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(3);
  });

  it('limits attempts on one account from one address, also with the right password, and says what helps', async () => {
    const { ctx, ada } = await world(engine);
    await guessed(ctx, ada.email, 9);
    const guess = { email: ada.email, password: 'a wrong guess', to: '' };
    expect(await signIn(ctx, guess)).toMatchObject({ ok: false, status: 400 });
    const help = 'Or ask for a new password by e-mail: with it you can sign in at once.';
    expect(await signIn(ctx, { email: ada.email, password: GOOD_PASSWORD, to: '' })).toEqual({
      ok: false,
      status: 429,
      errors: { form: `Too many attempts. Try again in 15 minutes. ${help}` },
    });
    ctx.advance({ minutes: 15 });
    await signInOrFail(ctx, ada.email);
  });

  it('does not keep a person out by what somebody else tries from elsewhere', async () => {
    const { ctx, ada } = await world(engine);
    await guessed(ctx.from({ address: '198.51.100.7' }), ada.email, 500);
    const begun = await signInOrFail(ctx, ada.email);
    const mine = ctx.as(await identify(ctx.store, begun.secret, ctx.now()));
    expect((await confirmPerson(mine, GOOD_PASSWORD)).ok).toBe(true);
  });

  it('limits attempts on one account from many addresses', async () => {
    const { ctx, ada } = await world(engine);
    for (let at = 0; at < 20; at++) await guessed(ctx.from({ address: `198.51.100.${at}` }), ada.email, 10);
    expect(await signIn(ctx, { email: ada.email, password: GOOD_PASSWORD, to: '' })).toMatchObject({
      status: 429,
    });
  });

  it('limits an unknown account as it limits a known one', async () => {
    const { ctx } = await world(engine);
    const guess = { email: 'unknown@example.org', password: 'a wrong guess', to: '' };
    await guessed(ctx, guess.email, 9);
    expect(await signIn(ctx, guess)).toMatchObject({ ok: false, status: 400 });
    expect(await signIn(ctx, guess)).toMatchObject({ ok: false, status: 429 });
  });

  it('lets none of many attempts at once slip past the limit', async () => {
    const { ctx, ada } = await world(engine);
    await guessed(ctx, ada.email, 7);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => signIn(ctx, { email: ada.email, password: 'a wrong guess', to: '' })),
    );
    expect(answers.filter((answer) => !answer.ok && answer.status === 429)).toHaveLength(9);
  });

  it('limits attempts from one address over many accounts', async () => {
    const { ctx, ada } = await world(engine);
    await ctx.store.tx(async (tx) => {
      for (let time = 0; time < 199; time++) await takeAttempt(tx, ctx, 'sign-in:address', '192.0.2.1');
    });
    await signInOrFail(ctx, ada.email);
    expect(await signIn(ctx, { email: ada.email, password: GOOD_PASSWORD, to: '' })).toMatchObject({
      status: 429,
    });
    await signInOrFail(ctx.from({ address: '192.0.2.2' }), ada.email);
  });

  it('forgets failed attempts when the person signs in', async () => {
    const { ctx, ada } = await world(engine);
    for (let round = 0; round < 2; round++) {
      await guessed(ctx, ada.email, 8);
      await signInOrFail(ctx, ada.email);
    }
  });

  it('ends a session at sign-out, for good', async () => {
    const { ctx, ada } = await world(engine);
    const begun = await signInOrFail(ctx, ada.email);
    const mine = ctx.as(await identify(ctx.store, begun.secret, ctx.now()));
    await signOut(mine);
    await signOut(mine);
    expect(await identify(ctx.store, begun.secret, ctx.now())).toEqual({ kind: 'anonymous' });
    expect(await actsRecorded(ctx.store)).toEqual(['signed-in', 'signed-out']);
  });

  it('lets a session run out after 14 days without a visit, and after 90 days in any case', async () => {
    const { ctx, ada } = await world(engine);
    const idle = await signInOrFail(ctx, ada.email);
    const busy = await signInOrFail(ctx, ada.email);
    const isLive = async (secret: string) => (await identify(ctx.store, secret, ctx.now())).kind === 'person';
    for (let day = 0; day < 13; day++) {
      ctx.advance({ days: 1 });
      expect(await isLive(busy.secret)).toBe(true);
    }
    ctx.advance({ days: 1 });
    expect(await isLive(idle.secret)).toBe(false);
    for (let day = 14; day < 89; day++) {
      expect(await isLive(busy.secret)).toBe(true);
      ctx.advance({ days: 1 });
    }
    expect(await isLive(busy.secret)).toBe(true);
    ctx.advance({ days: 1 });
    expect(await isLive(busy.secret)).toBe(false);
  });

  it('lists sessions and ends the one chosen, never one of somebody else', async () => {
    const { ctx, ada } = await world(engine);
    const other = await makePerson(ctx);
    const laptop = await signedIn(ctx, ada);
    const phone = await signedIn(ctx, ada);
    const others = await signedIn(ctx, other);
    expect((await viewAccount(laptop)).sessions.map(({ isThis }) => isThis).sort()).toEqual([false, true]);
    if (phone.actor.kind !== 'person' || others.actor.kind !== 'person') throw new Error('not signed in');
    const notMine = await endSession(laptop, others.actor.sessionId);
    expect(notMine).toMatchObject({
      ok: false,
      errors: { form: expect.stringMatching(/not one of yours, or/) },
    });
    expect((await viewAccount(others)).sessions).toHaveLength(1);
    expect((await endSession(laptop, phone.actor.sessionId)).ok).toBe(true);
    // Of one that has ended the answer is the same as of one that was never there.
    expect(await endSession(laptop, phone.actor.sessionId)).toEqual(notMine);
    expect(await endSession(laptop, 'no such session')).toEqual(notMine);
    expect((await viewAccount(laptop)).sessions).toHaveLength(1);
    expect(ctx.announced).toContainEqual({
      what: 'rooms.revokeSession',
      words: [phone.actor.sessionId, 4401],
    });
  });

  it('ends every other session and its live connections when the password changes', async () => {
    const { ctx, ada } = await world(engine);
    const phone = await signInOrFail(ctx, ada.email);
    const laptop = await signInOrFail(ctx, ada.email);
    const mine = ctx.as(await identify(ctx.store, laptop.secret, ctx.now()));
    expect(
      await changePassword(mine, { present: 'not this one', password: 'entirely new words' }),
    ).toMatchObject({
      errors: { presentPassword: 'That is not your present password' },
    });
    expect(await changePassword(mine, { present: GOOD_PASSWORD, password: 'adalovelace1815' })).toMatchObject(
      {
        errors: { newPassword: expect.stringContaining('too close to your name') },
      },
    );
    expect((await changePassword(mine, { present: GOOD_PASSWORD, password: 'entirely new words' })).ok).toBe(
      true,
    );
    expect(await identify(ctx.store, phone.secret, ctx.now())).toEqual({ kind: 'anonymous' });
    expect(await identify(ctx.store, laptop.secret, ctx.now())).toMatchObject({ kind: 'person' });
    expect(ctx.announced).toContainEqual({ what: 'rooms.revokeSession', words: [phone.sessionId, 4401] });
    expect((await lettersTo(ctx.store, ada.email)).map(({ subject }) => subject)).toEqual([
      'Your Concord password was changed',
    ]);
    expect((await signIn(ctx, { email: ada.email, password: GOOD_PASSWORD, to: '' })).ok).toBe(false);
    await signInOrFail(ctx, ada.email, 'entirely new words');
  });

  it('ends all other sessions at once', async () => {
    const { ctx, ada } = await world(engine);
    const mine = await signedIn(ctx, ada);
    await signedIn(ctx, ada);
    await signedIn(ctx, ada);
    await endOtherSessions(mine);
    expect((await viewAccount(mine)).sessions).toMatchObject([{ isThis: true }]);
  });

  it('keeps a suspended person out, and says so only to who knows the password', async () => {
    const { ctx, ada } = await world(engine);
    const administrator = await signedIn(ctx, await makePerson(ctx, { offices: ['administrator'] }));
    const begun = await signInOrFail(ctx, ada.email);
    expect((await suspendPerson(administrator, { personId: ada.id, reason: 'Spam.' })).ok).toBe(true);
    expect(await identify(ctx.store, begun.secret, ctx.now())).toEqual({ kind: 'anonymous' });
    expect(await signIn(ctx, { email: ada.email, password: 'a wrong guess', to: '' })).toMatchObject({
      errors: { form: 'The e-mail address or the password is not right' },
    });
    expect(await signIn(ctx, { email: ada.email, password: GOOD_PASSWORD, to: '' })).toMatchObject({
      status: 409,
      errors: { form: 'This account is suspended. Write to concord@example.org to ask why.' },
    });
    const unnamed = { ...ctx, settings: { ...ctx.settings, contactEmail: null } };
    expect(await signIn(unnamed, { email: ada.email, password: GOOD_PASSWORD, to: '' })).toMatchObject({
      errors: { form: expect.stringMatching(/suspended\. Ask those who run this portal why/) },
    });
  });
});
