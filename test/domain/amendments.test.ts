import { describe, expect, test } from 'vitest';
import {
  AMENDMENT_MOVES,
  type AmendmentCase,
  type AmendmentFacts,
  type AmendmentMove,
  amendmentMove,
  decideAuthorsMove,
  decideInvitation,
  decideSubmission,
  decideWriting,
  isOver,
  undecidedGoInto,
} from '../../app/domain/amendment';
import { decideUndoUpdate, decideUpdate } from '../../app/domain/amendment-decision';
import { countingPositions, countSupport, decideSupport } from '../../app/domain/amendment-support';
import type { ActorFacts } from '../../app/domain/permissions/actor';
import { AMENDMENT_STATES } from '../../db/words';
import { amendment, written } from './amendment-cases';
import { ANONYMOUS, EDITOR, memberOf, PARTICIPANT, person, unmet } from './cases';

const OTHER = person({ personId: 'person-2' });

const whole: AmendmentCase = {
  rationale: 'Tests cannot check a may.',
  type: 'technical',
  impact: 'compatible',
  changes: 1,
};

describe('the states of an amendment', () => {
  test.each(Object.keys(AMENDMENT_MOVES) as AmendmentMove[])(
    'AM-2 “%s” leaves the states of its row and no others',
    (move) => {
      for (const state of AMENDMENT_STATES) {
        const from: readonly string[] = AMENDMENT_MOVES[move].from;
        expect(amendmentMove({ state }, move).map(({ word }) => word)).toEqual(
          from.includes(state) ? [] : ['amendment-move-not-from-here'],
        );
      }
    },
  );

  test('AM-2 an amendment is over when it is decided or withdrawn, and not before', () => {
    expect(AMENDMENT_STATES.filter(isOver)).toEqual(['accepted', 'rejected', 'withdrawn']);
  });
});

describe('its authors', () => {
  // biome-ignore format: one case a line
  test.each<readonly [string, AmendmentFacts, Partial<AmendmentCase>, ActorFacts, readonly string[]]>([
    ['AM-6 an author submits', written, {}, PARTICIPANT, []],
    ['AM-6 nobody else does', written, {}, OTHER, ['author-only']],
    ['AM-6 not without a reason', written, { rationale: ' \n' }, PARTICIPANT, ['rationale-missing']],
    ['AM-6 not without type and impact', written, { type: null, impact: null }, PARTICIPANT, ['amendment-type-missing', 'amendment-impact-missing']],
    ['AM-6 not without a change', written, { changes: 0 }, PARTICIPANT, ['nothing-changed']],
    ['AM-1 nor when the version is out', { ...written, versionState: 'published' }, {}, PARTICIPANT, ['state-not-amendable']],
    ['AM-1 while the text stands still, since it may come back', { ...written, versionState: 'awaiting-approval' }, {}, PARTICIPANT, []],
    ['AM-2 AM-6 not twice', amendment(), {}, PARTICIPANT, ['amendment-move-not-from-here']],
  ])('%s', (_title, facts, said, actor, words) => {
    expect(unmet(decideSubmission(facts, { ...whole, ...said }, actor))).toEqual(words);
  });

  test.each(['published', 'effective', 'deprecated', 'retired', 'cancelled'] as const)(
    'AM-1 of a version that is %s no amendment is written any more, and it can still be withdrawn',
    (versionState) => {
      const [open, submitted] = [{ ...written, versionState }, amendment({ versionState })];
      const invited = { personId: 'person-9', name: 'Ida' };
      const clause = { name: '2 Timing', needsDecision: false, read: true };
      for (const decision of [
        decideWriting(open, PARTICIPANT),
        decideAuthorsMove(submitted, 'revise', PARTICIPANT),
        decideInvitation(open, invited, PARTICIPANT),
        decideUpdate(open, [clause], PARTICIPANT),
        decideUndoUpdate(open, true, PARTICIPANT),
      ]) {
        expect(unmet(decision)).toEqual(['state-not-amendable']);
      }
      for (const facts of [open, submitted]) {
        expect(unmet(decideAuthorsMove(facts, 'withdraw', PARTICIPANT))).toEqual([]);
      }
      expect(unmet(decideWriting(written, PARTICIPANT))).toEqual([]);
    },
  );

  test('AM-7 an author takes it back to revise it, and nobody else', () => {
    expect(decideAuthorsMove(amendment(), 'revise', PARTICIPANT)).toEqual({
      allowed: true,
      result: { from: 'proposed', to: 'open' },
    });
    expect(unmet(decideAuthorsMove(amendment(), 'revise', EDITOR))).toEqual([]);
    expect(unmet(decideAuthorsMove(amendment({ authorIds: ['other'] }), 'revise', EDITOR))).toEqual([
      'author-only',
    ]);
  });

  test('AM-8 an author withdraws what is not decided', () => {
    expect(unmet(decideAuthorsMove(written, 'withdraw', PARTICIPANT))).toEqual([]);
    expect(unmet(decideAuthorsMove(amendment(), 'withdraw', PARTICIPANT))).toEqual([]);
    expect(unmet(decideAuthorsMove(amendment({ state: 'rejected' }), 'withdraw', PARTICIPANT))).toEqual([
      'amendment-move-not-from-here',
    ]);
  });

  test('AM-5 an author invites others while it is being written, each once', () => {
    const olga = { personId: 'person-2', name: 'Olga' };
    expect(unmet(decideInvitation(written, olga, PARTICIPANT))).toEqual([]);
    expect(unmet(decideInvitation(written, olga, OTHER))).toEqual(['author-only']);
    expect(unmet(decideInvitation(amendment(), olga, PARTICIPANT))).toEqual(['amendment-move-not-from-here']);
    const both = { ...written, authorIds: ['person-1', 'person-2'] };
    expect(unmet(decideInvitation(both, olga, PARTICIPANT))).toEqual(['author-already']);
  });
});

describe('the support of organisations', () => {
  const position = { organisationId: 'acme', position: 'support' } as const;
  // biome-ignore format: one case a line
  test.each<readonly [string, AmendmentFacts, Parameters<typeof decideSupport>[1], ActorFacts, readonly string[]]>([
    ['AM-9 a member says it for a verified organisation', amendment(), position, memberOf('acme'), []],
    ['AM-9 nobody else does', amendment(), position, PARTICIPANT, ['member-only']],
    ['AM-9 nor a member of an unverified one', amendment(), position, memberOf('acme', { organisationState: 'unverified' }), ['organisation-not-verified']],
    ['AM-9 it is a position', amendment(), { ...position, position: null }, memberOf('acme'), ['position-missing']],
    ['AM-9 on a submitted amendment', amendment({ state: 'accepted' }), position, memberOf('acme'), ['amendment-move-not-from-here']],
    ['AM-9 PM-3 with an account', amendment(), position, ANONYMOUS, ['sign-in-needed', 'member-only']],
    ['AM-10 not on its own amendment', amendment({ organisationId: 'acme' }), position, memberOf('acme'), ['own-amendment']],
  ])('%s', (_title, facts, said, actor, words) => {
    expect(unmet(decideSupport(facts, said, actor))).toEqual(words);
  });

  const given = (
    organisationId: string,
    interestCategory: 'provider' | 'supplier-small',
    word: 'support' | 'do-not-support',
    round = 1,
  ) => ({ organisationId, interestCategory, position: word, round }) as const;

  test('AM-9 of one organisation the last position counts', () => {
    const all = [
      given('acme', 'supplier-small', 'support'),
      given('trust', 'provider', 'support'),
      given('acme', 'supplier-small', 'do-not-support'),
    ];
    expect(countSupport(all, 1)).toEqual([
      { interestCategory: 'provider', support: 1, doNotSupport: 0 },
      { interestCategory: 'supplier-small', support: 0, doNotSupport: 1 },
    ]);
  });

  test('AM-7 a position on a former wording does not count for the new one', () => {
    const all = [given('acme', 'supplier-small', 'support', 1), given('trust', 'provider', 'support', 2)];
    expect(countingPositions(all, 2).map(({ organisationId }) => organisationId)).toEqual(['trust']);
    expect(countSupport(all, 3)).toEqual([]);
  });
});

test('AM-18 an amendment of an amendment is submitted until that one is over', () => {
  const of = (state: AmendmentFacts['state']) => ({ ...written, parent: { state, authorIds: ['other'] } });
  for (const state of AMENDMENT_STATES) {
    expect(unmet(decideSubmission(of(state), whole, PARTICIPANT))).toEqual(
      isOver(state) ? ['amended-amendment-over'] : [],
    );
  }
});

test('AM-20 what is not decided goes into the draft once the amendment it changes is accepted', () => {
  expect(AMENDMENT_STATES.filter((state) => undecidedGoInto(state) === 'draft')).toEqual(['accepted']);
});
