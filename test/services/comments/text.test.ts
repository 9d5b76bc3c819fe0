import { describe, expect, it } from 'vitest';
import { readCommentNumber } from '../../../app/services/comments/comment-address';
import { readText } from '../../../app/services/comments/comment-text';
import { tidy } from '../../../app/services/comments/comment-words';
import { mentionedIn } from '../../../app/services/comments/mentions';

const PEOPLE = [
  { id: 'ann', name: 'Ann' },
  { id: 'lee', name: 'Ann Lee' },
  { id: 'lee2', name: 'Ann Lee' },
  { id: 'zoe', name: 'Zoë O’Neil' },
  { id: 'una', name: "Una O'Brien-Ñandú" },
];

describe('text as it is stored', () => {
  it.each([
    ['nothing that takes no room', '\u200b\u2060\ufeff', ''],
    ['nothing but joiners', '\u200d \u200c', ''],
    ['nothing but letters that are blank', '\u034f\ufe0f\u3164\u115f\u2800', ''],
    ['no word that turns the others around', '\u202eevil\u202c \u2066x\u2069', 'evil x'],
    ['the joiners of emoji and of Persian', '👩‍⚕️ می‌خواهم', '👩‍⚕️ می‌خواهم'],
    ['lines and tabs', ' a\r\nb\tc\u0007 ', 'a\nb\tc'],
  ])('holds %s', (_, typed, expected) => {
    expect(tidy(typed)).toBe(expected);
  });
});

describe('mentions', () => {
  it.each([
    ['a whole name', '@Ann, look', ['ann']],
    ['the longer of two names', 'Ask @Ann Lee.', ['lee', 'lee2']],
    ['whatever the case', '@zoë o’neil', ['zoe']],
    ['whatever the apostrophe', "@Zoë O'Neil", ['zoe']],
    ['whatever the hyphen', '@Una O’Brien‑Ñandú', ['una']],
    ['each once', '@Ann @Ann', ['ann']],
    ['not a part of a word', '@Annabel', []],
    ['not an e-mail address', 'mail x@Ann', []],
    ['not a name alone', 'Ann said so', []],
    ['nobody after a lone @', 'at @ the end @', []],
  ])('mentions %s', (_, text, expected) => {
    expect(mentionedIn(text, PEOPLE)).toEqual(expected);
  });

  it('a hundred thousand @ are read within a second', () => {
    const begun = performance.now();
    expect(mentionedIn('@'.repeat(100_000), PEOPLE)).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

describe('the text of a comment', () => {
  const runs = (text: string) => readText(text, PEOPLE, 'STD-0001').flat(2);

  it.each([
    ['numbers of comments', 'See C-12.', [{ kind: 'comment', href: '/standards/STD-0001/comments/C-12' }]],
    ['no numbers within words', 'ABC-12 and C-12-b and C-0', []],
    [
      'addresses without the full stop',
      'At https://example.org/a.',
      [{ kind: 'address', href: 'https://example.org/a' }],
    ],
    ['no other schemes', 'javascript:alert(1) data:x', []],
    ['mentions', 'Hello @Ann', [{ kind: 'mention', text: '@Ann' }]],
  ])('finds %s', (_, text, expected) => {
    expect(runs(text).filter(({ kind }) => kind !== 'words')).toMatchObject(expected);
    expect(
      runs(text)
        .map((run) => run.text)
        .join(''),
    ).toBe(text);
  });

  it('parts paragraphs at empty lines and keeps line ends', () => {
    const read = readText('One\ntwo\n\n\n\nthree', [], 'STD-0001');
    expect(read.map((paragraph) => paragraph.length)).toEqual([2, 1]);
  });
});

describe('numbers of comments', () => {
  it.each([
    ['C-148', 148],
    ['c-148', 148],
    [' 148 ', 148],
    ['C148', null],
    ['C--1', null],
    ['', null],
    ['1e3', null],
    ['9999999999', null],
  ])('%s is read as %s', (text, number) => {
    expect(readCommentNumber(text)).toBe(number);
  });
});
