import { findPerson, listMembershipsOf } from '../../../db/queries/people';
import { listOffices, listSessions } from '../../../db/queries/sessions';
import type { MembershipDuty, Office, OrganisationState } from '../../../db/words';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { organisationState } from './actor-facts.server';
import { signedInPerson } from './signed-in';

export interface AccountView {
  readonly name: string;
  readonly email: string;
  readonly memberSince: Date;
  /** False for people of the demonstration, who sign in by a button. */
  readonly hasPassword: boolean;
  readonly offices: readonly Office[];
  readonly organisations: readonly {
    readonly name: string;
    readonly slug: string;
    readonly duty: MembershipDuty;
    readonly state: OrganisationState;
    /** Why it is suspended; null when it is not. */
    readonly suspensionReason: string | null;
  }[];
  readonly sessions: readonly {
    readonly id: string;
    readonly browser: string;
    readonly createdAt: Date;
    readonly lastSeenAt: Date;
    readonly isThis: boolean;
  }[];
}

/** One's own account. */
export async function viewAccount(ctx: Context): Promise<AccountView> {
  const me = signedInPerson(ctx.actor);
  return await ctx.store.read(async (tx) => {
    const person = await findPerson(tx, me.personId);
    if (!person) throw new ServiceError('sign-in-needed', 'Sign in to see this page.');
    const memberships = await listMembershipsOf(tx, [me.personId]);
    const sessions = await listSessions(tx, me.personId, ctx.now());
    return {
      name: person.name,
      email: person.email,
      memberSince: person.createdAt,
      hasPassword: person.passwordHash !== null,
      offices: await listOffices(tx, me.personId),
      organisations: memberships.map((row) => ({
        name: row.name,
        slug: row.slug,
        duty: row.duty,
        state: organisationState(row),
        suspensionReason: row.suspensionReason,
      })),
      sessions: sessions.map((row) => ({
        id: row.id,
        browser: browserWords(row.agent),
        createdAt: row.createdAt,
        lastSeenAt: row.lastSeenAt,
        isThis: row.id === me.sessionId,
      })),
    };
  });
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bWindows\b/, 'Windows'],
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** "Firefox on Windows", as far as the browser says. */
export function browserWords(agent: string): string {
  const browser = BROWSERS.find(([sign]) => sign.test(agent))?.[1] ?? 'Unknown browser';
  const system = SYSTEMS.find(([sign]) => sign.test(agent))?.[1];
  return system ? `${browser} on ${system}` : browser;
}
