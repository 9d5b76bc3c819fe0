import { describe, expect, test } from 'vitest';
import { decideMove } from '../../app/domain/lifecycle';
import type { MoveRequest, StateFacts } from '../../app/domain/lifecycle/facts';
import { MOVES, type MoveName } from '../../app/domain/lifecycle/moves';
import { firstMoveTo, MADE_BY } from '../../app/domain/lifecycle/ways';
import { PERMISSIONS } from '../../app/domain/permissions/table';
import { sayReasons } from '../../app/domain/reason-sentences';
import type { Curer } from '../../app/domain/reasons/sentence';
import type { VersionState } from '../../db/words';
import { CHAIR, LEAD } from './cases';
import { at, NOW, request, version } from './lifecycle-cases';

/** How the permission table calls those who make a move. */
const ACTORS: Readonly<Record<string, readonly Curer[]>> = {
  Chair: ['chair'],
  'Chair or editor': ['chair', 'editor'],
  'The clock': ['clock'],
  'The clock or the chair': ['chair', 'clock'],
  'The clock or an NHS Standards Lead': ['lead', 'clock'],
};

type Case = readonly [VersionState, MoveName, string | null];

describe('the way to where a move starts', () => {
  test('LC-2 who makes a move is whom the permission table names', () => {
    for (const move of Object.keys(MADE_BY) as (keyof typeof MADE_BY)[]) {
      const { actor, condition } = PERMISSIONS[move];
      const uninvolved = condition.startsWith('neither edited');
      const expected = ACTORS[actor] ?? [uninvolved ? 'another-lead' : 'lead'];
      expect(MADE_BY[move], move).toEqual(expected);
    }
  });

  // biome-ignore format: one case a line
  test.each<Case>([
    ['proposed', 'open-consultation', 'begin-drafting'],
    ['drafting', 'open-ballot', 'open-consultation'],
    ['consultation', 'open-ballot', 'close-consultation'],
    ['resolution', 'open-consultation', 'resume-drafting'],
    ['ballot', 'resume-drafting', 'return-to-resolution'],
    ['awaiting-approval', 'open-consultation', 'return-for-changes'],
    ['awaiting-approval', 'deprecate', 'publish'],
    ['on-hold', 'open-ballot', 'resume'],
    ['published', 'retire', 'deprecate'],
    ['drafting', 'begin-drafting', null],
    ['published', 'open-consultation', null],
    ['drafting', 'resume', null],
    ['cancelled', 'open-ballot', null],
    ['retired', 'deprecate', null],
  ])('LC-2 from %s to where “%s” starts: %s', (state, move, first) => {
    expect(firstMoveTo(MOVES[move].from, { state })).toBe(first);
  });

  test('LC-2 a version on hold is resumed only where it was held on the way', () => {
    const held = (heldFrom: VersionState) => ({ state: 'on-hold', heldFrom }) as const;
    expect(firstMoveTo(MOVES['begin-drafting'].from, held('proposed'))).toBe('resume');
    expect(firstMoveTo(MOVES['begin-drafting'].from, held('ballot'))).toBeNull();
  });

  test('LC-43 a patch comes to be published by the move of a patch', () => {
    const patch = { state: 'awaiting-approval', isPatch: true } as const;
    expect(firstMoveTo(['published'], patch)).toBe('patch');
    expect(firstMoveTo(['published'], { ...patch, state: 'drafting' })).toBe('give-patch-notice');
  });

  const said = (facts: StateFacts, move: MoveRequest, by = CHAIR) => {
    const refused = decideMove(version(facts), move, by, NOW);
    return refused.allowed ? null : sayReasons(refused.reasons)[0];
  };

  test('LC-2 a refusal because of the state names it, and who can bring the version on', () => {
    const approved = said({ state: 'awaiting-approval' }, request('open-consultation'));
    expect(approved?.sentence).toBe(
      'This starts from Drafting, and the version is in state Awaiting approval.',
    );
    expect(approved?.help).toBe('An uninvolved NHS Standards Lead can change this.');
    expect(said({ state: 'proposed' }, request('open-consultation'))?.cure).toEqual(['lead']);
  });

  test('LC-2 where no way leads back, it says so and names nobody', () => {
    const published = said({ state: 'published', complyBy: null }, request('open-consultation'));
    expect(published?.sentence).toContain('from which it does not come back there');
    expect(published).toMatchObject({ cure: ['nobody'], help: '' });
    const retired = said(
      { state: 'deprecated', phaseOutEnds: at('2027-01-01T00:00:00Z') },
      request('hold'),
      LEAD,
    );
    expect(retired?.sentence).toContain(
      'Proposed, Drafting, Consultation, Resolution, Ballot or Awaiting approval',
    );
  });
});
