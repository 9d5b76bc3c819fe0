import {
  findSeatAsked,
  findSeatHeld,
  type SeatAsked,
  type SessionKey,
} from '../../../db/queries/seat-questions';
import type { Store, Tx } from '../../../db/store';
import { CLOSINGS } from '../../document/close-codes';
import type { Reason } from '../../domain/decision';
import { decideSeat } from '../../domain/permissions';
import type { PersonFacts } from '../../domain/permissions/actor';
import type { ReasonWord } from '../../domain/reason-words';
import type { Context } from '../context';
import { renewSession } from '../people/identify.server';
import { secretHash } from '../people/secrets';
import type { Seat } from '../rooms';
import { besideText, branchThing, draftThing } from './seat-facts.server';

const SIGNED_OUT: Seat = { seat: 'none', code: CLOSINGS.signedOut.code };

/**
 * The one answer to "may this session be live in this document, and how". Everything is read from the store
 * at this moment, so that asking again after a change tells the truth of then.
 */
export async function takeSeat(
  ctx: Pick<Context, 'actor' | 'store' | 'now'>,
  documentId: string,
): Promise<Seat> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return SIGNED_OUT;
  return await ctx.store.read(async (tx): Promise<Seat> => {
    const asked = await findSeatAsked(tx, { sessionId: actor.sessionId }, documentId, ctx.now());
    return asked?.person.id === actor.personId ? await answer(tx, asked) : SIGNED_OUT;
  });
}

/** The same for the bearer of this secret, whose session goes on for as long as they are there. */
export async function takeSeatWithSecret(
  store: Store,
  secret: string | null,
  documentId: string,
  now: Date,
): Promise<Seat> {
  if (!secret) return SIGNED_OUT;
  const key: SessionKey = { secretHash: secretHash(secret) };
  const { asked, seat } = await store.read(async (tx) => {
    const found = await findSeatAsked(tx, key, documentId, now);
    return { asked: found, seat: found ? await answer(tx, found) : SIGNED_OUT };
  });
  if (asked && asked.person.suspendedAt === null) {
    await renewSession(store, { ...asked.session, personId: asked.person.id }, now);
  }
  return seat;
}

async function answer(tx: Tx, { session, person, place }: SeatAsked): Promise<Seat> {
  if (!place) return { seat: 'none' };
  const { document, version, standard, amendment } = place;
  const held = await findSeatHeld(tx, {
    personId: person.id,
    standardId: standard.id,
    versionId: version.id,
    amendmentId: amendment?.id ?? null,
  });
  const facts: PersonFacts = {
    kind: 'person',
    personId: person.id,
    emailConfirmed: person.emailConfirmed,
    suspended: person.suspendedAt !== null,
    offices: held.offices,
    // Those that count for this version: an editor of one version edits no other.
    roles: held.roles.map(({ role }) => ({ standardId: standard.id, role })),
    memberships: held.memberships.map(({ organisationId, duty, verified, suspended }) => ({
      organisationId,
      duty,
      organisationState: suspended ? 'suspended' : verified ? 'verified' : 'unverified',
    })),
  };
  const draft = draftThing(place);
  const thing = draft.kind === 'amendment' ? branchThing(draft, amendment, held.authorIds) : draft;
  const decision = decideSeat(facts, thing);
  if (!decision.allowed) {
    const suspended = holds(decision.reasons, 'account-suspended');
    return suspended ? { seat: 'none', code: CLOSINGS.personSuspended.code } : { seat: 'none' };
  }
  const { result } = decision;
  const first = held.memberships.find(({ suspended }) => !suspended);
  const seat = {
    seat: result.seat,
    person: besideText(person, held.roles, first),
    sessionId: session.id,
    epoch: document.epoch,
    until: session.expiresAt,
  };
  if (result.seat === 'write' || !isFrozen(result.because)) return seat;
  // A hold passes: whoever was writing hears of it, and not of a text that is settled.
  const closing = version.state === 'on-hold' ? CLOSINGS.versionOnHold : CLOSINGS.draftFrozen;
  return { ...seat, code: closing.code };
}

function holds(reasons: readonly Reason[], ...words: readonly ReasonWord[]): boolean {
  return reasons.some((reason) => words.includes(reason.word));
}

/** Nobody may write any more, whoever they are. */
function isFrozen(reasons: readonly Reason[]): boolean {
  return holds(reasons, 'document-not-open', 'state-not-editable', 'state-not-amendable', 'text-final');
}
