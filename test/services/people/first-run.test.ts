import { describe, expect, it } from 'vitest';
import { action as firstRun } from '../../../app/routes/first-run/route';
import {
  createFirstAdministrator,
  portalIsEmpty,
  prepareFirstRun,
  viewFirstRun,
} from '../../../app/services/people/first-run.server';
import { identify } from '../../../app/services/people/identify.server';
import { makePerson, signedIn, testContext } from '../../support/context';
import { loadContext } from '../../support/load-context';
import { actsRecorded, GOOD_PASSWORD } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const ADA = { name: 'Ada Lovelace', email: 'ada@example.org', password: GOOD_PASSWORD };

describe.each(enginesUnderTest())('the first run on %s', (engine) => {
  it('makes the first administrator by the printed token, and closes', async () => {
    const ctx = testContext(await freshStore(engine));
    expect(await portalIsEmpty(ctx)).toBe(true);
    const token = (await prepareFirstRun(ctx)) ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await viewFirstRun(ctx, token)).toBe('open');

    const begun = await createFirstAdministrator(ctx, { ...ADA, token });
    if (!begun.ok) throw new Error(JSON.stringify(begun.errors));
    expect(await identify(ctx.store, begun.result.secret, ctx.now())).toMatchObject({
      name: 'Ada Lovelace',
      offices: ['administrator'],
    });
    expect(await portalIsEmpty(ctx)).toBe(false);
    expect(await viewFirstRun(ctx, token)).toBe('closed');
    expect(await prepareFirstRun(ctx)).toBeNull();
    expect(await actsRecorded(ctx.store)).toEqual(['first-administrator-created', 'signed-in']);
  });

  it('refuses a guessed token, one of an earlier start and one that has run out', async () => {
    const ctx = testContext(await freshStore(engine));
    const earlier = (await prepareFirstRun(ctx)) ?? '';
    const token = (await prepareFirstRun(ctx)) ?? '';
    for (const wrong of ['', 'guess', earlier]) {
      expect(await viewFirstRun(ctx, wrong)).toBe('no-token');
      expect(await createFirstAdministrator(ctx, { ...ADA, token: wrong })).toMatchObject({ status: 409 });
    }
    ctx.advance({ hours: 24 });
    expect(await createFirstAdministrator(ctx, { ...ADA, token })).toMatchObject({ status: 409 });
    expect(await portalIsEmpty(ctx)).toBe(true);
  });

  it('makes one administrator of two at the same moment', async () => {
    const ctx = testContext(await freshStore(engine));
    const token = (await prepareFirstRun(ctx)) ?? '';
    const answers = await Promise.allSettled(
      ['ada@example.org', 'mallory@example.org'].map((email) =>
        createFirstAdministrator(ctx, { ...ADA, email, token }),
      ),
    );
    expect(
      answers.map((one) => (one.status === 'fulfilled' ? one.value.ok : one.reason.code)).sort(),
    ).toEqual(['conflict', true]);
    const people = await ctx.store.read(async ({ db, tables }) => db.select().from(tables.people));
    expect(people).toHaveLength(1);
  });

  it('lets nobody guess on and on', async () => {
    const ctx = testContext(await freshStore(engine));
    await prepareFirstRun(ctx);
    const guess = async (n: number) => await createFirstAdministrator(ctx, { ...ADA, token: `guess-${n}` });
    for (let n = 1; n <= 60; n++) expect(await guess(n)).toMatchObject({ status: 409 });
    expect(await guess(61)).toMatchObject({ status: 429, errors: { form: expect.any(String) } });
  });

  it('names every faulty field and keeps the token', async () => {
    const ctx = testContext(await freshStore(engine));
    const token = (await prepareFirstRun(ctx)) ?? '';
    expect(await createFirstAdministrator(ctx, { token, name: '', email: 'x', password: '' })).toMatchObject({
      errors: { name: expect.any(String), email: expect.any(String), password: 'Enter a password' },
    });
    expect(await viewFirstRun(ctx, token)).toBe('open');
  });

  it('is over once anybody has an account', async () => {
    const ctx = testContext(await freshStore(engine));
    const token = (await prepareFirstRun(ctx)) ?? '';
    const person = await makePerson(ctx);
    await expect(createFirstAdministrator(ctx, { ...ADA, token })).rejects.toMatchObject({
      code: 'conflict',
    });
    const sent = firstRun({
      request: new Request(`http://localhost/first-run?token=${token}`, {
        method: 'POST',
        body: new URLSearchParams({ ...ADA }),
      }),
      params: {},
      context: loadContext(ctx),
    });
    const led = await sent.catch((thrown: unknown) => thrown);
    expect(led instanceof Response && led.headers.get('location')).toBe('/sign-in?done=set-up-already');
    expect(await portalIsEmpty(ctx)).toBe(false);
    expect(await portalIsEmpty(await signedIn(ctx, person))).toBe(false);
  });
});
