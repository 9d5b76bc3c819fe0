import { data, redirect } from '@remix-run/node';
import type { Context } from '../services/context';
import type { Faulty } from '../services/people/answer';
import type { BegunSession } from '../services/people/begin-session.server';
import { SESSION_LONGEST_MS } from '../services/people/identify.server';
import type { TypedValues } from './form.server';
import { endedSessionCookie, sessionCookie } from './session.server';

/** The page again, with the sentences of a service's answer and what was typed. */
export function refuseAnswer(answer: Faulty, values: TypedValues) {
  return data({ errors: answer.errors, values }, { status: answer.status });
}

/** Goes on as the person whose session has just begun. */
export function redirectSignedIn(ctx: Context, begun: BegunSession, to: string) {
  const cookie = sessionCookie(begun.secret, ctx.settings.secureCookies, SESSION_LONGEST_MS / 1000);
  return redirect(to, { headers: { 'Set-Cookie': cookie } });
}

/** Goes on as nobody. */
export function redirectSignedOut(ctx: Context, to: string) {
  return redirect(to, { headers: { 'Set-Cookie': endedSessionCookie(ctx.settings.secureCookies) } });
}
