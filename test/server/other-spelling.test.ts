import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPortal } from '../support/portal';
import { startSamplePortal } from '../support/sample-portal';
import { signInToSample } from '../support/sample-visitor';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startSamplePortal();
});
afterAll(() => portal?.close());

describe('an address that spells a standard or a version another way', () => {
  it.each([
    ['/standards/std-0001/1.1.0', '/standards/STD-0001/1.1.0'],
    ['/standards/STD-0001/1.1.0-DRAFT.1', '/standards/STD-0001/1.1.0'],
    ['/standards/STD-0001/1.1.0-draft.1/history', '/standards/STD-0001/1.1.0/history'],
  ])('leads from %s to %s', async (from, to) => {
    const answer = await fetch(portal.origin + from, { redirect: 'manual' });
    expect({ status: answer.status, to: answer.headers.get('location') }).toEqual({ status: 301, to });
  });

  it('takes what is sent to it, on the way to the address that is written', async () => {
    const { cookie, csrf } = await signInToSample(portal, 'Dr Helen');
    const form = await (
      await fetch(`${portal.origin}/standards/STD-0001/describe`, { headers: { cookie } })
    ).text();
    const shownHash = /name="shownHash" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const send = (path: string) =>
      fetch(portal.origin + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: portal.origin, cookie },
        body: new URLSearchParams({
          _csrf: csrf,
          title: 'Leaving hospital',
          summary: 'What a hospital tells a practice.',
          type: 'record-standards',
          appliesTo: 'Every hospital',
          shownHash,
        }),
      });
    const led = await send('/standards/std-0001/describe');
    expect({ status: led.status, to: led.headers.get('location') }).toEqual({
      status: 308,
      to: '/standards/STD-0001/describe',
    });
    expect((await send(led.headers.get('location') ?? '')).status).toBe(302);
    const page = await (await fetch(`${portal.origin}/standards/STD-0001`)).text();
    expect(page).toContain('Leaving hospital');
  });
});
