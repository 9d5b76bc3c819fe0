import { findArtefactSet } from '../../../db/queries/artefacts';
import {
  type HeldTable,
  listApprovalsWithDecisions,
  listBallotsWithVoters,
  listHeldRows,
  listVersionsWithSteps,
} from '../../../db/queries/held-things';
import { findShown } from '../../../db/queries/texts';
import type { Tx } from '../../../db/store';
import { sha256 } from '../../domain/audit-chain';
import {
  HELD_KINDS,
  type Held,
  type HeldKind,
  heldName,
  type Prints,
  printsOf,
} from '../../domain/audit-held';
import {
  APPROVAL,
  BALLOT,
  COMMENT,
  OBJECTION,
  partsOf,
  REPLY,
  REVIEW,
  SHOWN,
  SNAPSHOT,
  VERSION,
  VOTE,
} from './held-columns';

/** Things that are found by an id; a vote is read with its ballot's trail. */
export type KeptKind = Exclude<HeldKind, 'vote'>;

/** The prints of these things as the database keeps them in this transaction; none of one that is not there. */
export async function keptPrints(
  tx: Tx,
  kind: KeptKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Prints>> {
  if (ids.length === 0) return new Map();
  return new Map(await READERS[kind](tx, ids));
}

/** Every kind of thing that is found by an id. */
export const KEPT_KINDS = HELD_KINDS.filter((kind): kind is KeptKind => kind !== 'vote');

type Read = (tx: Tx, ids: readonly string[]) => Promise<(readonly [string, Prints])[]>;

/** Reads things that are nothing but their row. */
function ofRow(table: HeldTable, columns: Parameters<typeof partsOf>[1]): Read {
  return async (tx, ids) =>
    (await listHeldRows(tx, table, ids)).map((row) => [row.id, printsOf(partsOf(row, columns))] as const);
}

const READERS: { readonly [K in KeptKind]: Read } = {
  version: async (tx, ids) =>
    (await listVersionsWithSteps(tx, ids)).map(({ row, steps, texts }) => {
      const { text, ...parts } = partsOf(row, VERSION);
      return [row.id, printsOf({ ...parts, text: { ...text, texts }, history: { steps } })] as const;
    }),
  snapshot: async (tx, ids) => {
    const prints: (readonly [string, Prints])[] = [];
    // One text at a time: a page may have megabytes.
    for (const row of await listHeldRows(tx, 'snapshots', ids)) {
      const text = await findShown(tx, row.hash);
      const artefacts = row.artefactsHash === null ? undefined : await findArtefactSet(tx, row.artefactsHash);
      // A page is hashed by itself: as a value of canonical JSON it would take many times as long.
      const shown = text && partsOf({ ...text, html: sha256(text.html) }, SHOWN);
      const parts = { ...partsOf(row, SNAPSHOT), ...shown, artefacts: { described: artefacts?.described } };
      prints.push([row.id, printsOf(parts)]);
    }
    return prints;
  },
  ballot: async (tx, ids) =>
    (await listBallotsWithVoters(tx, ids)).map(
      ({ row, voters }) => [row.id, printsOf({ ...partsOf(row, BALLOT), electorate: { voters } })] as const,
    ),
  approval: async (tx, ids) =>
    (await listApprovalsWithDecisions(tx, ids)).map(
      ({ row, decisions }) =>
        [row.id, printsOf({ ...partsOf(row, APPROVAL), decisions: { decisions } })] as const,
    ),
  comment: async (tx, ids) =>
    (await listHeldRows(tx, 'comments', ids)).map((row) => {
      // A publication marks all that is decided at once; which of the three it is follows from the version.
      const state = row.state === 'applied' || row.state === 'published' ? 'decided' : row.state;
      return [row.id, printsOf(partsOf({ ...row, state }, COMMENT))] as const;
    }),
  reply: ofRow('replies', REPLY),
  objection: ofRow('objections', OBJECTION),
  review: ofRow('reviews', REVIEW),
};

type VoteLine = Omit<Tx['tables']['voteEvents']['$inferSelect'], 'id'>;

/** The prints of a line of a ballot's trail. */
export function votePrints(line: VoteLine): Prints {
  return printsOf(partsOf(line, VOTE));
}

/** What the event of a vote holds of it. */
export function heldVote(line: VoteLine): Held {
  return { [heldName('vote', line.receipt)]: votePrints(line) };
}

/** What an event holds of these things, as its act left them. */
export async function heldThings(
  tx: Tx,
  things: readonly { readonly kind: KeptKind; readonly id: string }[],
): Promise<Held> {
  const held: Record<string, Prints> = {};
  for (const { kind, id } of things) {
    const prints = (await keptPrints(tx, kind, [id])).get(id);
    if (prints !== undefined) held[heldName(kind, id)] = prints;
  }
  return held;
}
