import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPortal } from '../support/portal';
import { startSamplePortal } from '../support/sample-portal';
import { signInToSample } from '../support/sample-visitor';

// The whole test run builds first; on its own: npm run build.
let portal: TestPortal;
beforeAll(async () => {
  portal = await startSamplePortal();
});
afterAll(() => portal?.close());

async function get(path: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await fetch(`${portal.origin}${path}`, { headers });
  return {
    status: answer.status,
    html: (await answer.text()).replaceAll('&amp;', '&').replaceAll('<!-- -->', ''),
  };
}

const VERSION = '/standards/STD-0001/1.0.0';
const COMMENTS = /href="(\/standards\/STD-0001\/comments\?version=[\d.]+&clause=[\w-]+)">(\d+) comments?</g;

it('a published page leads from a clause to the comments made on it, as many as it says', async () => {
  const { html } = await get(VERSION);
  const links = [...html.matchAll(COMMENTS)];
  expect(links.length).toBeGreaterThan(0);
  for (const [, path = '', n = ''] of links.slice(0, 3)) {
    const list = (await get(path)).html;
    expect(list).toContain(n === '1' ? '<p>1 comment, ' : `<p>${n} comments, `);
    expect(
      (await get(path.replace('/comments?', '/comments.csv?'))).html.match(/^C-\d+/gm)?.length ?? 0,
    ).toBe(Number(n));
  }
});

it('and from the name of the Lead who approved it to the approval', async () => {
  const { html } = await get(VERSION);
  const [, lead = 'nobody', path = ''] =
    /<p>Approved by ([\p{L} ]+) for .{1,200}href="(\/approvals\/[\w-]+)"/u.exec(html) ?? [];
  const approval = await get(path);
  expect(approval.status).toBe(200);
  expect(approval.html).toContain(lead);
});

it('an id that no comment has is answered with a page', async () => {
  const { status, html } = await get('/comments/xyz');
  expect(status).toBe(404);
  expect(html).toMatch(/<h1.*<\/h1>/s);
  expect(html).toContain('href="/standards"');
});

it('a comment whose passage is gone comes back with the words, the choice, and a link to it', async () => {
  const { cookie, csrf } = await signInToSample(portal, 'Amara');
  const body = 'About a clause that went meanwhile.';
  const answer = await fetch(`${portal.origin}/standards/STD-0001/comments/new?version=1.1.0&clause=nope`, {
    method: 'POST',
    headers: { origin: portal.origin, cookie },
    body: new URLSearchParams({ _csrf: csrf, type: 'general', body }),
  });
  const html = await answer.text();
  expect(answer.status).toBe(409);
  expect(html).toContain(body);
  expect(html).toContain('href="#wholeVersion"');
  expect(html).toMatch(/<input[^>]*id="wholeVersion"[^>]*>/);
});
