import { expect, it, onTestFinished } from 'vitest';
import { readEnv } from '../../server/env';
import { greeting } from '../../server/greeting';
import { contactLine } from '../../server/health/contact-line';
import { makePerson, testContext } from '../support/context';
import { startTestPortal } from '../support/portal';

// The whole test run builds first; on its own: npm run build.
const PAGES = ['/contact', '/accessibility', '/privacy'] as const;

async function pagesWith(settings: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const portal = await startTestPortal({ settings });
  onTestFinished(() => portal.close());
  await makePerson(testContext(portal.ctx.store));
  return await Promise.all(PAGES.map(async (path) => (await fetch(`${portal.origin}${path}`)).text()));
}

it('names no address to write to while none is set, and says so to readers and to who runs the portal', async () => {
  for (const page of await pagesWith({})) {
    expect(page).toContain('have not named an address to write to yet');
    expect(page).not.toMatch(/mailto:|concord@|We answer within/);
  }
  const env = readEnv({}, []);
  const portal = { port: 3000, firstRunToken: null, firstRunElsewhere: false };
  expect(greeting(env, portal)).toMatch(/CONTACT_EMAIL is not set.* Set it to/);
  expect(contactLine(env)).toMatchObject({
    state: 'look',
    cure: expect.stringMatching(/^Set CONTACT_EMAIL/),
  });
});

it('names the address that is set', async () => {
  const CONTACT_EMAIL = 'help@concord.example';
  for (const page of await pagesWith({ CONTACT_EMAIL })) {
    expect(page).toContain(`href="mailto:${CONTACT_EMAIL}"`);
    expect(page).not.toContain('have not named');
  }
  expect(
    greeting(readEnv({ CONTACT_EMAIL }, []), { port: 1, firstRunToken: null, firstRunElsewhere: false }),
  ).not.toContain('CONTACT_EMAIL');
  expect(contactLine({ contactEmail: CONTACT_EMAIL })).toMatchObject({ state: 'well' });
});
