import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPortal } from '../support/portal';
import { startSamplePortal } from '../support/sample-portal';
import { signInToSample } from '../support/sample-visitor';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startSamplePortal();
});
afterAll(() => portal?.close());

async function sent(who: string, path: string, fields: Readonly<Record<string, string>>) {
  const { cookie, csrf } = await signInToSample(portal, who);
  const answer = await fetch(`${portal.origin}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: portal.origin, cookie },
    body: new URLSearchParams({ _csrf: csrf, ...fields }),
  });
  return { status: answer.status, html: (await answer.text()).replaceAll('<!-- -->', '') };
}

const DESK = '/standards/STD-0001/1.1.0/progress';

describe('a refused move, as whoever asked for it reads it', () => {
  it('LC-2: names the state, and leads to where the version is brought on', async () => {
    const { status, html } = await sent('Dr Helen', DESK, { intent: 'resume-drafting' });
    expect(status).toBe(409);
    expect(html).toContain('the version is in state Published, from which it does not come back there.');
    expect(html).toContain(`<a href="${DESK}#next-steps">Go to the next steps</a>`);
  });

  it('LC-2: leads whoever may not make it to those who may', async () => {
    const { status, html } = await sent('Sanjay', DESK, { intent: 'resume-drafting' });
    expect(status).toBe(403);
    expect(html).toContain('Only the chair of this standard does this.');
    expect(html).toContain(`<a href="${DESK}#people">Go to who works on it</a>`);
  });
});
