import type { AuditEventRow } from '../../../db/queries/audit';
import type { AuditEvent } from '../../domain/audit-chain';
import type { Json } from '../../domain/canonical-json';

/** A row of the record as the event that its hash was made of. */
export function recordedEvent(row: AuditEventRow): AuditEvent {
  return {
    sequence: row.seq,
    at: row.at,
    actorKind: row.actorKind,
    actorId: row.actorId,
    organisationId: row.organisationId,
    act: row.act,
    thingKind: row.objectKind,
    thingId: row.objectId,
    standardId: row.standardId,
    versionId: row.versionId,
    before: row.before as Json,
    after: row.after as Json,
    previousHash: row.previousHash,
    hash: row.hash,
  };
}
