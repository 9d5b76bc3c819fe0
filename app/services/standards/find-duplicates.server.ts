import { listDirectory } from '../../../db/queries/directory';
import { findStandardIdsByWords } from '../../../db/queries/standards';
import type { Tx } from '../../../db/store';

export interface LikelyDuplicate {
  readonly reference: string;
  readonly title: string;
  readonly summary: string;
}

/** Words that stand in the title of every other standard. */
const EMPTY_WORDS = new Set(
  'about data digital for from health healthcare information into national nhs service services standard standards system systems that the this with care and'.split(
    ' ',
  ),
);
const MOST_WORDS = 8;
const MOST_SHOWN = 5;

/** Standards that share words with a proposal, most of them first: what its author should look at beforehand. */
export async function findDuplicates(tx: Tx, title: string, summary: string): Promise<LikelyDuplicate[]> {
  const inTitle = tellingWords(title);
  const words = [...new Set([...inTitle, ...tellingWords(summary)])].slice(0, MOST_WORDS);
  const shared = new Map<string, { words: number; weight: number }>();
  for (const word of words) {
    const weight = inTitle.includes(word) ? 2 : 1;
    for (const id of await findStandardIdsByWords(tx, word, 50)) {
      const so = shared.get(id) ?? { words: 0, weight: 0 };
      shared.set(id, { words: so.words + 1, weight: so.weight + weight });
    }
  }
  const enough = Math.min(3, Math.max(2, inTitle.length));
  // One word in common, such as "test", is no likeness where a title says more.
  const inCommon = Math.min(2, inTitle.length);
  const likely = [...shared]
    .filter(([, so]) => so.weight >= enough && so.words >= inCommon)
    .sort(([, a], [, b]) => b.weight - a.weight)
    .slice(0, MOST_SHOWN)
    .map(([id]) => id);
  const found = await listDirectory(tx, { among: likely }, 'title', MOST_SHOWN, 0);
  return found
    .sort((a, b) => likely.indexOf(a.standard.id) - likely.indexOf(b.standard.id))
    .map(({ standard: { reference, title: named, summary: said } }) => ({
      reference,
      title: named,
      summary: said,
    }));
}

function tellingWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return [...new Set(words)].filter((word) => !EMPTY_WORDS.has(word));
}
