import { blockId, type DocumentJson, plainText, textAttribute, walk } from './json';

export interface GlossaryTerm {
  readonly id: string;
  readonly term: string;
  /** What it means, shortened for a tooltip. */
  readonly meaning: string;
}

export interface Glossary {
  /** Cuts a line at the defined terms; every second piece is a term. */
  split(line: string): string[];
  find(words: string): GlossaryTerm | undefined;
}

const MOST_TERMS = 1000;
const LONGEST_MEANING = 200;
/** A longer term is found nowhere: nobody writes it twice, and a pattern of ten thousands of letters is refused. */
const LONGEST_TERM = 100;

/** The defined terms of a text, ready to be found in its lines; null when it defines none. */
export function glossaryOf(content: DocumentJson): Glossary | null {
  const terms = new Map<string, GlossaryTerm>();
  walk(content, (node) => {
    const term = textAttribute(node, 'term').trim();
    const key = term.toLowerCase();
    if (
      node.type !== 'definition' ||
      term.length < 2 ||
      term.length > LONGEST_TERM ||
      terms.size >= MOST_TERMS ||
      terms.has(key)
    )
      return;
    const meaning = plainText(node);
    const shortened = meaning.length > LONGEST_MEANING ? `${meaning.slice(0, LONGEST_MEANING)}…` : meaning;
    if (blockId(node) !== '') terms.set(key, { id: blockId(node), term, meaning: shortened });
  });
  if (terms.size === 0) return null;
  // Longest first, so that "patient record" is not found as "patient".
  const words = [...terms.keys()].sort((a, b) => b.length - a.length).map(literally);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(${words.join('|')})(?![\\p{L}\\p{N}-])`, 'giu');
  return { split: (line) => line.split(pattern), find: (found) => terms.get(found.toLowerCase()) };
}

function literally(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');
}
