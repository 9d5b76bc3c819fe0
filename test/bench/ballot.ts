import { eq } from 'drizzle-orm';
import { count, type VoteEvent } from '../../app/domain/ballot/count';
import { outcomeOf } from '../../app/domain/ballot/outcome';
import { recountDifference } from '../../app/domain/ballot/recount';
import { defaultRules } from '../../app/domain/ballot/rules';
import { stillNeeds } from '../../app/domain/ballot/still-needs';
import { viewApproval } from '../../app/services/approvals/view-approval.server';
import { viewProgress } from '../../app/services/versions/view-progress.server';
import { INTEREST_CATEGORIES, VOTE_POSITIONS } from '../../db/words';
import { loadedSample } from '../support/sample';
import { atMost, median, milliseconds, report } from './figures';

/** A ballot of a size that no national standard has reached, and the checklist that a Lead reads. */
const VOTERS = 10_000;
const ROUNDS = 21;
/** What the design asks of each, in ms. */
const AIM = 20;

const rules = defaultRules('mandatory');
const enrolled = Array.from({ length: VOTERS }, (_, at) => ({
  organisationId: `organisation-${at}`,
  groupId: `organisation-${at}`,
  category: INTEREST_CATEGORIES[at % INTEREST_CATEGORIES.length] ?? 'provider',
}));
const events = enrolled.map(
  ({ organisationId }, at): VoteEvent => ({
    sequence: at + 1,
    kind: 'cast',
    organisationId,
    position: VOTE_POSITIONS[at % VOTE_POSITIONS.length] ?? 'approve',
  }),
);
const tally = count(enrolled, events);
const lines = events.map((event) => ({
  receipt: `V-${event.sequence}`,
  organisationId: event.organisationId,
  position: event.kind === 'cast' ? event.position : '',
}));
const counted = {
  ...outcomeOf(rules, tally),
  total: tally.total,
  byCategory: tally.byCategory,
};
const votes = tally.voters.map(({ groupId, position }) => ({
  groupId,
  organisationId: groupId,
  position: position === 'not-voted' ? ('abstain' as const) : position,
  withdrawn: false,
  revision: 1,
}));
const accounts = { stored: counted, votes, trail: lines, record: lines };
if (recountDifference(accounts, counted, tally, events) !== null) throw new Error('The recount differs.');

report(`${VOTERS.toLocaleString('en-GB')} votes of as many organisations`, [
  atMost(
    'tally',
    timed(() => count(enrolled, events)),
    AIM,
    milliseconds,
  ),
  atMost(
    'outcome by every rule of the mandatory track',
    timed(() => outcomeOf(rules, tally)),
    AIM,
    milliseconds,
  ),
  atMost(
    'the sentence “still needs …”',
    timed(() => stillNeeds(rules, tally)),
    AIM,
    milliseconds,
  ),
  {
    what: 'a recount beside votes, trail and record',
    measured: milliseconds(timed(() => recountDifference(accounts, counted, tally, events))),
  },
]);

const sample = await loadedSample();
try {
  const found = await sample.ctx.store.read(async ({ db, tables: { approvals, people } }) => ({
    waiting: (await db.select().from(approvals)).find(({ state }) => state === 'waiting')?.id ?? '',
    lead: (await db.select().from(people).where(eq(people.name, 'Amara Okafor')))[0]?.email ?? '',
  }));
  const lead = await sample.as(found.lead);
  report('The sample, read by a Lead', [
    atMost(
      'the approval with its checklist of evidence',
      await awaited(() => viewApproval(lead, found.waiting)),
      AIM,
      milliseconds,
    ),
    {
      what: 'the page that says where a draft stands',
      measured: milliseconds(await awaited(() => viewProgress(lead, 'STD-0002', '1.0.0'))),
    },
  ]);
} finally {
  await sample.close();
}

function timed(work: () => unknown): number {
  const took = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return median(took);
}

async function awaited(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return median(took);
}
