import { listAuditEvents, readAuditHead } from '../../../db/queries/audit';
import type { Tx } from '../../../db/store';
import { EMPTY_CHAIN } from '../../domain/audit-chain';

const BATCH = 500;
const MOST = 20_000;

/** Votes that were replaced stay between the voter and the record: their events are named, not opened. */
const CLOSED_ACTS: ReadonlySet<string> = new Set(['vote-cast']);

/** The events about a version in the order of the record, each with its place in the chain, and the chain's end. */
export async function eventsOfVersion(tx: Tx, versionId: string) {
  const rows = [];
  for (let offset = 0; offset < MOST; offset += BATCH) {
    const batch = await listAuditEvents(tx, { versionId }, BATCH, offset);
    rows.push(...batch);
    if (batch.length < BATCH) break;
  }
  const head = await readAuditHead(tx);
  return {
    head: { sequence: head?.seq ?? 0, hash: head?.hash ?? EMPTY_CHAIN.hash },
    events: rows.reverse().map((row) => {
      const chain = { sequence: row.seq, previousHash: row.previousHash, hash: row.hash };
      const open = {
        at: row.at,
        actorKind: row.actorKind,
        actorId: row.actorId,
        organisationId: row.organisationId,
        act: row.act,
        thingKind: row.objectKind,
        thingId: row.objectId,
        standardId: row.standardId,
        versionId: row.versionId,
        before: row.before ?? null,
        after: row.after ?? null,
      };
      return CLOSED_ACTS.has(row.act) ? { ...chain, act: row.act, closed: true } : { ...chain, ...open };
    }),
  };
}
