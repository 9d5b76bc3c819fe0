import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { positionsIn, takingPart } from '../../app/domain/ballot/count';
import { boundsOf } from '../../app/domain/ballot/variation';
import { type Classes, type Replayed, replay, twoClassRules } from './replay';

const ROOT = new URL('../..', import.meta.url).pathname;
const SHARED = process.env.CONCORD_SHARED_DATA ?? join(ROOT, '../shared/data');
const REAL = join(SHARED, 'cabf-baseline-requirements/ballots');
const INVENTED = join(ROOT, 'test/fixtures/ballots');

const REAL_CLASSES: Classes = { twoThirds: 'issuer', majority: 'consumer' };
const INVENTED_CLASSES: Classes = { twoThirds: 'supplier', majority: 'provider' };

/** What the counting functions give, in the columns of the expected tally. */
function columns({ tally, outcome, published }: Replayed, { twoThirds, majority }: Classes) {
  const first = positionsIn(tally, ['supplier-large']);
  const second = positionsIn(tally, ['provider']);
  const share = (approve: number, against: number): number =>
    approve + against === 0 ? 0 : Math.round((approve * 10_000) / (approve + against)) / 10_000;
  const met = (test: string, group: string | null): string => {
    const found = outcome.results.filter(
      (one) => one.test === test && (group === null || one.group === group),
    );
    expect(found.length, `${test} of ${group}`).toBeGreaterThan(0);
    return found.every(({ result }) => result === 'met') ? 'True' : 'False';
  };
  return {
    [`${twoThirds}_yes`]: first.approve,
    [`${twoThirds}_no`]: first.doNotApprove,
    [`${twoThirds}_abstain`]: first.abstain,
    [`${majority}_yes`]: second.approve,
    [`${majority}_no`]: second.doNotApprove,
    [`${majority}_abstain`]: second.abstain,
    participants: takingPart(tally.total),
    [`${twoThirds}_yes_share`]: share(first.approve, first.doNotApprove),
    [`${majority}_yes_share`]: share(second.approve, second.doNotApprove),
    [`${twoThirds}s_two_thirds`]: met('group-share', 'two thirds'),
    [`${majority}s_majority`]: met('group-share', 'majority'),
    one_yes_in_each_class: met('group-approvals', null),
    quorum_met: met('quorum', null),
    computed_result: outcome.passed ? 'passed' : 'failed',
    published_result: published,
  };
}

/** The same columns as the file has them, its numbers as numbers. */
function expectedColumns({ expected }: Replayed, names: readonly string[]) {
  return Object.fromEntries(
    names.map((name) => {
      const cell = expected[name] ?? `no column ${name}`;
      return [name, /^[\d.]+$/.test(cell) ? Number(cell) : cell];
    }),
  );
}

function agrees(one: Replayed, classes: Classes): void {
  const counted = columns(one, classes);
  expect(counted).toEqual(expectedColumns(one, Object.keys(counted)));
  expect(counted.computed_result).toBe(one.published);
}

describe('ballots of invented organisations', () => {
  const invented = replay(INVENTED, INVENTED_CLASSES);

  test.each(invented)('BL-24 BL-25 ballot $name gives the result worked out by hand', (one) => {
    agrees(one, INVENTED_CLASSES);
  });

  test('BL-10 late votes are refused and only they', () => {
    const refused = invented.map(({ name, refused }) => [name, refused]).filter(([, words]) => words?.length);
    expect(refused).toEqual([['P8', ['ballot-closed', 'ballot-closed']]]);
  });

  test('BL-2 a Lead could set the rules of that body', () => {
    expect(boundsOf(twoClassRules(10))).toEqual([]);
  });
});

describe('real ballots of another standards body', () => {
  const present = existsSync(REAL);
  const real = present ? replay(REAL, REAL_CLASSES) : [];
  if (!present) {
    console.warn(
      `NOT REPLAYED: the 15 real ballots are not at ${REAL}. Set CONCORD_SHARED_DATA to the folder of the shared data.`,
    );
  }

  test('BL-24 BL-25 all 15 real ballots are replayed where the data is present', () => {
    expect(real).toHaveLength(present ? 15 : 0);
    expect(real.flatMap(({ refused }) => refused)).toEqual(present ? Array(3).fill('ballot-closed') : []);
  });

  for (const one of real) {
    test(`BL-24 BL-25 the real ballot ${one.name} gives the published result`, () => {
      agrees(one, REAL_CLASSES);
    });
  }
});
