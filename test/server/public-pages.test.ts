import { createServer, type IncomingHttpHeaders, request as openRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import express from 'express';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createPublicPages } from '../../server/public-pages';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A server with one page that takes a while to render and says which rendering it is. */
async function site(page: { readonly public: boolean } = { public: true }) {
  const state = { mark: 1, rendered: 0, takesMs: 40 };
  const kept = createPublicPages(() => state.mark, 'concord');
  const app = express();
  app.use(kept.keep);
  app.get('/page', async (_request, response) => {
    state.rendered += 1;
    const words = `rendering ${state.rendered}`;
    await pause(state.takesMs);
    if (page.public) response.setHeader('X-Concord-Public', '1');
    response.write(words);
    response.end('.');
  });
  const server = createServer((request, response) => {
    kept.answer(request, response, () => app(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const begin = (headers: Record<string, string> = {}, method = 'GET') => {
    const request = openRequest({ host: '127.0.0.1', port, path: '/page', headers, method, agent: false });
    request.end();
    const answer = new Promise<Answer>((resolve, reject) => {
      request.on('error', reject);
      request.on('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          });
        });
      });
    });
    return { request, answer };
  };
  const ask = (headers?: Record<string, string>, method?: string) => begin(headers, method).answer;
  const askMany = (many: number) => Promise.all(Array.from({ length: many }, () => ask()));
  return { state, begin, ask, askMany };
}

const words = ({ body }: Answer) => body.toString('utf8');

test('a public page is rendered once and served again, also compressed and as "not changed"', async () => {
  const { state, ask } = await site();
  const first = await ask();
  expect(words(first)).toBe('rendering 1.');
  expect(first.headers).not.toHaveProperty('x-concord-public');
  const again = await ask();
  expect(words(again)).toBe('rendering 1.');
  expect(first.headers.etag).toMatch(/^"[\w-]{27}"$/);
  for (const name of ['etag', 'cache-control', 'vary']) expect(first.headers[name]).toBe(again.headers[name]);
  expect(again.headers).toMatchObject({ 'cache-control': 'no-cache', vary: 'Cookie, Accept-Encoding' });
  // It is compressed after it was first served, when the process gets to it.
  const zipped = await vi.waitFor(async () => {
    const answer = await ask({ 'accept-encoding': 'gzip' });
    expect(answer.headers['content-encoding']).toBe('gzip');
    return answer;
  });
  expect(gunzipSync(zipped.body).toString('utf8')).toBe('rendering 1.');
  expect(await ask({ 'if-none-match': again.headers.etag ?? '' })).toMatchObject({ status: 304 });
  expect(state.rendered).toBe(1);
});

test('the headers of a public page alone are those it comes with, whether it was asked for before or not', async () => {
  const { state, ask } = await site();
  const head = await ask({}, 'HEAD');
  expect(head.body).toHaveLength(0);
  const whole = await ask();
  for (const name of ['etag', 'cache-control', 'vary', 'content-type'])
    expect(head.headers[name]).toBe(whole.headers[name]);
  expect(head.headers.etag).toMatch(/^"/);
  expect(head.headers).not.toHaveProperty('x-concord-public');
  expect((await ask({}, 'HEAD')).headers).toMatchObject({ etag: whole.headers.etag, 'content-length': '12' });
  expect(state.rendered).toBe(1);
});

test('a page that does not say so, and a visitor with a session, are never served from memory', async () => {
  const plain = await site({ public: false });
  await plain.ask();
  expect(words(await plain.ask())).toBe('rendering 2.');
  const open = await site();
  await open.ask();
  expect(words(await open.ask({ cookie: 'concord=somebody' }))).toBe('rendering 2.');
  expect(words(await open.ask())).toBe('rendering 1.');
});

test('after a change one request renders the page, and all who ask meanwhile are sent that rendering', async () => {
  const { state, ask, askMany } = await site();
  await ask();
  state.mark += 1;
  const answers = await askMany(20);
  expect(new Set(answers.map(words))).toEqual(new Set(['rendering 2.']));
  expect(state.rendered).toBe(2);
});

test('a change while the page is rendered: nobody who waits is sent what is out of date', async () => {
  const { state, ask, askMany } = await site();
  await ask();
  state.mark += 1;
  const first = ask();
  await pause(10);
  const others = askMany(5);
  await pause(10);
  state.mark += 1;
  expect(words(await first)).toBe('rendering 2.');
  expect(new Set((await others).map(words))).toEqual(new Set(['rendering 3.']));
});

test('when the one whose request renders the page goes away, the others are answered all the same', async () => {
  const { state, ask, begin, askMany } = await site();
  await ask();
  state.mark += 1;
  state.takesMs = 150;
  const first = begin();
  first.answer.catch(() => undefined);
  await pause(30);
  const others = askMany(5);
  await pause(30);
  first.request.destroy();
  expect((await others).every(({ status }) => status === 200)).toBe(true);
  expect(state.rendered).toBeLessThanOrEqual(3);
});
