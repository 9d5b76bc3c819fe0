import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { count, type Tally, type VoteEvent } from '../../app/domain/ballot/count';
import { outcomeOf } from '../../app/domain/ballot/outcome';
import type { Outcome } from '../../app/domain/ballot/result';
import { atLeast, type BallotRules, moreThan } from '../../app/domain/ballot/rules';
import { decideVote } from '../../app/domain/ballot/voting';
import type { InterestCategory, VotePosition } from '../../db/words';
import { ballot, vote } from './ballot-cases';
import { representativeOf, unmet } from './cases';

/** The two classes of a record: those of whom two thirds are needed, and those of whom more than half are. */
export interface Classes {
  readonly twoThirds: string;
  readonly majority: string;
}

export type Row = Readonly<Record<string, string>>;

/** Reads comma-separated values with quoted cells; the first line names the columns. */
export function readCsv(path: string): readonly Row[] {
  const lines = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const [head = [], ...rows] = lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    ),
  );
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
}

const group = { testedFrom: 0, leastApprovals: 1 };

/** The rules of that body: two classes with shares of their own, and a quorum that is a number. */
export function twoClassRules(quorum: number): BallotRules {
  return {
    track: 'trial-use',
    periodDays: 7,
    balance: { organisations: 2, categories: 2, largestShare: null },
    quorum: { basis: 'number', organisations: quorum },
    pass: null,
    groups: [
      {
        ...group,
        name: 'two thirds',
        one: 'supplier',
        many: 'suppliers',
        categories: ['supplier-large'],
        pass: atLeast(2, 3),
      },
      {
        ...group,
        name: 'majority',
        one: 'provider',
        many: 'providers',
        categories: ['provider'],
        pass: moreThan(1, 2),
      },
    ],
    extensionDays: 0,
    recirculationDays: 0,
    withdrawalDays: 0,
  };
}

const POSITIONS: Record<string, VotePosition> = { yes: 'approve', no: 'do-not-approve', abstain: 'abstain' };
const HOUR = 3_600_000;
const BACKING = [{ blocking: true, proposedWording: 'as in the record' }];

export interface Replayed {
  readonly name: string;
  readonly expected: Row;
  readonly published: string;
  readonly tally: Tally;
  readonly outcome: Outcome;
  /** The votes that were refused, each with the word of the refusal. */
  readonly refused: readonly string[];
}

function replayOne(expected: Row, record: Row, lines: readonly Row[], classes: Classes): Replayed {
  const quorum = Number(record.quorum);
  const closesAt = new Date(record.voting_end || record.posted || '');
  const facts = ballot({ rules: twoClassRules(quorum), closesAt });
  const enrolled = lines.map((line) => {
    const organisationId = `${line.class}: ${line.member}`;
    const category: InterestCategory = line.class === classes.twoThirds ? 'supplier-large' : 'provider';
    return { organisationId, groupId: organisationId, category };
  });
  const events: VoteEvent[] = [];
  const refused: string[] = [];
  for (const [index, line] of lines.entries()) {
    const organisationId = `${line.class}: ${line.member}`;
    const late = line.counted === 'not counted';
    const request = vote({
      organisationId,
      position: POSITIONS[line.vote ?? ''] ?? '',
      reason: 'Of record.',
      cited: BACKING,
    });
    const now = new Date(closesAt.getTime() + (late ? HOUR : -HOUR));
    const decision = decideVote(facts, enrolled, request, representativeOf(organisationId), now);
    if (!decision.allowed) refused.push(...unmet(decision));
    else
      events.push({ sequence: index + 1, kind: 'cast', organisationId, position: decision.result.position });
  }
  const tally = count(enrolled, events);
  const outcome = outcomeOf(facts.rules, tally);
  return {
    name: record.ballot ?? '',
    expected,
    published: record.published_result ?? '',
    tally,
    outcome,
    refused,
  };
}

/** Casts every vote of the ballots in a folder through the rules of voting and counts what was accepted. */
export function replay(folder: string, classes: Classes): readonly Replayed[] {
  const records = readCsv(join(folder, 'ballots.csv'));
  const lines = readCsv(join(folder, 'votes.csv'));
  return readCsv(join(folder, 'expected-tally.csv')).map((expected) => {
    const record = records.find(({ ballot: name }) => name === expected.ballot) ?? {};
    const own = lines.filter(({ ballot: name }) => name === expected.ballot);
    return replayOne(expected, record, own, classes);
  });
}
