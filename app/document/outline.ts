import { type BlockJson, blockId, countAttribute, type DocumentJson, plainText } from './json';
import type { ClauseName, OutlineEntry } from './text-types';

/** A heading of the body as a clause, in reading order. */
export interface Clause {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly level: number;
  /** How many clauses stand around it: 0 for the outermost. */
  readonly depth: number;
}

interface Open {
  readonly level: number;
  readonly number: string;
  readonly numbered: boolean;
  count: number;
}

/**
 * The clauses of a text with their computed numbers. Numbers follow the nesting, not the levels, so a level
 * left out makes no "0". A heading marked as not numbered takes no number, and what stands below it counts on
 * as if it stood one level up: no number is given twice. Headings inside other blocks are no clauses.
 */
export function clausesOf(content: DocumentJson): Clause[] {
  const clauses: Clause[] = [];
  const root: Open = { level: 0, number: '', numbered: true, count: 0 };
  const open: Open[] = [];
  for (const block of content.content ?? []) {
    if (block.type !== 'heading') continue;
    const level = headingLevel(block);
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const numbered = block.attrs?.numbered !== false;
    const within = open.findLast((one) => one.numbered) ?? root;
    if (numbered) within.count += 1;
    const number = numbered
      ? within.number === ''
        ? `${within.count}`
        : `${within.number}.${within.count}`
      : '';
    clauses.push({ id: blockId(block), number, title: plainText(block), level, depth: open.length });
    open.push({ level, number, numbered, count: 0 });
  }
  return clauses;
}

/**
 * The level of the headings that are numbered 1, 2, 3: of the clause of this id, or the one around it or before it,
 * else the highest in the text; 1 where nothing is numbered.
 */
export function firstClauseLevel(clauses: readonly Clause[], id: string): number {
  const isOutermost = ({ number }: Clause) => /^\d+$/.test(number);
  const upTo = clauses.slice(0, clauses.findIndex((clause) => clause.id === id) + 1);
  const before = upTo.findLast(isOutermost);
  if (before !== undefined) return before.level;
  const levels = clauses.filter(isOutermost).map(({ level }) => level);
  return levels.length === 0 ? 1 : Math.min(...levels);
}

export function headingLevel(heading: BlockJson): number {
  return Math.min(6, countAttribute(heading, 'level', 1));
}

/** The clauses as a tree. */
export function outlineOf(content: DocumentJson): OutlineEntry[] {
  const top: OutlineEntry[] = [];
  const open: OutlineEntry[] = [];
  for (const { id, number, title, level, depth } of clausesOf(content)) {
    const entry: OutlineEntry = { id, number, title, level, children: [] };
    open.length = depth;
    (open.at(-1)?.children ?? top).push(entry);
    open.push(entry);
  }
  return top;
}

/** Number and title of each clause by its id. */
export function clauseNames(content: DocumentJson): Record<string, ClauseName> {
  const names: Record<string, ClauseName> = {};
  for (const { id, number, title } of clausesOf(content)) if (id !== '') names[id] = { number, title };
  return names;
}

const BEFORE_FIRST: Clause = { id: '', number: '', title: '', level: 0, depth: 0 };

/** Each block of the body with the clause it stands in; a heading stands in its own clause. */
export function blocksByClause(content: DocumentJson): Array<{ block: BlockJson; clause: Clause }> {
  const clauses = clausesOf(content);
  let next = 0;
  let clause = BEFORE_FIRST;
  return (content.content ?? []).map((block) => {
    if (block.type === 'heading') {
      clause = clauses[next] ?? BEFORE_FIRST;
      next += 1;
    }
    return { block, clause };
  });
}

/** "3.2 Scope", or the title alone for a clause without number. */
export function clauseLabel(clause: ClauseName): string {
  return clause.number === '' ? clause.title : `${clause.number} ${clause.title}`;
}
