import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { viewFirstRun } from '../../app/services/people/first-run.server';
import type { Engine } from '../../db/store';
import { readEnv } from '../../server/env';
import { greeting } from '../../server/greeting';
import { paragraph, paragraphsOf, until } from '../collab/stock-client';
import { pageSocket } from '../support/page-socket';
import { startTestPortal, type TestPortal } from '../support/portal';
import { enginesUnderTest } from '../support/postgres';
import { type SampleVisitor, signInToSample } from '../support/sample-visitor';
import { freshDatabase } from '../support/store';

// The whole test run builds first; on its own: npm run build.

/** Two whole portals, started at the same time on one empty PostgreSQL database, into which the sample goes once. */
async function twoPortals(engine: Engine): Promise<readonly [TestPortal, TestPortal]> {
  const address = await freshDatabase(engine);
  const options = { ...('databaseUrl' in address ? address : {}), demo: true };
  const started = await Promise.allSettled([startTestPortal(options), startTestPortal(options)]);
  const portals = started.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  for (const portal of portals) onTestFinished(() => portal.close());
  for (const one of started) if (one.status === 'rejected') throw one.reason;
  const [here, there] = portals;
  if (!here || !there) throw new Error('A portal is missing.');
  return [here, there];
}

/** The draft that this person edits. */
async function draftOf(portal: TestPortal, personId: string): Promise<string> {
  return await portal.ctx.store.read(async ({ db, tables }) => {
    const roles = await db.select().from(tables.appointments);
    const mine = roles.filter((one) => one.personId === personId && one.role === 'editor');
    const versions = await db.select().from(tables.versions);
    const edited = versions.filter(({ id }) => mine.some(({ versionId }) => versionId === id));
    return edited.find(({ state }) => state === 'drafting')?.documentId ?? '';
  });
}

/** The unmodified y-websocket client, with the headers of this person's browser. */
function live(portal: TestPortal, { cookie }: SampleVisitor, documentId: string) {
  const doc = new Y.Doc();
  const address = `${portal.origin.replace('http', 'ws')}/live`;
  const provider = new WebsocketProvider(address, documentId, doc, {
    disableBc: true,
    params: { acks: '1' },
    maxBackoffTime: 200,
    WebSocketPolyfill: pageSocket({ origin: portal.origin, headers: { cookie } }),
  });
  const closes: number[] = [];
  let news = 0;
  provider.messageHandlers[120] = () => undefined;
  provider.messageHandlers[121] = () => {
    news += 1;
  };
  provider.on('connection-close', (event) => {
    if (event) closes.push(event.code);
  });
  onTestFinished(() => {
    provider.destroy();
    doc.destroy();
  });
  const text = doc.getXmlFragment('text');
  return {
    provider,
    closes,
    /** How often it was told that something beside the text is new. */
    news: () => news,
    text,
    write: (words: string) => doc.transact(() => text.push([paragraph(words)])),
    read: () => paragraphsOf(text),
  };
}

const myWork = (portal: TestPortal, { cookie }: SampleVisitor) =>
  fetch(`${portal.origin}/my-work`, { headers: { cookie }, redirect: 'manual' });

/** Sends this person's approval in the open ballot to each of these portals, all at once; answers the statuses. */
async function voteAtOnce(portals: readonly TestPortal[], { cookie, csrf }: SampleVisitor) {
  const [portal] = portals;
  if (!portal) throw new Error('No portal to vote at.');
  const ballots = await portal.ctx.store.read(({ db, tables }) => db.select().from(tables.ballots));
  const open = ballots.find(({ state }) => state === 'open')?.id ?? '';
  const page = await (await fetch(`${portal.origin}/ballots/${open}/vote`, { headers: { cookie } })).text();
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
  const fields = {
    organisationId: hidden('organisationId'),
    hash: hidden('hash'),
    artefacts: hidden('artefacts'),
  };
  const answers = await Promise.all(
    portals.map(({ origin }) =>
      fetch(`${origin}/ballots/${open}/vote`, {
        method: 'POST',
        headers: { cookie, origin },
        body: new URLSearchParams({
          _csrf: csrf,
          intent: 'cast',
          position: 'approve',
          reason: '',
          ...fields,
        }),
        redirect: 'manual',
      }),
    ),
  );
  const votes = await portal.ctx.store.read(({ db, tables }) => db.select().from(tables.votes));
  return {
    statuses: answers.map(({ status }) => status),
    counted: votes.filter((vote) => vote.ballotId === open && vote.organisationId === fields.organisationId),
  };
}

describe.each(enginesUnderTest().filter((engine) => engine !== 'sqlite'))(
  'two portals on one %s',
  (engine) => {
    it('print one link for the first administrator, which works at both', async () => {
      const address = await freshDatabase(engine);
      const options = 'databaseUrl' in address ? address : {};
      const started = await Promise.all([startTestPortal(options), startTestPortal(options)]);
      for (const portal of started) onTestFinished(() => portal.close());
      const [has] = started.filter(({ portal }) => portal.firstRunToken !== null);
      const [lacks] = started.filter(({ portal }) => portal.firstRunElsewhere);
      if (!has || !lacks) throw new Error('Not one and one.');
      const env = readEnv({}, []);
      expect(greeting(env, has.portal)).toContain(`/first-run?token=${has.portal.firstRunToken}`);
      expect(greeting(env, lacks.portal)).toContain('Another process of this portal has printed the link');
      for (const { ctx } of started) {
        expect(await viewFirstRun(ctx, has.portal.firstRunToken ?? '')).toBe('open');
      }
      await has.close();
      const again = await startTestPortal(options);
      onTestFinished(() => again.close());
      expect(again.portal.firstRunToken).not.toBeNull();
    });

    it('serve one draft to two people live, and a sign-in is good on both', async () => {
      const [here, there] = await twoPortals(engine);
      const leila = await signInToSample(here, 'Leila');
      const editor = await signInToSample(there, 'Gareth');
      for (const portal of [here, there]) {
        for (const person of [leila, editor]) expect((await myWork(portal, person)).status).toBe(200);
      }
      const documentId = await draftOf(here, editor.personId);

      // Each on the portal that they did not sign in at.
      const one = live(there, leila, documentId);
      const other = live(here, editor, documentId);
      await until('both in sync', () => one.provider.synced && other.provider.synced, 20_000);
      const words = randomUUID();
      for (let n = 0; n < 10; n += 1) {
        one.write(`leila ${n} ${words}`);
        other.write(`editor ${n} ${words}`);
      }
      const whole = () => one.read().filter((line) => line.endsWith(words)).length === 20;
      await until('one text on both', () => whole() && one.text.toString() === other.text.toString(), 20_000);

      const sees = ({ provider }: typeof one, { personId }: SampleVisitor) =>
        [...provider.awareness.getStates().values()].some(({ user }) => user?.id === personId);
      await until('each sees the other', () => sees(one, editor) && sees(other, leila));

      const comment = { intent: 'comment', type: 'question', body: `Why? ${words}` };
      const posted = await fetch(`${here.origin}/drafts/${documentId}/comments`, {
        method: 'POST',
        headers: { cookie: leila.cookie, origin: here.origin },
        body: new URLSearchParams({ ...comment, _csrf: leila.csrf }),
      });
      expect(posted.status).toBe(200);
      await until('the pages on both hear of a comment', () => one.news() > 0 && other.news() > 0);

      const { statuses, counted } = await voteAtOnce(
        Array.from({ length: 20 }, () => [here, there]).flat(),
        leila,
      );
      expect(new Set(statuses)).toEqual(new Set([302]));
      expect(counted).toMatchObject([{ castBy: leila.personId, position: 'approve' }]);

      // Signed out at one portal: the seat at the other closes, and the cookie opens nothing at either.
      const signedOut = await fetch(`${there.origin}/sign-out`, {
        method: 'POST',
        headers: { cookie: editor.cookie, origin: there.origin },
        body: new URLSearchParams({ _csrf: editor.csrf }),
        redirect: 'manual',
      });
      expect(signedOut.status).toBe(302);
      await until('the seat is closed', () => other.closes.length > 0, 10_000);
      for (const portal of [here, there]) {
        expect((await myWork(portal, editor)).headers.get('location')).toMatch(/^\/sign-in/);
      }
      expect((await myWork(here, leila)).status).toBe(200);
    });
  },
);
