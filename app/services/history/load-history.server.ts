import { listHistory, listLogRows } from '../../../db/queries/history';
import { listClients } from '../../../db/queries/live-text';
import type { Tx } from '../../../db/store';
import type { HistoryParts } from '../../document/history/history-types';
import type { Carried } from '../../document/history/writers';

/** The whole log of a document up to a number, compacted or not, as the workshop takes it. */
export async function loadHistory(tx: Tx, documentId: string, throughSeq?: number): Promise<HistoryParts> {
  const compacted = await listHistory(tx, documentId, throughSeq);
  const rows = await listLogRows(tx, documentId, throughSeq === undefined ? {} : { throughSeq });
  const clients = await listClients(tx, documentId);
  return {
    facts: [
      ...compacted.map(({ fromSeq, throughSeq: through, updates, personId, organisationId, ...row }) => ({
        fromSeq,
        throughSeq: through,
        updates,
        personId,
        organisationId,
        from: row.fromAt.getTime(),
        through: row.throughAt.getTime(),
        packed: true,
      })),
      ...factsOfRows(rows),
    ],
    bytes: [...compacted.map(({ packed }) => packed), ...rows.map(({ bytes }) => bytes)],
    clients: clients.map(({ carried, ...client }) => ({ ...client, carried: carried as Carried | null })),
  };
}

/** Rows of the log as steps of one update each. */
export function factsOfRows(rows: Awaited<ReturnType<typeof listLogRows>>): HistoryParts['facts'] {
  return rows.map(({ seq, personId, organisationId, at }) => ({
    fromSeq: seq,
    throughSeq: seq,
    updates: 1,
    personId,
    organisationId,
    from: at.getTime(),
    through: at.getTime(),
    packed: false,
  }));
}
