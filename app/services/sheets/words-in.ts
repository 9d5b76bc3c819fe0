import { textBlocks } from '../../document/inline-text';
import { type DocumentJson, blockId as idOf } from '../../document/json';
import { blocksByClause } from '../../document/outline';
import { type AnchorInput, WHOLE_VERSION } from '../comments/anchor-input';

/** Shorter words stand in many places. */
const SHORTEST = 8;

/** An anchor on words of a clause or requirement, where they stand in it word by word; null where they do not. */
export function wordsIn(content: DocumentJson, place: string, words: string): AnchorInput | null {
  const quote = words.trim();
  if (quote.length < SHORTEST) return null;
  const clauseOf = new Map<string, string>();
  for (const { block, clause } of blocksByClause(content)) clauseOf.set(idOf(block), clause.id);
  for (const { text, enclosing } of textBlocks(content)) {
    const inside = enclosing.some((id) => id === place || clauseOf.get(id) === place);
    const at = inside ? text.indexOf(quote) : -1;
    const block = enclosing.at(-1);
    if (at < 0 || block === undefined) continue;
    const around = { prefix: text.slice(0, at), suffix: text.slice(at + quote.length) };
    return { ...WHOLE_VERSION, blockId: block, quote, ...around };
  }
  return null;
}
