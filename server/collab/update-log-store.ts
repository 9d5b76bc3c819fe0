import { countAttempt } from '../../db/queries/attempts';
import { findFold } from '../../db/queries/folds';
import { compactedThrough } from '../../db/queries/history';
import {
  bindClients,
  insertUpdates,
  listClients,
  listGrownDocuments,
  listUpdatesAfter,
  takeOpenDocuments,
} from '../../db/queries/live-text';
import { unmarked } from '../../db/queries/write-mark';
import type { Store, Tx } from '../../db/store';
import { storeFold } from './stored-fold';
import type { NewUpdate, Refused, UpdateLog } from './update-log';

/** The row that is written to see whether the database stores, and how long it is kept. */
const PROBE = 'live-text:probe';
const PROBE_WINDOW = 60_000;

/** The log in the portal's database, on either engine. */
export function storeLog(store: Store, now: () => Date): UpdateLog {
  return {
    append: (updates) => store.tx((tx) => unmarked(tx, () => append(tx, updates, now()))),
    load: (documentId) =>
      store.read(async (tx) => {
        const folded = (await findFold(tx, documentId)) ?? null;
        const tail = await listUpdatesAfter(tx, documentId, folded?.throughSeq ?? 0);
        const bindings = await listClients(tx, documentId);
        return { folded, tail, seq: tail.at(-1)?.seq ?? folded?.throughSeq ?? 0, bindings };
      }),
    after: (documentId, seq) =>
      store.read(async (tx) => {
        if ((await compactedThrough(tx, documentId)) > seq) throw compacted(documentId);
        return await listUpdatesAfter(tx, documentId, seq);
      }),
    grown: (seqs) => store.read((tx) => listGrownDocuments(tx, seqs)),
    fold: (documentId, folded) => storeFold(store, documentId, folded, now),
    bindings: (documentId) => store.read((tx) => listClients(tx, documentId)),
    probe: () =>
      store.tx(async (tx) => {
        await countAttempt(tx, PROBE, now(), PROBE_WINDOW);
      }),
  };
}

/** What lies after the number is compacted in part: it is not there row by row any more. */
function compacted(documentId: string): Error {
  const error = new Error(`The log of ${documentId} is compacted beyond what this process has read.`);
  return Object.assign(error, { code: 'compacted' as const });
}

async function append(tx: Tx, updates: readonly NewUpdate[], at: Date): Promise<Array<number | Refused>> {
  const open = await takeOpenDocuments(tx, [...new Set(updates.map(({ documentId }) => documentId))]);
  const answers: Array<number | Refused> = [];
  const taken: NewUpdate[] = [];
  for (const update of updates) {
    const refused = await refusal(tx, update, open, at);
    answers.push(refused ?? 0);
    if (!refused) taken.push(update);
  }
  const numbers = await insertUpdates(
    tx,
    taken.map(({ update, documentId, clientId, personId, organisationId }) => {
      return { documentId, clientId, personId, organisationId, bytes: update };
    }),
    at,
  );
  let next = 0;
  return answers.map((answer) => (answer === 0 ? (numbers[next++] ?? 0) : answer));
}

/** Binds the update's new client ids to their people, unless it may not be stored. */
async function refusal(
  tx: Tx,
  update: NewUpdate,
  open: ReadonlySet<string>,
  at: Date,
): Promise<Refused | null> {
  const { documentId, bind, onlyWhileOpen } = update;
  if (onlyWhileOpen && !open.has(documentId)) return 'closed';
  if (bind.length === 0) return null;
  const wanted = new Map(bind.map((binding) => [binding.clientId, binding.personId]));
  if (onlyWhileOpen) {
    const owned = await listClients(tx, documentId, [...wanted.keys()]);
    if (owned.some(({ clientId, personId }) => wanted.get(clientId) !== personId)) return 'foreign';
  }
  await bindClients(
    tx,
    bind.map((binding) => ({ documentId, ...binding })),
    at,
  );
  return null;
}
