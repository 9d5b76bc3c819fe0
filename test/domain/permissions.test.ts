import { describe, expect, test } from 'vitest';
import { decideSeat, may, permissionTable } from '../../app/domain/permissions';
import { PERMISSIONS } from '../../app/domain/permissions/table';
import type { Act } from '../../app/domain/permissions/things';
import { ANONYMOUS, EDITOR, inOffice, PARTICIPANT, rulesOf, unmet } from './cases';
import { acme, branch, draft, mine, version } from './permission-things';

describe('the whole table', () => {
  test.each(['fly', 'constructor', 'toString', '__proto__', ''])(
    'PM-1 nobody may do the unknown act “%s”',
    (act) => {
      // What the types forbid is what is tried.
      expect(unmet(may(inOffice('administrator', 'lead', 'secretariat'), act as Act, {} as never))).toEqual([
        'unknown-act',
      ]);
    },
  );

  test('PM-3 without an account nothing is allowed but reading', () => {
    const everything = { ...draft, ...version, ...acme, ...mine, parent: null };
    const acts = Object.keys(PERMISSIONS) as Act[];
    // Each act takes what it needs of it.
    const allowed = acts.filter((act) => may(ANONYMOUS, act, everything as never).allowed);
    expect(allowed).toEqual(['read-version', 'read-draft']);
  });

  test('PM-1 every row is shown with its actor, thing and condition', () => {
    const rows = permissionTable();
    expect(rows).toHaveLength(Object.keys(PERMISSIONS).length);
    for (const row of rows) expect(Object.values(row).every((words) => words.length > 0)).toBe(true);
  });
});

describe('seats at live text', () => {
  test('PM-6 an editor of the open draft takes a writing seat', () => {
    expect(decideSeat(EDITOR, draft)).toEqual({ allowed: true, result: { seat: 'write' } });
  });

  test('PM-5 a participant takes a reading seat and is told why', () => {
    const seat = decideSeat(PARTICIPANT, draft);
    expect(seat).toMatchObject({
      allowed: true,
      result: { seat: 'read', because: [{ word: 'editor-only' }] },
    });
  });

  test('PM-7 an author takes a writing seat at the amendment only', () => {
    expect(decideSeat(PARTICIPANT, branch)).toMatchObject({ result: { seat: 'write' } });
    expect(decideSeat(PARTICIPANT, { ...branch, kind: 'draft' })).toMatchObject({ result: { seat: 'read' } });
  });

  test('AM-4 nobody but its authors takes a seat at an amendment before it is submitted', () => {
    const foreign = { ...branch, authorIds: ['other'] };
    expect(unmet(decideSeat(PARTICIPANT, foreign))).toEqual(['amendment-not-submitted']);
    const submitted = {
      ...foreign,
      amendment: { state: 'proposed', submitted: true, ofAmendment: false },
    } as const;
    expect(decideSeat(PARTICIPANT, submitted)).toMatchObject({ result: { seat: 'read' } });
    expect(decideSeat(EDITOR, submitted)).toMatchObject({ result: { seat: 'write' } });
  });

  test('PM-5 without an account there is no seat, nor at a hidden text', () => {
    expect(unmet(decideSeat(ANONYMOUS, draft))).toEqual(['sign-in-needed']);
    expect(rulesOf(decideSeat(EDITOR, { ...draft, hidden: true }))).toEqual(['PM-2']);
  });
});
