import { describe, expect, test } from 'vitest';
import { DISPOSITION_LABELS } from '../../app/domain/labels/comments';
import { fillsInDecision, observedDecision } from '../../app/domain/observed-decision';
import { DISPOSITIONS } from '../../db/words';

const technical = { type: 'technical', blocking: false } as const;
const editorial = { type: 'editorial', blocking: false } as const;

describe('what a sheet says became of a comment', () => {
  test.each([
    ['the Secretariat for others', { recordsForOthers: true, role: null }, technical, true],
    ['the chair', { recordsForOthers: false, role: 'chair' }, { type: 'technical', blocking: true }, true],
    ['an editor, on an editorial comment', { recordsForOthers: false, role: 'editor' }, editorial, true],
    ['an editor, on a technical one', { recordsForOthers: false, role: 'editor' }, technical, false],
    [
      'an editor, on a blocking one',
      { recordsForOthers: false, role: 'editor' },
      { type: 'editorial', blocking: true },
      false,
    ],
    ['anybody else', { recordsForOthers: false, role: null }, editorial, false],
  ] as const)(
    'CD-30 fills in the decision, or does not, when it comes from %s',
    (_, uploader, comment, fills) => {
      expect(fillsInDecision(uploader, comment)).toBe(fills);
    },
  );

  test.each(DISPOSITIONS.filter((one) => one !== 'duplicate'))(
    'CD-30 knows our own word for %s, and takes the rest as its reason',
    (disposition) => {
      const label = DISPOSITION_LABELS[disposition];
      expect(observedDecision(`${label}.\nBecause of this.`)).toMatchObject({
        disposition,
        reason: 'Because of this.',
      });
      expect(observedDecision(label.toUpperCase())).toMatchObject({ disposition, reason: '' });
    },
  );

  test.each([
    ['Duplicate.\nRepeats C-3.', 'duplicate', 'C-3'],
    ['Duplicate', 'noted', ''],
    ['Accepted.\nObservation in the sheet: status: closed\ndisposition: Rejected', 'accepted', ''],
    ['Recorded by Sofia of the Secretariat.\nNot accepted.\nNo.', 'not-accepted', ''],
    ['Observation in the sheet: Rejected (no consensus)', 'not-accepted', ''],
    ['response: seen\ndisposition: Accepted by AB, proposed to the Director', 'accepted-with-changes', ''],
    ['status: closed\ndisposition: Deferred', 'kept-for-later', ''],
    ['resolution: Discussed at TC call\ndisposition: TC agrees. Editors added.', 'accepted-with-changes', ''],
    ['group: closed: invalid, out of scope or duplicate', 'out-of-scope', ''],
  ])('CD-30 reads “%s” as %s', (words, disposition, duplicateOf) => {
    expect(observedDecision(words)).toMatchObject({ disposition, duplicateOf });
  });

  test.each([
    '',
    'See minutes of 3 May.',
    'Recorded by Sofia of the Secretariat.',
    'Acceptedly',
    'status: closed',
  ])('CD-30 takes “%s” for no decision', (words) => {
    expect(observedDecision(words)).toBeNull();
  });

  test('CD-30 reads the impact where our own table says it', () => {
    expect(observedDecision('Accepted.\nRight.\nImpact: Compatible.\nDecided by the chair.')).toMatchObject({
      impact: 'compatible',
      reason: 'Right.\nImpact: Compatible.\nDecided by the chair.',
    });
    expect(observedDecision('Accepted.')?.impact).toBeNull();
  });
});
