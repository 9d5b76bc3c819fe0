import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formToken } from '../../app/services/people/secrets';
import { makePerson, testContext } from '../support/context';
import { startTestPortal, type TestPortal } from '../support/portal';

let portal: TestPortal;
let member: { readonly cookie: string; readonly csrf: string };
beforeAll(async () => {
  portal = await startTestPortal();
  const person = await makePerson(testContext(portal.ctx.store), { name: 'Rosa Lind' });
  const { name, value } = await portal.cookieFor(person.id);
  member = { cookie: `${name}=${value}`, csrf: formToken(value) };
});
afterAll(() => portal?.close());

const PATH = '/organisations/new?from=list';
const TYPED = 'Two wards wait a day for each "letter" & nobody knows why.';

async function send(fields: Readonly<Record<string, string>>, cookie?: string) {
  const answer = await fetch(`${portal.origin}${PATH}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: portal.origin, ...(cookie === undefined ? {} : { cookie }) },
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') };
}

const field = (html: string, name: string): string | undefined =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`)
    .exec(html)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe('a form that comes when its session has ended', () => {
  it('is kept with all that was typed, and with the place to sign in and send it from', async () => {
    const { status, html } = await send({ _csrf: 'old', name: 'Wards', description: TYPED });
    expect(status).toBe(401);
    expect(html).toContain('You are signed out');
    expect(html).toContain(`/sign-in?to=${encodeURIComponent(PATH)}`);
    expect(html).toContain(`action="${PATH}"`);
    expect([field(html, 'name'), field(html, 'description')]).toEqual(['Wards', TYPED]);
  });

  it('is sent in the name of who is signed in now when they say so, and not before', async () => {
    const kept = await send({ _csrf: 'old', name: 'Wards', description: TYPED }, member.cookie);
    expect(kept.status).toBe(403);
    expect(kept.html).toContain('Send it as Rosa Lind');
    const again = await send(
      {
        _csrf: field(kept.html, '_csrf') ?? '',
        name: field(kept.html, 'name') ?? '',
        description: field(kept.html, 'description') ?? '',
      },
      member.cookie,
    );
    // The form itself answers now: its other fields are still empty.
    expect(again.status).toBe(400);
    expect(again.html).toContain('There is a problem');
    expect(again.html).toContain('Two wards wait a day');
  });

  it('is shown without a way to send it when its password is not kept', async () => {
    const { status, html } = await send({ _csrf: 'old', description: TYPED, password: 'secret one' });
    expect(status).toBe(401);
    expect(html).toContain('Two wards wait a day');
    expect(html).toContain('open the form again and fill it in anew');
    expect(html).not.toContain('secret one');
    expect(field(html, 'description')).toBeUndefined();
  });

  it.each([
    ['signed out', () => undefined, 401],
    ['under another sign-in', () => member.cookie, 403],
  ])('with a file, %s, shows what was typed beside it', async (_how, cookie, expected) => {
    const form = new FormData();
    form.append('_csrf', 'old');
    form.append('note', TYPED);
    form.append('file', new File(['%PDF of the notice'], 'notice.pdf'));
    const answer = await fetch(`${portal.origin}/drafts/none/file`, {
      method: 'POST',
      headers: { origin: portal.origin, ...(cookie() === undefined ? {} : { cookie: String(cookie()) }) },
      body: form,
    });
    const html = await answer.text();
    expect(answer.status).toBe(expected);
    expect(html).toContain('Two wards wait a day');
    expect(html).not.toContain('PDF of the notice');
    expect(html).not.toContain('>Send it');
  });

  it('that held nothing leads to the sign-in page and back', async () => {
    const { status, location } = await send({});
    expect([status, location]).toEqual([302, `/sign-in?to=${encodeURIComponent('/organisations/new')}`]);
  });
});
