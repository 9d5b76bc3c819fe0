import { describe, expect, test } from 'vitest';
import { type ArtefactRow, decideKeeping, MOST_SET_BYTES, manifestOf } from '../../app/domain/artefacts';
import { may } from '../../app/domain/permissions';
import { VERSION_STATES } from '../../db/words';
import { CHAIR, EDITOR, LEAD, PARTICIPANT, STANDARD, unmet } from './cases';

const artefact = (facts: Partial<ArtefactRow> = {}): ArtefactRow => ({
  path: 'Patient.json',
  kind: 'fhir-structure-definition',
  hash: 'a'.repeat(64),
  bytes: 1000,
  identifier: '',
  version: '',
  ...facts,
});

const words = (present: readonly ArtefactRow[], one: ArtefactRow) =>
  decideKeeping(present, [one]).refused.flatMap(({ reasons }) => reasons.map(({ word }) => word));

describe('who keeps artefacts, and when', () => {
  const here = { standardId: STANDARD, versionState: 'drafting' } as const;
  test('PM-27 the chair and the editors of the standard do', () => {
    expect(unmet(may(CHAIR, 'keep-artefacts', here))).toEqual([]);
    expect(unmet(may(EDITOR, 'keep-artefacts', here))).toEqual([]);
  });
  test('PM-27 nobody else does', () => {
    expect(unmet(may(LEAD, 'keep-artefacts', here))).toEqual(['chair-or-editor-only']);
    expect(unmet(may(PARTICIPANT, 'keep-artefacts', here))).toEqual(['chair-or-editor-only']);
  });
  test('AF-1 they are changed while the text is being written and at no other time', () => {
    const open = VERSION_STATES.filter(
      (versionState) => may(EDITOR, 'keep-artefacts', { ...here, versionState }).allowed,
    );
    expect(open).toEqual(['drafting', 'consultation', 'resolution', 'ballot']);
    expect(unmet(may(EDITOR, 'keep-artefacts', { ...here, versionState: 'published' }))).toEqual([
      'artefacts-not-kept-now',
    ]);
  });
});

describe('which artefacts are kept', () => {
  test('AF-2 one with a path of its own is kept, and one with the path of another takes its place', () => {
    const first = artefact();
    const next = artefact({ hash: 'b'.repeat(64) });
    expect(decideKeeping([], [first]).kept).toEqual([first]);
    expect(decideKeeping([first], [next])).toEqual({ kept: [next], refused: [] });
  });
  test.each([
    '../secret.json',
    '/etc/passwd.json',
    'a//b.json',
    'a\\b.json',
    'C:/x.json',
    '.hidden.json',
    'name .json/x',
    'x\u202ejson.exe',
    `${'a'.repeat(200)}.json`,
    'a/b/c/d/e/f/g/h/i/j/k.json',
  ])('AF-2 the path %j is refused, because some system could not unpack it', (path) => {
    expect(words([], artefact({ path }))).toEqual(path === 'name .json/x' ? [] : ['artefact-path-unfit']);
  });
  test.each(['examples1.4.0/Booking (HTTP Response) .json', 'Größe/übersicht_1.2.yaml', 'a/b-c.xsd'])(
    'AF-2 the path %j is one that people use',
    (path) => expect(words([], artefact({ path }))).toEqual([]),
  );
  test('AF-2 names that differ in capital letters alone are one name on some systems', () => {
    expect(words([artefact()], artefact({ path: 'patient.JSON' }))).toEqual(['artefact-path-taken']);
  });
  test('AF-2 the limits are of number and of size together', () => {
    const many = Array.from({ length: 500 }, (_one, index) => artefact({ path: `${index}.json` }));
    expect(words(many, artefact())).toEqual(['artefacts-too-many']);
    expect(words(many, artefact({ path: '7.json' }))).toEqual([]);
    expect(words([artefact({ bytes: MOST_SET_BYTES })], artefact({ path: 'b.json' }))).toEqual([
      'artefacts-too-large',
    ]);
  });
  test('AF-3 the same canonical address in the same version is defined once', () => {
    const url = 'https://example.org/StructureDefinition/patient';
    const first = artefact({ identifier: url, version: '1.0.0' });
    expect(words([first], { ...first, path: 'other.json' })).toEqual(['artefact-defined-twice']);
    expect(words([first], { ...first, path: 'other.json', version: '2.0.0' })).toEqual([]);
    expect(words([first], first)).toEqual([]);
    expect(decideKeeping([], [first, { ...first, path: 'other.json' }]).kept).toEqual([first]);
  });
});

describe('what names frozen artefacts', () => {
  const one = artefact();
  const other = artefact({ path: 'a/Z.json', hash: 'b'.repeat(64) });
  test('AF-4 the order in which they were added does not matter', () => {
    expect(manifestOf([one, other])).toBe(manifestOf([other, one]));
  });
  test('AF-4 path, kind, size and hash each do', () => {
    const whole = manifestOf([one]);
    const changes = [
      { path: 'b.json' },
      { kind: 'example' },
      { bytes: 1001 },
      { hash: 'c'.repeat(64) },
    ] as const;
    for (const change of changes) expect(manifestOf([artefact(change)])).not.toBe(whole);
    expect(JSON.parse(whole)).toEqual({
      format: 'concord-artefacts',
      formatVersion: 1,
      artefacts: [
        { path: 'Patient.json', kind: 'fhir-structure-definition', sha256: 'a'.repeat(64), bytes: 1000 },
      ],
    });
  });
});
