import { appendAuditEvent, readAuditHead } from '../../db/queries/audit';
import type { Tx } from '../../db/store';
import { EMPTY_CHAIN, eventHash } from '../domain/audit-chain';
import type { Json } from '../domain/canonical-json';
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
  readonly after?: Json;
}

/** Adds the event to the chain, in the caller's transaction: change and record stand or fall together. */
export async function recordEvent(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  event: EventToRecord,
): Promise<void> {
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
    after: event.after ?? null,
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

function actorId(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.personId : null;
}
