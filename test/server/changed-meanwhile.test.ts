import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPortal } from '../support/portal';
import { startSamplePortal } from '../support/sample-portal';
import { signInToSample } from '../support/sample-visitor';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startSamplePortal();
});
afterAll(() => portal?.close());

it('PM-36: a description that was changed meanwhile comes back with what was typed, and with what it says now', async () => {
  const { cookie, csrf } = await signInToSample(portal, 'Dr Helen');
  const path = `${portal.origin}/standards/STD-0001/describe`;
  const form = await (await fetch(path, { headers: { cookie } })).text();
  const shownHash = /name="shownHash" value="([^"]+)"/.exec(form)?.[1] ?? '';
  const save = async (title: string) => {
    const answer = await fetch(path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: portal.origin, cookie },
      body: new URLSearchParams({
        _csrf: csrf,
        title,
        summary: 'What a hospital tells a practice.',
        type: 'record-standards',
        appliesTo: 'Every hospital',
        shownHash,
      }),
    });
    return { status: answer.status, html: (await answer.text()).replaceAll('<!-- -->', '') };
  };
  expect((await save('Words of the first')).status).toBe(302);
  const { status, html } = await save('Words of the second');
  expect(status).toBe(409);
  expect(html).toContain('This was changed while you were writing, so nothing is saved yet.');
  expect(html).toMatch(/It says now:.*Words of the first/);
  expect(html).toContain('value="Words of the second"');
});
