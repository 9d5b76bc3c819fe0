import { listAuditEvents, readAuditHead } from '../../../db/queries/audit';
import type { Tx } from '../../../db/store';
import { EMPTY_CHAIN } from '../../domain/audit-chain';
import { recordedEvent } from '../audit/recorded-event';

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
      const event = recordedEvent(row);
      if (!CLOSED_ACTS.has(event.act)) return event;
      const { sequence, act, previousHash, hash } = event;
      return { sequence, act, previousHash, hash, closed: true };
    }),
  };
}
