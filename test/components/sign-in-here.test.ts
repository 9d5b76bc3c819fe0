// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { signInHere } from '../../app/enhance/sign-in-here';
import { safePath } from '../../app/http/respond.server';

const CLAUSE = '/standards/STD-0001/1.1.0#b2f692f9189';

afterEach(() => {
  document.body.innerHTML = '';
  history.replaceState(null, '', '/');
});

const signIn = (to: string) => `<a href="/sign-in?to=${encodeURIComponent(to)}">Sign in</a>`;
const ledTo = () =>
  [...document.querySelectorAll('a')].map((link) => new URL(link.href).searchParams.get('to'));

it('signing in from the address of a clause leads back to the clause, and from elsewhere in the page there', () => {
  history.replaceState(null, '', CLAUSE);
  document.body.innerHTML = signIn('/standards/STD-0001/1.1.0') + signIn('/ballots/b1');
  signInHere(document);
  expect(ledTo()).toEqual([CLAUSE, '/ballots/b1']);
  expect(safePath(ledTo()[0], '')).toBe(CLAUSE);
  history.replaceState(null, '', '#scope');
  dispatchEvent(new HashChangeEvent('hashchange'));
  expect(ledTo()).toEqual(['/standards/STD-0001/1.1.0#scope', '/ballots/b1']);
});

it('does so with the query of the page, and where the portal stands under a path of its host', () => {
  history.replaceState(null, '', '/concord/drafts/d1?show=old#b2f692f9189');
  document.body.innerHTML = signIn('/drafts/d1?show=old') + signIn('/drafts/d1');
  signInHere(document);
  expect(ledTo()).toEqual(['/drafts/d1?show=old#b2f692f9189', '/drafts/d1']);
});
