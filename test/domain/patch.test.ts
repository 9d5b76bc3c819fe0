import { describe, expect, test } from 'vitest';
import { decideMove } from '../../app/domain/lifecycle';
import type { FactsOfMove, StateFacts } from '../../app/domain/lifecycle/facts';
import { noticeOfPatchEnds } from '../../app/domain/lifecycle/guards-of-patch';
import { type MoveName, movesFrom } from '../../app/domain/lifecycle/moves';
import { decideApprovingPatch, decidePreparingPatch, takenOverBy } from '../../app/domain/patch';
import { CHAIR, CLOCK, EDITOR, LEAD, PARTICIPANT, unmet } from './cases';
import { at, HASH, NOW, request, version } from './lifecycle-cases';

const DRAFT: StateFacts = { state: 'drafting' };
const asPatch = (facts: StateFacts) => ({ ...version(facts), isPatch: true });

describe('preparing a patch', () => {
  const facts = {
    number: '1.2.3',
    cancelled: [],
    taken: ['1.2.3', '1.3.0'],
    mandateUnderWay: false,
    patchPublished: null,
  };
  const published = version({ state: 'published', complyBy: null });

  test.each([CHAIR, EDITOR])('LC-43 the chair or an editor begins the next PATCH (%#)', (actor) => {
    expect(decidePreparingPatch(published, facts, actor)).toMatchObject({ result: { number: '1.2.4' } });
    expect(unmet(decidePreparingPatch(version({ state: 'effective' }), facts, actor))).toEqual([]);
  });

  test('LC-43 the number of a cancelled patch is not taken again, nor does it stand in the way', () => {
    const after = { ...facts, cancelled: ['1.2.5', '1.2.4'], taken: ['1.2.3', '1.2.4', '1.2.5'] };
    expect(decidePreparingPatch(published, after, CHAIR)).toMatchObject({ result: { number: '1.2.6' } });
  });

  test('LC-43 nobody else, of no other state, under no number that was given, and not beside a mandate', () => {
    const refused = (...input: Parameters<typeof decidePreparingPatch>) =>
      unmet(decidePreparingPatch(...input));
    expect(refused(published, facts, PARTICIPANT)).toEqual(['chair-or-editor-only']);
    expect(refused(version({ state: 'ballot', ballotOpen: false }), facts, CHAIR)).toEqual([
      'move-not-from-here',
    ]);
    expect(refused(version({ state: 'retired' }), facts, CHAIR)).toEqual(['move-not-from-here']);
    expect(refused(published, { ...facts, taken: ['1.2.4'] }, CHAIR)).toEqual(['patch-number-taken']);
    expect(refused(published, { ...facts, mandateUnderWay: true }, CHAIR)).toEqual(['mandate-under-way']);
  });
});

describe('what a patch replaced', () => {
  test('LC-49 it is not patched again, which is said instead of a number that is taken', () => {
    const facts = { number: '1.2.3', cancelled: [], taken: ['1.2.3', '1.2.4'], mandateUnderWay: false };
    const published = version({ state: 'published', complyBy: null });
    const refused = decidePreparingPatch(published, { ...facts, patchPublished: '1.2.4' }, CHAIR);
    expect(unmet(refused)).toEqual(['replaced-by-patch']);
  });

  test('LC-49 it does not take effect on its date', () => {
    const mandated = version({ state: 'published', complyBy: at('2026-01-01T00:00:00Z') });
    const moved = (patchPublished: string | null) =>
      unmet(decideMove(mandated, { move: 'take-effect', patchPublished }, CLOCK, NOW));
    expect(moved('1.2.4')).toEqual(['replaced-by-patch']);
    expect(moved(null)).toEqual([]);
  });
});

describe('the way of a patch', () => {
  test.each([CHAIR, EDITOR])(
    'LC-44 notice takes a patch from Drafting to Awaiting approval (%#)',
    (actor) => {
      const decision = decideMove(asPatch(DRAFT), request('give-patch-notice'), actor, NOW);
      expect(unmet(decision)).toEqual([]);
      expect(decision).toMatchObject({ result: { from: 'drafting', to: 'awaiting-approval' } });
    },
  );

  test('LC-43 a patch goes to no consultation, no ballot and no publication of its own', () => {
    const refused = (facts: StateFacts, move: keyof FactsOfMove, actor = CHAIR) =>
      unmet(decideMove(asPatch(facts), request(move), actor, NOW));
    expect(refused(DRAFT, 'open-consultation')).toEqual(['patch-goes-by-notice']);
    expect(refused({ state: 'resolution' }, 'open-ballot')).toEqual(['patch-goes-by-notice']);
    expect(refused({ state: 'awaiting-approval' }, 'publish', LEAD)).toEqual(['patch-goes-by-notice']);
    expect(movesFrom('drafting', true)).toEqual(['give-patch-notice', 'hold', 'cancel'] satisfies MoveName[]);
  });

  test('LC-43 nothing but a patch goes by notice', () => {
    expect(unmet(decideMove(version(DRAFT), request('give-patch-notice'), CHAIR, NOW))).toEqual([
      'not-a-patch',
    ]);
    expect(movesFrom('drafting')).not.toContain('give-patch-notice');
  });

  test('LC-31 a patch of which notice stands is returned or rejected like every text that awaits approval', () => {
    const waiting = asPatch({ state: 'awaiting-approval' });
    expect(unmet(decideMove(waiting, request('return-for-changes'), LEAD, NOW))).toEqual([]);
    expect(unmet(decideMove(waiting, request('reject'), LEAD, NOW))).toEqual([]);
  });
});

type Case = readonly [string, Partial<FactsOfMove['give-patch-notice']>, readonly string[]];

// biome-ignore format: one case a line
const CASES: readonly Case[] = [
  ['LC-44 what no comment or amendment asked for may be editorial', { impact: null }, []],
  ['LC-44 no notice of an unsound text', { sound: false }, ['patch-text-unsound']],
  ['LC-44 no notice of the published text', { publishedHash: HASH }, ['patch-changes-nothing']],
  ['LC-44 no notice of another requirement', { requirementsTouched: ['STD-0042-R1'] }, ['patch-touches-requirements']],
  ['LC-44 no notice of other definitions', { artefactsTouched: true, definitionsTouched: ['api.yaml'] }, ['patch-touches-artefacts']],
  ['LC-44 an example alone may be corrected', { publishedHash: HASH, artefactsTouched: true }, []],
  ['LC-44 no notice of a compatible change', { impact: 'compatible', because: ['comment C-7'] }, ['patch-beyond-editorial']],
  ['LC-44 no notice of a breaking change', { impact: 'breaking', because: ['amendment A-2'] }, ['patch-beyond-editorial']],
  ['LC-44 no notice that nobody answers for', { confirmed: false }, ['editorial-not-confirmed']],
  ['LC-44 no notice that does not say why', { reason: ' ' }, ['editorial-reason-missing']],
  ['LC-43 no notice beside a mandate', { mandateUnderWay: true }, ['mandate-under-way']],
];

test.each(CASES)('%s', (_title, facts, words) => {
  expect(unmet(decideMove(asPatch(DRAFT), request('give-patch-notice', facts), CHAIR, NOW))).toEqual(words);
});

describe('approving a patch', () => {
  const waiting = asPatch({ state: 'awaiting-approval' });
  const effective = version({ state: 'effective' });
  const facts = {
    purpose: 'patch',
    hash: HASH,
    waitingHash: HASH,
    artefacts: '',
    waitingArtefacts: '',
    confirmedAt: NOW,
    leadId: 'lead-1',
    statement: 'Only spelling.',
    impact: 'editorial',
    noticeEndsAt: noticeOfPatchEnds(at('2026-02-16T10:00:00Z')),
    mandateUnderWay: false,
    numberUnmet: [],
  } as const;

  test('LC-45 the patch comes to the state of the version that it corrects', () => {
    expect(decideApprovingPatch(waiting, effective, facts, LEAD, NOW)).toMatchObject({
      result: { move: 'patch', from: 'awaiting-approval', to: 'effective' },
    });
  });

  test('LC-45 needs reasons, and a Lead who did not take part', () => {
    const refused = (...input: Parameters<typeof decideApprovingPatch>) =>
      unmet(decideApprovingPatch(...input));
    expect(refused(waiting, effective, { ...facts, statement: ' ' }, LEAD, NOW)).toEqual(['reasons-missing']);
    const edited = { ...waiting, tookPart: ['edited'] as const };
    expect(refused(edited, effective, facts, LEAD, NOW)).toEqual(['edited-this-version']);
  });

  test('LC-45 it takes over the dates, the mandate and the notice of deprecation', () => {
    const standing = {
      implementFrom: at('2025-01-10T12:00:00Z'),
      complyBy: at('2026-01-10T12:00:00Z'),
      mandatedAt: at('2024-12-01T12:00:00Z'),
      reviewBy: null,
      deprecationNoticeAt: NOW,
      deprecationReason: 'Another takes its place.',
      successor: 'STD-0002 1.0.0',
      knownProducts: 'Letters',
    };
    expect(takenOverBy({ ...standing, number: '1.2.3' } as typeof standing)).toEqual(standing);
  });

  test('LC-43 none while a mandate is under way, LC-36 of another text, LC-38 without the password', () => {
    const change = { mandateUnderWay: true, confirmedAt: null, hash: 'c'.repeat(64) };
    expect(unmet(decideApprovingPatch(waiting, effective, { ...facts, ...change }, LEAD, NOW))).toEqual([
      'approvals-missing',
      'approved-hash-differs',
      'confirmation-missing',
      'mandate-under-way',
    ]);
  });
});
