import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { formToken } from '../../app/services/people/secrets';
import { makePerson, testContext } from '../support/context';
import { startTestPortal, type TestPortal } from '../support/portal';
import { enginesUnderTest } from '../support/postgres';
import { freshDatabase } from '../support/store';

// The whole test run builds first; on its own: npm run build.
const BUILD = new URL('../../build/server/index.js', import.meta.url);

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
  await makePerson(testContext(portal.ctx.store));
});
afterAll(() => portal?.close());

/** The path of every route. */
async function builtPaths(): Promise<readonly string[]> {
  const { routes } = (await import(pathToFileURL(BUILD.pathname).href)) as ServerBuild;
  return Object.values(routes).flatMap((route) =>
    route === undefined || route.id === 'root' ? [] : [`/${route.path ?? ''}`],
  );
}

interface Member {
  readonly cookie: string;
  readonly csrf: string;
}

interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

async function ask(method: string, path: string, at = portal, who?: Member): Promise<Asked> {
  const sent = { body: new URLSearchParams({ _csrf: who?.csrf ?? '', about: '\0' }) };
  const answer = await fetch(`${at.origin}${path}`, {
    method,
    redirect: 'manual',
    headers: { origin: at.origin, ...(who ? { cookie: who.cookie } : {}) },
    ...(method === 'POST' ? sent : {}),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

it('answers every address of something that does not exist, or cannot, in words of its own', async () => {
  // On PostgreSQL where it can be had: it refuses what SQLite takes, such as a letter of number zero.
  const address = await freshDatabase(enginesUnderTest().at(-1) ?? 'sqlite');
  const asked = await startTestPortal('databaseUrl' in address ? address : {});
  onTestFinished(() => asked.close());
  const person = await makePerson(testContext(asked.ctx.store));
  const { name, value } = await asked.cookieFor(person.id);
  const member: Member = { cookie: `${name}=${value}`, csrf: formToken(value) };
  const paths = (await builtPaths()).filter((path) => /[:*]/.test(path));
  const ways = [
    ['GET', 'zz', undefined],
    ['GET', '%F0%9F%98%80%20', member],
    ['POST', `C-${'9'.repeat(24)}`, member],
  ] as const;
  const all = ways.flatMap(([method, id, who]) =>
    paths.map((path) => ({ method, at: path.replace(/:\w+/g, id).replace('*', id), who })),
  );
  for (const at of [
    '/standards/%00',
    '/standards?q=%00',
    '/?_data=root',
    '/standards/zz.data',
    '/__manifest',
  ]) {
    all.push({ method: 'GET', at, who: undefined });
  }
  const faults: string[] = [];
  await Promise.all(
    [0, 1, 2, 3].map(async (lane) => {
      for (const { method, at, who } of all.filter((_one, place) => place % 4 === lane)) {
        const { status, body } = await ask(method, at, asked, who);
        const words = body.replace(/<script.*?<\/script>/gs, '');
        const mute = status >= 400 && words.trim() === '';
        if (status >= 500 || mute || words.includes('Unexpected Server Error')) {
          faults.push(`${method} ${at}: ${status} ${words.slice(0, 80)}`);
        }
      }
    }),
  );
  expect(faults).toEqual([]);
});

it.each([
  '/drafts/zz/who.json',
  '/drafts/zz/comments.json',
  '/drafts/zz/amendments.json',
  '/texts/zz/who.json',
])('answers %s, where data would be, with data that says what is wrong', async (path) => {
  const { status, headers, body } = await ask('GET', path);
  expect(status).toBe(404);
  expect(headers.get('content-type')).toContain('application/json');
  expect(JSON.parse(body)).toMatchObject({
    ok: false,
    code: 'not-found',
    message: expect.stringMatching(/\.$/),
  });
});

it.each(['keep', 'images', 'requirement'])(
  'says what /drafts/…/%s is for, and how it is asked',
  async (name) => {
    const { status, headers, body } = await ask('GET', `/drafts/zz/${name}`);
    expect([status, headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
    expect(JSON.parse(body)).toMatchObject({ message: expect.stringContaining('nothing to read') });
  },
);

it('sends nothing to what can only be read, and says so', async () => {
  const { status, headers, body } = await ask('POST', '/standards.atom');
  expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  expect(body).toBe('Nothing can be sent to this address. It can only be read.\n');
});
