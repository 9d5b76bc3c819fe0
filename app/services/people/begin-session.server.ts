import { updatePerson } from '../../../db/queries/people';
import { deleteSession, insertSession } from '../../../db/queries/sessions';
import type { Tx } from '../../../db/store';
import { recordEvent } from '../audit.server';
import type { Context, SignedIn } from '../context';
import { sessionEnd } from './identify.server';
import { newSecret, secretHash } from './secrets';

/** A session that has just begun. */
export interface BegunSession {
  /** For the cookie; it is stored nowhere else. */
  readonly secret: string;
  readonly sessionId: string;
}

/**
 * Begins a session with a secret of its own, in the caller's transaction. The session that this browser had
 * before, of whomever, ends: a secret that was planted or left behind is worth nothing afterwards.
 */
export async function beginSession(
  tx: Tx,
  ctx: Context,
  person: { readonly id: string; readonly name: string; readonly email: string },
): Promise<BegunSession> {
  if (ctx.actor.kind === 'person') await deleteSession(tx, ctx.actor.personId, ctx.actor.sessionId);
  const now = ctx.now();
  const secret = newSecret();
  const sessionId = ctx.newId();
  await insertSession(tx, {
    id: sessionId,
    secretHash: secretHash(secret),
    personId: person.id,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: sessionEnd(now, now),
    agent: ctx.visitor.agent,
  });
  await updatePerson(tx, person.id, { lastSeenAt: now });
  await recordEvent(
    tx,
    { now: ctx.now, actor: asActor(person, sessionId) },
    { act: 'signed-in', objectKind: 'person', objectId: person.id },
  );
  return { secret, sessionId };
}

/** The person as the one who acts, before the next request tells what they hold. */
export function asActor(
  person: { readonly id: string; readonly name: string; readonly email: string },
  sessionId: string,
): SignedIn {
  return {
    kind: 'person',
    personId: person.id,
    name: person.name,
    email: person.email,
    sessionId,
    offices: [],
    memberships: [],
  };
}
