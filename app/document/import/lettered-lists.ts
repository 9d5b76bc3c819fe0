import type { List, Nodes, Root } from 'mdast';
import { findCode } from './code-ranges';
import { eachNode } from './each-node';

/** Type of an ordered list, as HTML names it. */
type Lettering = 'a' | 'i';

export interface NumberedSource {
  readonly source: string;
  /** Lines (from 1) whose marker was a letter or a small roman number. */
  readonly lettered: ReadonlyMap<number, Lettering>;
}

interface Candidate {
  readonly line: number;
  readonly indent: number;
  readonly marker: string;
  readonly stop: string;
}

interface Run extends Candidate {
  readonly items: Array<{ line: number; value: number }>;
  readonly lettering: Lettering;
}

const MARKER = /^([ \t]{0,40})([a-z]{1,6})([.)])([ \t]+)(?=\S)/;
const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

/**
 * Standards list by letters ("a.", "b.") and small roman numbers, which Markdown does not know: their items
 * would run together into one paragraph. Runs of at least two such markers, each following the one before,
 * become numbers of the same width; `markLettered` gives the lists their type back after parsing.
 */
export function numberLetteredLists(source: string): NumberedSource {
  const lines = source.split('\n');
  const lettered = new Map<number, Lettering>();
  for (const run of findRuns(source, lines)) {
    if (run.items.length < 2) continue;
    for (const { line, value } of run.items) {
      lines[line] = withNumber(lines[line] ?? '', value);
      lettered.set(line + 1, run.lettering);
    }
  }
  return { source: lettered.size === 0 ? source : lines.join('\n'), lettered };
}

/** Tells each list whose first item was lettered its type. */
export function markLettered(tree: Root, lettered: ReadonlyMap<number, Lettering>): void {
  if (lettered.size === 0) return;
  eachNode<Nodes>(tree, (node) => {
    if (node.type === 'list') markList(node, lettered);
  });
}

function markList(list: List, lettered: ReadonlyMap<number, Lettering>): void {
  const line = list.position?.start.line ?? 0;
  const type = lettered.get(line);
  if (list.ordered && type !== undefined) list.data = { ...list.data, hProperties: { type } };
}

function findRuns(source: string, lines: readonly string[]): Run[] {
  const code = findCode(source);
  const finished: Run[] = [];
  let open: Run[] = [];
  let offset = 0;
  let afterBlank = true;
  for (const [line, words] of lines.entries()) {
    const isBlank = words.trim() === '';
    if (!isBlank && !code.holds(offset)) {
      const candidate = readCandidate(words, line);
      const indent = columnsOf(/^[ \t]*/.exec(words)?.[0] ?? '');
      const ends = candidate !== null || afterBlank || words.startsWith('#');
      if (ends) open = closeRuns(open, candidate, indent, finished);
      if (candidate !== null) extend(open, candidate);
    }
    afterBlank = isBlank;
    offset += words.length + 1;
  }
  return [...finished, ...open];
}

/** Runs that a line at `indent` leaves open: those further out, and its own when it continues it. */
function closeRuns(
  open: readonly Run[],
  candidate: Candidate | null,
  indent: number,
  finished: Run[],
): Run[] {
  return open.filter((run) => {
    const stays =
      run.indent < indent || (run.indent === indent && candidate !== null && continues(run, candidate));
    if (!stays) finished.push(run);
    return stays;
  });
}

function extend(open: Run[], candidate: Candidate): void {
  const run = open.find((one) => one.indent === candidate.indent);
  const item = { line: candidate.line, value: 1 };
  if (run !== undefined) run.items.push({ ...item, value: run.items.length + 1 });
  else if (candidate.marker === 'a') open.push({ ...candidate, lettering: 'a', items: [item] });
  else if (candidate.marker === 'i') open.push({ ...candidate, lettering: 'i', items: [item] });
}

function continues(run: Run, candidate: Candidate): boolean {
  if (run.stop !== candidate.stop) return false;
  const next = run.items.length;
  const expected = run.lettering === 'a' ? String.fromCharCode(97 + next) : ROMAN[next];
  return next < 26 && candidate.marker === expected;
}

function readCandidate(words: string, line: number): Candidate | null {
  const found = MARKER.exec(words);
  if (found === null) return null;
  const [, indent = '', marker = '', stop = ''] = found;
  if (marker.length > 1 && !ROMAN.includes(marker)) return null;
  return { line, indent: columnsOf(indent), marker, stop };
}

/** Columns that white space at the start of a line takes; a tab reaches to the next multiple of four. */
function columnsOf(space: string): number {
  let columns = 0;
  for (const character of space) columns += character === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}

/** The line with a number for its letter, its words beginning in the same column where Markdown allows it. */
function withNumber(words: string, value: number): string {
  const found = MARKER.exec(words);
  if (found === null) return words;
  const [whole, indent = '', , stop = ''] = found;
  const start = columnsOf(indent);
  const content = columnsOf(whole.replace(/[^\t]/g, ' '));
  const number = `${value}${stop}`;
  const space = Math.max(1, Math.min(4, content - start - number.length));
  return `${indent}${number}${' '.repeat(space)}${words.slice(whole.length)}`;
}
