import type { NodeJson } from '../json';
import { diffSequences, Interner } from '../sequence-diff';
import type { Leaf } from './leaves';
import { type Token, tokensOf } from './word-diff';

/** A marker that an author wrote within a sentence, such as "(a)" or "ii.": in a list the list itself says it. */
const MARKER = /^[\s;,]*\(?(?:[a-z]|[ivxl]{1,5}|\d{1,2})[.)]\s*/i;

/** One line cut into as many as there are targets, each with the words that its target has of it. */
export function cutLine(line: NodeJson, targets: readonly Leaf[]): NodeJson[] {
  const a = tokensOf(line.content ?? []);
  const parts = targets.map((target) => tokensOf(target.node.content ?? []));
  const ends: number[] = [];
  for (const part of parts) ends.push((ends.at(-1) ?? 0) + part.length);
  const cuts = placesOf(a, parts.flat(), ends.slice(0, -1));
  return targets.map((target, place) => {
    const tokens = a.slice(cuts[place - 1] ?? 0, cuts[place] ?? a.length);
    const inList = target.ancestors.some(({ type }) => type === 'orderedList');
    return { ...line, content: trimmed(inList ? withoutMarker(tokens) : tokens).map(({ node }) => node) };
  });
}

/** Several lines as one. */
export function joinLines(lines: readonly NodeJson[]): NodeJson {
  const [first = { type: 'paragraph' }] = lines;
  const content = lines.flatMap((line, place) => [
    ...(place === 0 ? [] : [{ type: 'text', text: ' ' }]),
    ...(line.content ?? []),
  ]);
  return { ...first, content };
}

/** Where places of `b` are in `a`; what is only in `a` at such a place comes after it. */
function placesOf(a: readonly Token[], b: readonly Token[], places: readonly number[]): number[] {
  const interner = new Interner();
  const numbers = (tokens: readonly Token[]) => tokens.map(({ key }) => interner.number(key));
  const hunks = diffSequences(numbers(a), numbers(b));
  return places.map((place) => {
    let [inA, inB] = [0, 0];
    for (const hunk of hunks) {
      if (place < hunk.bFrom) break;
      if (place <= hunk.bTo && place < (hunk.bTo === hunk.bFrom ? hunk.bTo + 1 : hunk.bTo)) return hunk.aFrom;
      [inA, inB] = [hunk.aTo, hunk.bTo];
    }
    return inA + (place - inB);
  });
}

function withoutMarker(tokens: readonly Token[]): readonly Token[] {
  const text = tokens.map(({ node }) => node.text ?? '').join('');
  let left = MARKER.exec(text)?.[0].length ?? 0;
  let place = 0;
  for (; left > 0 && place < tokens.length; place += 1) left -= (tokens[place]?.node.text ?? '').length;
  return tokens.slice(place);
}

function trimmed(tokens: readonly Token[]): readonly Token[] {
  const isBlank = (token: Token | undefined) =>
    token?.node.text !== undefined && token.node.text.trim() === '';
  let [from, to] = [0, tokens.length];
  while (from < to && isBlank(tokens[from])) from += 1;
  while (to > from && isBlank(tokens[to - 1])) to -= 1;
  return tokens.slice(from, to);
}
