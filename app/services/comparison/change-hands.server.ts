import type { Change, Hand } from '../../document/comparison-types';
import type { Context } from '../context';
import { loadWriterNames } from '../history/writer-names.server';
import { nameWriter, type WriterNames } from '../history/writer-words';

/** One person's part in a change, in words. */
export interface HandLine {
  /** "Removed by Priya Raman, Northmere Health Systems". */
  readonly words: string;
  /** ISO 8601; null when it is not recorded. */
  readonly at: string | null;
}

/** Who made each change, by its number, with names as they are now. */
export async function nameHands(
  ctx: Context,
  changes: readonly Change[],
): Promise<Readonly<Record<number, readonly HandLine[]>>> {
  const writers = changes.flatMap(({ hands = [] }) => hands.map(({ writer }) => writer));
  const names = await ctx.store.read((tx) => loadWriterNames(tx, writers));
  return Object.fromEntries(
    changes.map(({ number, hands = [] }) => [number, hands.map((hand) => handLine(hand, names))]),
  );
}

const DEEDS: Readonly<Record<Hand['did'], string>> = {
  wrote: 'Written by',
  removed: 'Removed by',
  moved: 'Moved by',
  set: 'Changed by',
};

function handLine({ did, writer, at }: Hand, names: WriterNames): HandLine {
  const { words } = nameWriter(writer, names);
  return {
    words: writer.origin === 'typed' ? `${DEEDS[did]} ${words}` : words,
    at: at === 0 ? null : new Date(at).toISOString(),
  };
}
