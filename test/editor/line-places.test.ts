import { expect, it } from 'vitest';
import { lineChanges, type Piece, placeIn } from '../../app/editor/text/line-places';

const PARTS = { '[': 'carried', '{': 'dropped' } as const;

/** A line out of "between [carried] between {dropped}". */
function pieces(line: string): Piece[] {
  return line.split(/(\[[^\]]*\]|\{[^}]*\})/).map((part) => ({
    part: PARTS[part.charAt(0) as keyof typeof PARTS] ?? 'between',
    text: part.replaceAll(/[[\]{}]/g, ''),
    marks: {},
    object: null,
  }));
}

function done(now: string, line: string): string {
  let said = now;
  for (const change of lineChanges(now, pieces(line)).reverse()) {
    const rest = said.slice(change.at + ('takeOut' in change ? change.takeOut : 0));
    said = said.slice(0, change.at) + ('takeOut' in change ? '' : change.text) + rest;
  }
  return said;
}

it.each([
  ['The line.', 'The [new ]line.', 'The new line.'],
  ['Before. The line.', 'The [new ]line.', 'Before. The new line.'],
  ['The changed line.', 'The [new ]line[ here].', 'The new changed line here.'],
  ['The line breaks.', 'The[ line breaks.]', 'The line breaks.'],
  ['The line breaks.', 'The{ line breaks.}', 'The'],
  ['The line breaks.', 'The[, then]{ line breaks.}[ line breaks.]', 'The, then line breaks.'],
  ['The old line.', '{The old line.}[Another.]', 'Another.'],
  ['aab', 'a{a}ab', 'aab'],
  ['aaab', 'a{a}ab', 'aab'],
  ['The changed line.', 'The {old }line[ here].', 'The changed line here.'],
  ['', '[All of it]', 'All of it'],
  ['There already.', '[There already.]', 'There already.'],
])('to %o is done what %o asks for', (now, line, said) => {
  expect(done(now, line)).toBe(said);
});

it.each([
  ['end of the line', 'abcdef', 'abcdef', 6, false, 6],
  ['behind what was taken out', 'abXYcd', 'abcd', 6, false, 4],
  ['at what was taken out', 'abXYcd', 'abcd', 4, false, 2],
  ['before what was put in there', 'abcd', 'abXYcd', 2, false, 2],
  ['after it, where that was asked', 'abcd', 'abXYcd', 2, true, 4],
  ['after what was put in before', 'abcd', 'XYabcd', 2, false, 4],
  ['in a line that says nothing more', 'abcd', '', 3, false, 0],
])('a place %s is found again', (_, before, now, at, after, place) => {
  expect(placeIn(before, now, at, after)).toBe(place);
});
