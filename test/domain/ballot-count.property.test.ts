import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allWithdrawn, count, type Tally, type VoteEvent } from '../../app/domain/ballot/count';
import type { Enrolment } from '../../app/domain/ballot/electorate';
import { outcomeOf } from '../../app/domain/ballot/outcome';
import { defaultRules } from '../../app/domain/ballot/rules';
import { INTEREST_CATEGORIES, VOTE_POSITIONS, type VotePosition } from '../../db/words';

const positions = fc.constantFrom(...VOTE_POSITIONS);

/** Up to 24 organisations in up to 16 families. */
const electorates: fc.Arbitrary<readonly Enrolment[]> = fc
  .array(fc.record({ family: fc.nat(15), category: fc.constantFrom(...INTEREST_CATEGORIES) }), {
    maxLength: 24,
  })
  .map((organisations) =>
    organisations.map(({ family, category }, index) => ({
      organisationId: `org-${index}`,
      groupId: `family-${family}`,
      category,
    })),
  );

/** What happens in a ballot, one thing after another; organisations 24 and above are strangers. */
const happenings = fc.array(
  fc.record({ organisation: fc.nat(27), position: fc.option(positions, { nil: null, freq: 5 }) }),
  { maxLength: 80 },
);

function trail(happened: readonly { organisation: number; position: VotePosition | null }[]): VoteEvent[] {
  return happened.map(({ organisation, position }, index) => {
    const at = { sequence: index + 1, organisationId: `org-${organisation}` };
    return position === null ? { ...at, kind: 'withdrawn-negative' } : { ...at, kind: 'cast', position };
  });
}

/** Where the votes stand, without the number of the event that put them there. */
const standing = ({ total, byCategory, voters }: Tally) => ({
  total,
  byCategory,
  voters: voters.map(({ groupId, position, withdrawn }) => ({ groupId, position, withdrawn })),
});

test('BL-16 no order in which the events are read changes the tally', () => {
  fc.assert(
    fc.property(
      electorates,
      happenings.chain((happened) => {
        const events = trail(happened);
        return fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }));
      }),
      (enrolled, [inOrder, shuffled]) => {
        expect(count(enrolled, shuffled)).toEqual(count(enrolled, inOrder));
      },
    ),
  );
});

test('BL-16 BL-15 no earlier votes and no order of voting change the tally of the same final votes', () => {
  const elections = electorates.chain((enrolled) => {
    const families = [...new Set(enrolled.map(({ groupId }) => groupId))];
    const finals = fc.tuple(...families.map(() => fc.option(positions, { nil: null })));
    const orders = fc.shuffledSubarray(families, { minLength: families.length });
    return fc.record({ enrolled: fc.constant(enrolled), families: fc.constant(families), finals, orders });
  });
  fc.assert(
    fc.property(elections, happenings, ({ enrolled, families, finals, orders }, earlier) => {
      const final = (family: string) => finals[families.indexOf(family)] ?? null;
      const lastVotes = (order: readonly string[], from: number): VoteEvent[] =>
        order.flatMap((family, index) => {
          const position = final(family);
          const members = enrolled.filter(({ groupId }) => groupId === family);
          const organisationId = members[from % Math.max(1, members.length)]?.organisationId;
          if (position === null || organisationId === undefined) return [];
          return [{ sequence: from + index, kind: 'cast', organisationId, position }];
        });
      const silent = new Set(families.filter((family) => final(family) === null));
      const before = trail(earlier).filter((event) => {
        const family = enrolled.find(
          ({ organisationId }) => organisationId === event.organisationId,
        )?.groupId;
        return family !== undefined && !silent.has(family);
      });
      const plain = count(enrolled, lastVotes(families, 1));
      const changed = count(enrolled, [...before, ...lastVotes(orders, 1_000)]);
      expect(standing(changed)).toEqual(standing(plain));
    }),
  );
});

test('BL-16 counting again from the same trail gives the same, as does counting one vote after another', () => {
  fc.assert(
    fc.property(electorates, happenings, (enrolled, happened) => {
      const events = trail(happened);
      const once = count(enrolled, events);
      expect(count(enrolled, events)).toEqual(once);

      const familyOf = new Map(enrolled.map(({ organisationId, groupId }) => [organisationId, groupId]));
      const standings = new Map<string, VotePosition>();
      const withdrawn = new Set<string>();
      for (const event of events) {
        const family = familyOf.get(event.organisationId);
        if (family === undefined) continue;
        if (event.kind === 'cast') {
          standings.set(family, event.position);
          withdrawn.delete(family);
        } else if (standings.get(family) === 'do-not-approve') withdrawn.add(family);
      }
      for (const { groupId, position, withdrawn: taken } of once.voters) {
        expect([position, taken]).toEqual([standings.get(groupId) ?? 'not-voted', withdrawn.has(groupId)]);
      }
    }),
  );
});

test('BL-16 BL-4 every voter stands in one place, and the places add up to the families', () => {
  fc.assert(
    fc.property(electorates, happenings, (enrolled, happened) => {
      const { total, byCategory } = count(enrolled, trail(happened));
      const { approve, doNotApprove, abstain, standAside, notVoted } = total;
      expect(approve + doNotApprove + abstain + standAside + notVoted).toBe(total.enrolled);
      expect(total.enrolled).toBe(new Set(enrolled.map(({ groupId }) => groupId)).size);
      for (const place of Object.keys(total) as (keyof typeof total)[]) {
        const sum = Object.values(byCategory).reduce((so, category) => so + category[place], 0);
        expect(sum, place).toBe(total[place]);
      }
    }),
  );
});

test('BL-33 BL-26 no withdrawal turns a passed ballot into a failed one', () => {
  fc.assert(
    fc.property(
      electorates,
      happenings,
      fc.constantFrom('trial-use', 'mandatory'),
      (enrolled, happened, track) => {
        const rules = defaultRules(track);
        const tally = count(enrolled, trail(happened));
        fc.pre(outcomeOf(rules, tally).passed);
        expect(outcomeOf(rules, allWithdrawn(tally)).passed).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
