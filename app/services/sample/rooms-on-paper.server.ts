import { encodeStateVectorFromUpdate, mergeUpdates, parseUpdateMeta } from 'yjs';
import { readLog } from '../../../db/queries/documents';
import { bindClients, insertUpdates } from '../../../db/queries/live-text';
import type { Tx } from '../../../db/store';
import type { Rooms } from '../rooms';

/** Nothing of the sample is open in any browser while it is played: an edit goes into the log, and nobody hears of it. */
export function roomsOnPaper(tx: Tx, now: () => Date): Rooms {
  return {
    close: () => undefined,
    revokePerson: () => undefined,
    revokeSession: () => undefined,
    reseat: () => undefined,
    reseatPerson: () => undefined,
    async hold(documentId, work) {
      const { updates, throughSeq } = await readLog(tx, documentId);
      const stateVector = encodeStateVectorFromUpdate(mergeUpdates(updates));
      return await work({ updates, stateVector, throughSeq, closeAfter: () => undefined });
    },
    async appendServerUpdate(documentId, bytes, { personId, organisationId, writers }) {
      const clients = [...parseUpdateMeta(bytes).to.keys()];
      const row = { documentId, clientId: clients[0] ?? null, personId, organisationId, bytes };
      const [seq] = await insertUpdates(tx, [row], now());
      const rows = clients.map((clientId) => ({
        documentId,
        clientId,
        ...(writers?.get(clientId) ?? { personId, organisationId }),
      }));
      await bindClients(tx, rows, now());
      return seq ?? 0;
    },
    hasWriters: () => false,
    stats: () => {
      throw new Error('No live text is open while the sample is played.');
    },
  };
}
