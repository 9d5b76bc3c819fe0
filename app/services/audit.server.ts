import { appendAuditEvent, readAuditHead } from '../../db/queries/audit';
import type { Tx } from '../../db/store';
import { EMPTY_CHAIN, eventHash } from '../domain/audit-chain';
import type { Held } from '../domain/audit-held';
import type { Json } from '../domain/canonical-json';
import { heldThings, KEPT_KINDS } from './audit/kept-prints.server';
import type { Actor, Context } from './context';

/** What happened, as the audit record keeps it. Never holds secrets or e-mail addresses. */
export interface EventToRecord {
  /** In the past tense: `ballot-opened`. */
  readonly act: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly standardId?: string | null;
  readonly versionId?: string | null;
  /** For which organisation the actor acted, where that matters. */
  readonly organisationId?: string | null;
  readonly before?: Json;
  readonly after?: { readonly [key: string]: Json } | null;
  /** What the event holds (AU-9); the thing that it is about, as it is now, where it is left out. */
  readonly held?: Held;
}

/**
 * Adds the event to the chain, in the caller's transaction: change and record stand or fall together. Call it after
 * the rows are written: it holds what the act left of them.
 */
export async function recordEvent(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  event: EventToRecord,
): Promise<void> {
  const held = event.held ?? (await heldAbout(tx, event));
  const head = (await readAuditHead(tx)) ?? { seq: EMPTY_CHAIN.sequence, hash: EMPTY_CHAIN.hash };
  const facts = {
    sequence: head.seq + 1,
    at: ctx.now(),
    actorKind: ctx.actor.kind,
    actorId: actorId(ctx.actor),
    organisationId: event.organisationId ?? null,
    act: event.act,
    thingKind: event.objectKind,
    thingId: event.objectId,
    standardId: event.standardId ?? null,
    versionId: event.versionId ?? null,
    before: event.before ?? null,
    after: Object.keys(held).length === 0 ? (event.after ?? null) : { ...event.after, held },
  };
  const { sequence, thingKind, thingId, ...columns } = facts;
  await appendAuditEvent(tx, {
    ...columns,
    seq: sequence,
    objectKind: thingKind,
    objectId: thingId,
    previousHash: head.hash,
    hash: eventHash(head.hash, facts),
  });
}

async function heldAbout(tx: Tx, { objectKind, objectId }: EventToRecord): Promise<Held> {
  const kind = KEPT_KINDS.find((one) => one === objectKind);
  return kind === undefined ? {} : await heldThings(tx, [{ kind, id: objectId }]);
}

function actorId(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.personId : null;
}
