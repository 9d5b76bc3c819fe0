import { expect, it } from 'vitest';
import { insertions, type Piece, placeIn } from '../../app/editor/text/line-places';

const piece = (text: string, carried: boolean): Piece => ({ text, carried, marks: {}, object: null });

/** The line with what is inserted, from "between [carried] between". */
function put(now: string, line: string): string {
  const pieces = line
    .split(/(\[[^\]]*\])/)
    .map((part) => piece(part.replaceAll(/[[\]]/g, ''), part.startsWith('[')));
  let said = now;
  for (const { at, text } of insertions(now, pieces).reverse())
    said = said.slice(0, at) + text + said.slice(at);
  return said;
}

it.each([
  ['The line.', 'The [new ]line.', 'The new line.'],
  ['Before. The line.', 'The [new ]line.', 'Before. The new line.'],
  ['The changed line.', 'The [new ]line[ here].', 'The new changed line here.'],
  ['The line breaks.', 'The[ line breaks.]', 'The line breaks.'],
  ['', '[All of it]', 'All of it'],
  ['There already.', '[There already.]', 'There already.'],
])('into %o goes of %o what is not there', (now, line, said) => {
  expect(put(now, line)).toBe(said);
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
