import { findLiveSession, listOffices, listOwnMemberships, touchSession } from '../../../db/queries/sessions';
import type { Store } from '../../../db/store';
import type { Actor, SignedIn } from '../context';
import { secretHash } from './secrets';

/** A session ends after this long without a visit… */
const SESSION_IDLE_MS = 14 * 24 * 60 * 60 * 1000;
/** …and after this long in any case. */
export const SESSION_LONGEST_MS = 90 * 24 * 60 * 60 * 1000;
/** It is renewed at most this often, so that reading does not write on every request. */
const RENEW_EVERY_MS = 5 * 60 * 1000;

/** Who holds this session secret now, with what they hold; anonymous when it is unknown, ended or run out. */
export async function identify(store: Store, secret: string | null, now: Date): Promise<Actor> {
  if (!secret) return { kind: 'anonymous' };
  const found = await store.read(async (tx) => {
    const session = await findLiveSession(tx, secretHash(secret), now);
    if (!session) return null;
    const [offices, memberships] = [
      await listOffices(tx, session.personId),
      await listOwnMemberships(tx, session.personId),
    ];
    return { session, offices, memberships };
  });
  if (!found) return { kind: 'anonymous' };
  const { session, offices, memberships } = found;
  await renewSession(store, session, now);
  return {
    kind: 'person',
    personId: session.personId,
    name: session.name,
    email: session.email,
    sessionId: session.id,
    offices,
    memberships: memberships.map((row) => ({
      organisationId: row.organisationId,
      organisationName: row.organisationName,
      organisationSlug: row.slug,
      interestCategory: row.interestCategory,
      duty: row.duty,
      manages: row.manages,
      verified: row.verifiedAt !== null,
    })),
  } satisfies SignedIn;
}

/** Notes that a session is in use, now and then. Never rejects. */
export async function renewSession(
  store: Store,
  session: {
    readonly id: string;
    readonly personId: string;
    readonly createdAt: Date;
    readonly lastSeenAt: Date;
  },
  now: Date,
): Promise<void> {
  if (now.getTime() - session.lastSeenAt.getTime() <= RENEW_EVERY_MS) return;
  // Reading goes on while the database cannot store: a visit that is not noted only renews nothing.
  await store
    .tx((tx) => touchSession(tx, session.id, session.personId, now, sessionEnd(session.createdAt, now)))
    .catch(() => undefined);
}

/** When a session begun at `createdAt` and used `now` runs out, unless it is used again. */
export function sessionEnd(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + SESSION_IDLE_MS, createdAt.getTime() + SESSION_LONGEST_MS));
}
