import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePerson, testContext } from '../support/context';
import { startTestPortal, type TestPortal } from '../support/portal';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
  await makePerson(testContext(portal.ctx.store));
});
afterAll(() => portal?.close());

it.each(['/organisations/%E0%A4%A', '/%', '/standards/%FF%FE', '/drafts/%C3%28/who'])(
  'answers %s as an address that is not there, with a page',
  async (path) => {
    const answer = await fetch(`${portal.origin}${path}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('<h1');
  },
);
