import type { NodeJson } from '../json';
import { diffSequences, Interner } from '../sequence-diff';
import { diffWords, type InlinePiece, type WordDiff } from './word-diff';

/**
 * The differences of two pieces of code, line by line as programmers read them. The words are counted within the
 * lines, so that a line in which one value changed is not counted as a line of new words.
 */
export function diffLines(before: readonly NodeJson[], after: readonly NodeJson[]): WordDiff {
  const [a, b] = [linesOf(before), linesOf(after)];
  const interner = new Interner();
  const numbers = (lines: readonly string[]) => lines.map((line) => interner.number(line));
  const pieces = new Pieces();
  let [at, wordsAdded, wordsRemoved] = [0, 0, 0];
  for (const { aFrom, aTo, bFrom, bTo } of diffSequences(numbers(a), numbers(b))) {
    pieces.add('same', a.slice(at, aFrom));
    const [was, is] = [a.slice(aFrom, aTo), b.slice(bFrom, bTo)];
    pieces.add('removed', was);
    pieces.add('added', is);
    const words = diffWords(asText(was.join('\n')), asText(is.join('\n')));
    wordsAdded += words.wordsAdded;
    wordsRemoved += words.wordsRemoved;
    at = aTo;
  }
  pieces.add('same', a.slice(at));
  const done = pieces.done();
  const segments = done.map(({ kind, nodes }) => ({ kind, text: nodes[0]?.text ?? '' }));
  return { pieces: done, segments, wordsAdded, wordsRemoved, reformatted: false };
}

function linesOf(nodes: readonly NodeJson[]): string[] {
  const text = nodes.map((node) => node.text ?? '\n').join('');
  return text === '' ? [] : text.split('\n');
}

function asText(text: string): NodeJson[] {
  return text === '' ? [] : [{ type: 'text', text }];
}

class Pieces {
  readonly #pieces: Array<{ readonly kind: InlinePiece['kind']; readonly lines: string[] }> = [];

  add(kind: InlinePiece['kind'], lines: readonly string[]): void {
    if (lines.length === 0) return;
    const last = this.#pieces.at(-1);
    if (last?.kind === kind) last.lines.push(...lines);
    else this.#pieces.push({ kind, lines: [...lines] });
  }

  /** Every line but the last ends with a line end. */
  done(): InlinePiece[] {
    return this.#pieces.map(({ kind, lines }, place) => ({
      kind,
      nodes: asText(lines.join('\n') + (place < this.#pieces.length - 1 ? '\n' : '')),
    }));
  }
}
