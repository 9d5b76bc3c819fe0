import { ByteReader } from './bytes';
import { deletesWhatIsThere, inCausalOrder } from './causal-order';
import { isDamage } from './damage';
import { type ClientDeletes, encodeDeletes } from './deleted-ranges';
import { type Cut, EMPTY_UPDATE, encodeCuts } from './update-slice';
import { type Block, readStructure, type UpdateStructure } from './update-structure';

/** Structs an update may have that is split: a million words written in single letters have fewer. */
const MOST_STRUCTS = 1_000_000;

/** Bytes of the pieces into which a large update is split: judging one takes a few milliseconds. */
export const PIECE = 64 * 1_024;
/** An update beyond this may hold so many small edits that judging it at once would take a tenth of a second. */
const SPLIT_OVER = 2 * PIECE;
/** So many are judged in a millisecond or two, however many words each has. */
const FEW_STRUCTS = 1_000;
/** Structs or deleted ranges of a piece: some take two bytes, and a piece of them would hold tens of thousands. */
const MOST_IN_PIECE = 5_000;

export type SplitUpdate =
  /** To be taken in one after the other: each builds only on what was there and on those before it. */
  | { readonly kind: 'pieces'; readonly pieces: readonly Uint8Array[] }
  /** It builds on edits that are not there. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'damaged'; readonly word: string };

/**
 * Whether judging an update at once could take long. What one person pastes is a few long runs under one client id: it
 * is judged and stored as one.
 */
export function isCostly(update: Uint8Array): boolean {
  if (update.length <= SPLIT_OVER) return false;
  try {
    const reader = new ByteReader(update);
    return reader.uint() !== 1 || reader.uint() > FEW_STRUCTS;
  } catch (error) {
    if (!isDamage(error)) throw error;
    // Who judges it says what is wrong.
    return false;
  }
}

/** Splits a large update; takes as long as reading it, so the portal has a worker do it. */
export type SplitUpdates = (
  update: Uint8Array,
  known: ReadonlyArray<readonly [client: number, clock: number]>,
  most: number,
) => Promise<SplitUpdate>;

/** Splits in this thread, which stands still meanwhile: for tests and small programs. */
export const splitHere: SplitUpdates = async (update, known, most) => splitUpdate(update, known, most);

/**
 * Splits an update into pieces of about so many bytes, the deletes last. A struct is never cut, so one long run of
 * words stays whole.
 *
 * @param known the clocks of the document; what it has is left out where it costs nothing
 */
export function splitUpdate(
  update: Uint8Array,
  known: ReadonlyArray<readonly [client: number, clock: number]>,
  most: number,
): SplitUpdate {
  let structure: UpdateStructure;
  try {
    structure = readStructure(update, MOST_STRUCTS);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { kind: 'damaged', word: error.word };
  }
  if (structure.skips) return { kind: 'gap' };
  const blocks = new Map(structure.blocks.map((block) => [block.client, block]));
  const pieces: Uint8Array[] = [];
  let runs = new Map<number, Run>();
  let bytes = 0;
  let structs = 0;
  const complete = inCausalOrder(structure, new Map(known), (index, client) => {
    const block = blocks.get(client);
    if (!block) return;
    const run = runs.get(client);
    if (run) run.count++;
    else runs.set(client, { block, first: index, count: 1 });
    bytes += endOf(structure, block, index) - structure.structs.offset(index);
    structs++;
    if (bytes < most && structs < MOST_IN_PIECE) return;
    pieces.push(encoded(structure, runs, EMPTY_DELETES));
    runs = new Map();
    bytes = 0;
    structs = 0;
  });
  if (!complete || !deletesWhatIsThere(structure, new Map(known))) return { kind: 'gap' };
  const [first = [], ...later] = splitDeletes(structure.deletes);
  pieces.push(encoded(structure, runs, encodeDeletes(first)));
  for (const deletes of later) pieces.push(encoded(structure, new Map(), encodeDeletes(deletes)));
  return { kind: 'pieces', pieces };
}

/** Groups of ranges, each few enough to be judged at once. */
function splitDeletes(deletes: readonly ClientDeletes[]): ClientDeletes[][] {
  const groups: ClientDeletes[][] = [];
  let group: ClientDeletes[] = [];
  let left = MOST_IN_PIECE;
  for (const { client, ranges } of deletes) {
    for (let from = 0; from < ranges.length; ) {
      const part = ranges.slice(from, from + left * 2);
      group.push({ client, ranges: part });
      from += part.length;
      left -= part.length / 2;
      if (left > 0) continue;
      groups.push(group);
      group = [];
      left = MOST_IN_PIECE;
    }
  }
  return group.length > 0 ? [...groups, group] : groups;
}

/** Structs of one client that follow each other. */
interface Run {
  readonly block: Block;
  readonly first: number;
  count: number;
}

/** No client has deleted anything. */
const EMPTY_DELETES = EMPTY_UPDATE.subarray(1);

function endOf({ structs }: UpdateStructure, { first, count, to }: Block, index: number): number {
  return index === first + count - 1 ? to : structs.offset(index + 1);
}

function encoded(structure: UpdateStructure, runs: ReadonlyMap<number, Run>, deletes: Uint8Array): Buffer {
  const { structs, bytes } = structure;
  const cuts = [...runs].map(([client, { block, first, count }]): Cut => {
    const to = endOf(structure, block, first + count - 1);
    return { client, start: structs.clock(first), count, bytes: bytes.subarray(structs.offset(first), to) };
  });
  return encodeCuts(cuts, deletes);
}
