import { textBlocks } from '../../document/inline-text';
import { blockId, type DocumentJson, type NodeJson } from '../../document/json';
import { blocksByClause, clauseLabel } from '../../document/outline';

/** A block that stands in somebody's copy and not in the live text. */
export interface UnsavedPassage {
  /** Clause in which it was written, as "3.2 Scope"; '' before the first heading. */
  readonly clause: string;
  readonly text: string;
}

/**
 * What a copy kept in the browser says that the live text does not: each block of the copy with words that
 * no block of the live text has. Made for a person to read and to copy, so it errs on the side of showing
 * too much.
 */
export function unsavedPassages(copy: DocumentJson, live: DocumentJson): UnsavedPassage[] {
  const known = new Set(textBlocks(live).map(({ text }) => text));
  const passages: UnsavedPassage[] = [];
  for (const { block, clause } of blocksByClause(copy)) {
    const inside = { type: 'doc' as const, content: [block] };
    for (const { text } of textBlocks(inside)) {
      if (text.trim() === '' || known.has(text)) continue;
      passages.push({ clause: clause.id === '' ? '' : clauseLabel(clause), text: readable(text) });
    }
  }
  return passages;
}

/**
 * What a copy changes that is no new block of words: blocks that it has not, and blocks that say the same in it and
 * are marked, placed or ordered otherwise. Only for a copy that builds on the live text: in any other, what somebody
 * else wrote since would count as deleted.
 */
export function otherChanges(copy: DocumentJson, live: DocumentJson): UnsavedPassage[] {
  const copied = new Map<string, string>();
  const words = new Set<string>();
  for (const { block } of blocksByClause(copy)) {
    copied.set(blockId(block), JSON.stringify(block));
    words.add(wordsOf(block));
  }
  const passages: UnsavedPassage[] = [];
  for (const { block, clause } of blocksByClause(live)) {
    const text = wordsOf(block);
    const there = copied.get(blockId(block));
    if (there === JSON.stringify(block)) continue;
    const label = clause.id === '' ? '' : clauseLabel(clause);
    if (there === undefined) passages.push({ clause: label, text: `Deleted: ${text}` });
    else if (words.has(text)) passages.push({ clause: label, text: `Changed, with the same words: ${text}` });
    else if (text !== '') passages.push({ clause: label, text: `Said before: ${text}` });
  }
  return passages;
}

function wordsOf(block: NodeJson): string {
  return textBlocks({ type: 'doc', content: [block] })
    .map(({ text }) => readable(text))
    .join('\n');
}

/** The passages as plain text for the clipboard, each under its clause. */
export function passagesAsText(passages: readonly UnsavedPassage[]): string {
  let clause: string | null = null;
  const lines: string[] = [];
  for (const passage of passages) {
    if (passage.clause !== clause && passage.clause !== '') lines.push(`[${passage.clause}]`);
    clause = passage.clause;
    lines.push(passage.text);
  }
  return lines.join('\n\n');
}

/** Without the characters that stand for things which are not words. */
export function readable(text: string): string {
  return text.replaceAll('\ufffc', '').trim();
}
