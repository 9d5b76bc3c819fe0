import { describe, expect, test } from 'vitest';
import { gapOfRecord, RECORDED_KINDS } from '../../app/domain/audit-gaps';

const NOTED = 'a'.repeat(64);
const held = (is: boolean) => new Map([[NOTED, is]]);

describe('what a record lacks whose chain is whole', () => {
  test.each(RECORDED_KINDS)('AU-7 names the %s of which no event speaks', (kind) => {
    expect(gapOfRecord({ unrecorded: { [kind]: 'it' }, noted: new Map() })).toEqual({
      because: 'thing-unrecorded',
      kind,
      id: 'it',
    });
  });

  test('AU-8 names the event that was noted and is not there, before anything else', () => {
    expect(gapOfRecord({ unrecorded: { ballot: 'it' }, noted: held(false) })).toEqual({
      because: 'noted-event-missing',
      hash: NOTED,
    });
  });

  test('AU-7 AU-8 nothing where everything kept has an event and what was noted is held', () => {
    expect(gapOfRecord({ unrecorded: {}, noted: held(true) })).toBeNull();
  });
});
