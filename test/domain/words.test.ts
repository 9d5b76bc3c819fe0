import { describe, expect, test } from 'vitest';
import * as labels from '../../app/domain/labels';
import * as words from '../../db/words';

const lists = Object.entries(words) as [string, readonly string[]][];
const tables = Object.entries(labels) as [string, Record<string, string>][];

describe('stored words', () => {
  test.each(lists)('%s is a closed list of different kebab-case words', (_name, list) => {
    expect(new Set(list).size).toBe(list.length);
    expect(list.length).toBeGreaterThan(1);
    for (const word of list) expect(word).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

describe('the words as people read them', () => {
  test.each(tables)('%s has a label of its own for each word, in sentence case', (_name, table) => {
    const said = Object.values(table);
    expect(new Set(said).size).toBe(said.length);
    for (const one of said) expect(one).toMatch(/^[\p{Lu}“].*[^\s]$/u);
  });

  test('the words of the process are spelled as the process spells them', () => {
    expect(Object.values(labels.CARE_SETTING_LABELS)).toContain('Urgent and Emergency Care');
    expect(Object.values(labels.DISPOSITION_LABELS)).toEqual([
      'Accepted',
      'Accepted with changes',
      'Not accepted',
      'Question answered',
      'Noted, no action',
      'Out of scope',
      'Kept for a later version',
      'Duplicate',
      'Withdrawn by commenter',
    ]);
    expect(Object.values(labels.VOTE_POSITION_LABELS)).toEqual([
      'Approve',
      'Approve with comments',
      'Do not approve',
      'Abstain',
      'Stand aside',
      'Not voted',
    ]);
    expect(Object.values(labels.VERSION_STATE_LABELS)).toEqual([
      'Proposed',
      'Drafting',
      'Consultation',
      'Resolution',
      'Ballot',
      'Awaiting approval',
      'Published',
      'Effective',
      'Deprecated',
      'Retired',
      'On hold',
      'Cancelled',
    ]);
  });

  test('nothing is called certified', () => {
    expect(JSON.stringify([words, labels]).toLowerCase()).not.toContain('certif');
  });
});
