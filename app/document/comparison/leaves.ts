import { blockId, type DocumentJson, type NodeJson, plainText, textAttribute } from '../json';
import { blocksByClause, type Clause } from '../outline';
import { TEXT_BLOCKS } from '../shape';
import { titleWithoutNumber } from '../written-number';

/**
 * A block that is compared as one: a line of text, a code block, a figure, a rule, a whole table, or a
 * container with nothing inside. Containers (lists, requirements, callouts) are what leaves stand in, so that
 * a paragraph that became a list item is still the same paragraph.
 */
export interface Leaf {
  readonly node: NodeJson;
  readonly id: string;
  /** The blocks around it, outermost first; the first is the text itself. */
  readonly ancestors: readonly NodeJson[];
  /** Equal for two leaves of the same words. */
  readonly key: string;
  readonly family: Family;
  readonly clause: Clause;
}

/** Leaves of one family can be two states of one block. */
export type Family = 'text' | 'code' | 'table' | 'figure' | 'other';

const CONTAINERS: ReadonlySet<string> = new Set([
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'callout',
  'requirement',
  'definition',
]);

const OUTSIDE: Clause = { id: '', number: '', title: '', level: 0, depth: 0 };

/** The leaves of a text in reading order. */
export function leavesOf(content: DocumentJson): Leaf[] {
  const leaves: Leaf[] = [];
  for (const { block, clause } of blocksByClause(content)) collect(block, [content], clause, leaves);
  return leaves;
}

/** The leaves of one part, such as a table cell. */
export function leavesWithin(part: NodeJson, clause: Clause = OUTSIDE): Leaf[] {
  const leaves: Leaf[] = [];
  for (const block of part.content ?? []) collect(block, [part], clause, leaves);
  return leaves;
}

function collect(node: NodeJson, ancestors: readonly NodeJson[], clause: Clause, leaves: Leaf[]): void {
  const children = node.content ?? [];
  const holdsBlocks = CONTAINERS.has(node.type) || familyOf(node) === 'other';
  if (holdsBlocks && children.some((child) => child.text === undefined)) {
    for (const child of children) collect(child, [...ancestors, node], clause, leaves);
    return;
  }
  leaves.push({ node, id: blockId(node), ancestors, key: keyOf(node), family: familyOf(node), clause });
}

function familyOf(node: NodeJson): Family {
  if (node.type === 'codeBlock') return 'code';
  if (TEXT_BLOCKS.has(node.type)) return 'text';
  return node.type === 'table' || node.type === 'figure' ? node.type : 'other';
}

/** Equal for two leaves of the same words. */
export function keyOf(node: NodeJson): string {
  const family = familyOf(node);
  if (family === 'text') {
    const words = wordsOfLine(node);
    return node.type === 'heading' ? titleWithoutNumber(words) || words : words;
  }
  if (family === 'code') return `code\n${(node.content ?? []).map((child) => child.text ?? '').join('')}`;
  if (family === 'table') return `table\n${textAttribute(node, 'caption')}\n${tableWords(node)}`;
  const attrs = ['src', 'alt', 'caption', 'term', 'title'].map((name) => textAttribute(node, name));
  return `${node.type}\n${attrs.join('\n')}`;
}

/** The words of a line, with the targets of its cross-references. */
function wordsOfLine(node: NodeJson): string {
  let words = '';
  for (const child of node.content ?? []) {
    if (child.text !== undefined) words += child.text;
    else if (child.type === 'crossReference') words += `\ufffc${textAttribute(child, 'target')}`;
    else words += ' ';
  }
  return words.replace(/\s+/g, ' ').trim();
}

function tableWords(table: NodeJson): string {
  return (table.content ?? []).map((row) => rowKey(row)).join('\n');
}

/** Equal for two rows of the same words in the same cells. */
export function rowKey(row: NodeJson): string {
  return (row.content ?? []).map((cell) => plainText(cell)).join('\t');
}
