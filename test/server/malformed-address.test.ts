import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePerson, testContext } from '../support/context';
import { startTestPortal, type TestPortal } from '../support/portal';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
  await makePerson(testContext(portal.ctx.store));
});
afterAll(() => portal?.close());

it.each(['/organisations/%E0%A4%A', '/%', '/standards/%FF%FE', '/drafts/%C3%28/who', '/comments/zz'])(
  'answers %s as an address that is not there, with a page',
  async (path) => {
    const answer = await fetch(`${portal.origin}${path}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('<h1');
  },
);

it.each([
  '/files/zz',
  '/texts/zz/pdf',
  '/standards/STD-0001/1.0.0/download/exe',
  '/ballots/none/votes.csv',
  '/standards/STD-9999/latest',
])('answers %s, where a file would be, with a line that says what is wrong', async (path) => {
  const answer = await fetch(`${portal.origin}${path}`);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await answer.text()).toMatch(/^There is no .*\.\n$/);
});

it('refuses a way of asking that no page knows', async () => {
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    request(`${portal.origin}/`, { method: 'TRACE' }, resolve).on('error', reject).end(),
  );
  answer.resume();
  expect(answer.statusCode).toBe(405);
});
