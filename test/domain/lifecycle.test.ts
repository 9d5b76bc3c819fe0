import { describe, expect, test } from 'vitest';
import { decideMove, decideProposal } from '../../app/domain/lifecycle';
import type { FactsOfMove, StateFacts } from '../../app/domain/lifecycle/facts';
import { MOVES, movesFrom } from '../../app/domain/lifecycle/moves';
import type { ActorFacts } from '../../app/domain/permissions/actor';
import { VERSION_STATES, type VersionState } from '../../db/words';
import { CHAIR, CLOCK, EDITOR, LEAD, memberOf, PARTICIPANT, rulesOf, unmet } from './cases';
import { at, NOW, request, version } from './lifecycle-cases';

/** For each state one version in it, with the times that its moves ask about in the past. */
const IN_STATE: Record<VersionState, StateFacts> = {
  proposed: { state: 'proposed' },
  drafting: { state: 'drafting' },
  consultation: { state: 'consultation', closesAt: at('2026-03-01T23:59:59Z') },
  resolution: { state: 'resolution' },
  ballot: { state: 'ballot', ballotOpen: false },
  'awaiting-approval': { state: 'awaiting-approval' },
  published: { state: 'published', complyBy: null },
  effective: { state: 'effective' },
  deprecated: { state: 'deprecated', phaseOutEnds: at('2026-03-01T00:00:00Z') },
  retired: { state: 'retired' },
  'on-hold': { state: 'on-hold', heldFrom: 'resolution' },
  cancelled: { state: 'cancelled' },
};
const MANDATED: StateFacts = { state: 'published', complyBy: at('2026-03-02T00:00:00Z') };

type Path = readonly [string, StateFacts, keyof FactsOfMove, ActorFacts, VersionState];

/** Sentence, where the version is, the move, who makes it, and where it comes to be. */
// biome-ignore format: one case a line
const PATHS: readonly Path[] = [
  ['LC-5 a Lead takes Proposed to Drafting', IN_STATE.proposed, 'begin-drafting', LEAD, 'drafting'],
  ['LC-7 the chair takes Drafting to Consultation', IN_STATE.drafting, 'open-consultation', CHAIR, 'consultation'],
  ['LC-10 the clock takes Consultation to Resolution', IN_STATE.consultation, 'close-consultation', CLOCK, 'resolution'],
  ['LC-11 the chair takes Resolution to Drafting', IN_STATE.resolution, 'resume-drafting', CHAIR, 'drafting'],
  ['LC-13 the chair takes Resolution to Ballot', IN_STATE.resolution, 'open-ballot', CHAIR, 'ballot'],
  ['LC-17 the chair takes Ballot to Awaiting approval', IN_STATE.ballot, 'send-for-approval', CHAIR, 'awaiting-approval'],
  ['LC-18 the clock takes Ballot to Resolution', IN_STATE.ballot, 'return-to-resolution', CLOCK, 'resolution'],
  ['LC-19 a Lead takes Awaiting approval to Published', IN_STATE['awaiting-approval'], 'publish', LEAD, 'published'],
  ['LC-31 a Lead returns Awaiting approval to Drafting', IN_STATE['awaiting-approval'], 'return-for-changes', LEAD, 'drafting'],
  ['LC-31 a Lead rejects what awaits approval', IN_STATE['awaiting-approval'], 'reject', LEAD, 'cancelled'],
  ['LC-16 a mandate ballot leaves Published as it is', IN_STATE.published, 'open-mandate-ballot', CHAIR, 'published'],
  ['LC-21 a mandate leaves Published as it is', IN_STATE.published, 'mandate', LEAD, 'published'],
  ['LC-25 the clock takes a mandated version to Effective', MANDATED, 'take-effect', CLOCK, 'effective'],
  ['LC-32 a patch leaves Effective as it is', IN_STATE.effective, 'patch', LEAD, 'effective'],
  ['LC-26 a Lead takes Published to Deprecated', IN_STATE.published, 'deprecate', LEAD, 'deprecated'],
  ['LC-26 a Lead takes Effective to Deprecated', IN_STATE.effective, 'deprecate', LEAD, 'deprecated'],
  ['LC-27 the clock takes Deprecated to Retired', IN_STATE.deprecated, 'retire', CLOCK, 'retired'],
  ['LC-27 a Lead takes Deprecated to Retired', IN_STATE.deprecated, 'retire', LEAD, 'retired'],
  ['LC-28 a Lead puts Proposed on hold', IN_STATE.proposed, 'hold', LEAD, 'on-hold'],
  ['LC-30 on hold returns to where it was', IN_STATE['on-hold'], 'resume', LEAD, 'resolution'],
  ['LC-28 a Lead cancels what is on hold', IN_STATE['on-hold'], 'cancel', LEAD, 'cancelled'],
];

test.each(PATHS)('%s', (_title, facts, move, actor, to) => {
  const decision = decideMove(version(facts), request(move), actor, NOW);
  expect(unmet(decision)).toEqual([]);
  expect(decision).toMatchObject({ result: { move, from: facts.state, to } });
});

describe('what holds for every move', () => {
  const who = (move: keyof FactsOfMove) => PATHS.find((path) => path[2] === move)?.[3] ?? LEAD;
  const moves = Object.keys(MOVES).filter((move) => move !== 'propose-standard') as (keyof FactsOfMove)[];

  test('LC-1 from every other state every move is refused', () => {
    for (const move of moves) {
      for (const state of VERSION_STATES) {
        const from: readonly VersionState[] = MOVES[move].from;
        const words = unmet(decideMove(version(IN_STATE[state]), request(move), who(move), NOW));
        expect(words.includes('move-not-from-here'), `${move} from ${state}`).toBe(!from.includes(state));
      }
    }
  });

  test('LC-3 nobody makes a move that the permission table does not give them', () => {
    for (const move of moves) {
      for (const state of MOVES[move].from) {
        // The one move that editors make too.
        const others = move === 'give-patch-notice' ? [PARTICIPANT, LEAD] : [PARTICIPANT, EDITOR];
        for (const actor of others) {
          const rules = rulesOf(decideMove(version(IN_STATE[state]), request(move), actor, NOW));
          expect(
            rules.some((rule) => rule.startsWith('PM-')),
            `${move} from ${state}`,
          ).toBe(true);
        }
      }
    }
  });

  test('LC-33 no move leaves Cancelled or Retired', () => {
    expect(movesFrom('cancelled')).toEqual([]);
    expect(movesFrom('retired')).toEqual([]);
  });

  test('LC-28 every state before Published can be held and cancelled, and none after', () => {
    const held = VERSION_STATES.filter((state) => movesFrom(state).includes('hold'));
    expect(held).toEqual([...VERSION_STATES].slice(0, VERSION_STATES.indexOf('published')));
    const cancelled = VERSION_STATES.filter((state) => movesFrom(state).includes('cancel'));
    expect(cancelled).toEqual([...held, 'on-hold']);
  });

  test('LC-2 a refusal names the state, the person and every guard', () => {
    const empty = request('publish', {
      reasons: ' ',
      unansweredObjections: 2,
      involvementComplete: false,
      reviewDate: null,
      approvals: [],
    });
    const moved = { ...version(IN_STATE.ballot), tookPart: ['voted'] as const };
    expect(unmet(decideMove(moved, empty, LEAD, NOW))).toEqual([
      'move-not-from-here',
      'voted-on-this-version',
      'reasons-missing',
      'objections-unanswered',
      'involvement-incomplete',
      'review-date-missing',
      'approvals-missing',
    ]);
  });
});

describe('a proposal', () => {
  const facts = {
    organisationId: 'acme',
    need: 'Discharge letters arrive late.',
    appliesTo: 'All trusts.',
    expectedBenefit: 'Fewer readmissions.',
    duplicatesShown: true,
  };

  test('LC-4 a member of a verified organisation proposes a standard', () => {
    expect(decideProposal(facts, memberOf('acme'))).toEqual({
      allowed: true,
      result: { move: 'propose-standard', from: null, to: 'proposed' },
    });
  });

  test('LC-4 every part that is missing is named', () => {
    const none = {
      organisationId: 'acme',
      need: '',
      appliesTo: ' ',
      expectedBenefit: '\n',
      duplicatesShown: false,
    };
    expect(unmet(decideProposal(none, PARTICIPANT))).toEqual([
      'member-only',
      'need-missing',
      'applies-to-missing',
      'benefit-missing',
      'duplicates-not-shown',
    ]);
  });
});
