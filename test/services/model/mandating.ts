import { approveMandate } from '../../../app/services/approvals/approve-mandate.server';
import { askForMandate } from '../../../app/services/approvals/ask-for-mandate.server';
import { stateUse } from '../../../app/services/use/state-use.server';
import { someApproval } from './approving';
import { attempt, type Command, decided, mostly, pick, somebody, unless } from './attempt';
import { familyOf, isFinal, passes } from './count';
import { type Facts, newest } from './facts';
import { lastSecond } from './london';
import {
  account,
  asChair,
  asUninvolvedLead,
  inGoodStanding,
  standingFor,
  tookPart,
  withOffice,
} from './rights';

/** Who states the use of whose product; together they are the proof of CF-1 to CF-4. */
const USES = [
  { organisation: 'Cedar', supplier: 'Cedar', live: false },
  { organisation: 'Damson', supplier: 'Damson', live: false },
  { organisation: 'Hazel', supplier: 'Damson', live: true },
  { organisation: 'Cherry', supplier: 'Cherry', live: false },
  { organisation: 'Beech', supplier: 'Cedar', live: true },
] as const;

/** CF-6, CF-7, PM-29: a member of a verified organisation states once that it uses the published version. */
export const stateSomeUse: Command = (walk) => {
  const { world, facts, roll } = walk;
  const left = USES.filter((one) => !facts.uses.some((said) => said.organisation === one.organisation));
  const use = (roll(6) > 0 ? pick(roll, left) : undefined) ?? pick(roll, USES) ?? USES[0];
  const { organisation, supplier, live } = use;
  const by = facts.organisations[organisation];
  const who = somebody(walk, [...(by?.members ?? [])]);
  const evidence = mostly(walk) ? 'https://evidence.example/report' : 'in a drawer';
  const inUse = ['published', 'effective', 'deprecated'].includes(facts.state);
  const known = inGoodStanding(facts.organisations[supplier]);
  const unmet = [
    ...account(facts, who),
    ...unless(by?.members.has(who) === true, 'PM-29'),
    ...standingFor(by, who, 'PM-29'),
    ...unless(inUse && known && evidence.startsWith('https'), 'CF-6'),
    ...unless(!facts.uses.some((said) => said.organisation === organisation), 'CF-7'),
  ];
  return attempt(
    `${who} states that ${organisation} uses the product of ${supplier}`,
    unmet,
    () =>
      decided(
        stateUse(world.as(who), {
          versionId: facts.versionId,
          organisationId: world.organisation(organisation).id,
          supplierId: world.organisation(supplier).id,
          product: `Letters of ${supplier}`,
          live,
          site: live ? 'Riverside Hospital' : '',
          evidence,
        }),
      ),
    () => void facts.uses.push(use),
  );
};

/** CF-1 to CF-4: what the statements that count do not prove; the text has no MUST to be shown. */
function lackingInProof(facts: Facts): readonly string[] {
  const counted = facts.uses.filter(
    ({ organisation, supplier }) =>
      inGoodStanding(facts.organisations[organisation]) && inGoodStanding(facts.organisations[supplier]),
  );
  const own = counted.filter(
    ({ organisation, supplier }) => familyOf(facts, organisation) === familyOf(facts, supplier),
  );
  const small = own.some(
    ({ supplier }) =>
      facts.organisations[supplier]?.category === 'supplier-small' &&
      facts.organisations[familyOf(facts, supplier)]?.category !== 'supplier-large',
  );
  return [
    ...unless(counted.length >= 3, 'CF-1'),
    ...unless(new Set(own.map(({ supplier }) => familyOf(facts, supplier))).size >= 2, 'CF-2'),
    ...unless(small, 'CF-3'),
    ...unless(
      counted.some(({ live }) => live),
      'CF-4',
    ),
  ];
}

/** LC-40: the chair asks the Leads once the ballot on the mandate is final and passed. */
export const askLeads: Command = (walk) => {
  const { world, facts, roll, now } = walk;
  const mandatory = facts.ballots.filter(({ track }) => track === 'mandatory');
  const ballot = (roll(6) > 0 ? newest(mandatory) : undefined) ?? pick(roll, facts.ballots);
  if (ballot === undefined) return null;
  const who = somebody(walk, [facts.chair]);
  const undecided = facts.comments.some(
    ({ ofBallot, state }) => ofBallot && (state === 'submitted' || state === 'triaged'),
  );
  const waits = facts.approvals.some(({ purpose, state }) => purpose === 'mandate' && state === 'waiting');
  const ready =
    facts.state === 'published' &&
    ballot.hash === facts.publishedHash &&
    isFinal(ballot, now) &&
    passes(ballot) &&
    !undecided &&
    !waits;
  const unmet = [
    ...asChair(facts, who, 'PM-14'),
    ...unless(facts.state !== 'published' || facts.complyBy === null, 'LC-21'),
    ...unless(ready, 'LC-40'),
  ];
  return attempt(
    `${who} asks the Leads for a mandate`,
    unmet,
    () => decided(askForMandate(world.as(who), { ballotId: ballot.id })),
    ({ approvalId }) => {
      ballot.asked = true;
      const { hash } = ballot;
      facts.approvals.push({
        id: approvalId,
        purpose: 'mandate',
        hash,
        given: [],
        terms: null,
        state: 'waiting',
      });
    },
  );
};

/** LC-21 to LC-24, LC-36, LC-38, LC-41: two uninvolved Leads approve a mandate on the same terms. */
export const approveTheMandate: Command = (walk) => {
  const { world, facts, roll, now } = walk;
  const approval = someApproval(walk, 'mandate');
  if (approval === undefined) return null;
  const free = withOffice(facts, 'lead').filter((one) => !tookPart(facts, one));
  const who = somebody(walk, roll(5) > 0 ? free.filter((one) => !approval.given.includes(one)) : free);
  const months = mostly(walk) ? 400 : 200;
  const own = {
    implementFrom: lastSecond(now, 60),
    complyBy: lastSecond(now, months),
    reviewBy: lastSecond(now, 800),
  };
  const terms = approval.terms !== null && mostly(walk) ? approval.terms : own;
  const hash = mostly(walk) ? approval.hash : '0'.repeat(64);
  const statement = mostly(walk) ? 'Proven in use.' : ' ';
  const confirmedAt = mostly(walk) ? now : null;
  const same =
    approval.terms === null ||
    (day(approval.terms.complyBy) === day(terms.complyBy) &&
      day(approval.terms.implementFrom) === day(terms.implementFrom));
  // Nobody can keep an implement-from date whose day is over, and the notice is not asked about any more then.
  const kept = approval.terms === null || approval.terms.implementFrom >= now;
  const passed = facts.ballots.some(
    (one) => one.track === 'mandatory' && one.state === 'closed' && passes(one),
  );
  const unmet =
    approval.state !== 'waiting' || approval.purpose !== 'mandate'
      ? ['does not wait for this']
      : [
          ...asUninvolvedLead(facts, who),
          ...unless(facts.state === 'published', 'LC-1'),
          ...unless(facts.state === 'published' && hash === approval.hash, 'LC-36'),
          ...unless(confirmedAt !== null, 'LC-38'),
          ...unless(passed && (facts.state !== 'published' || facts.complyBy === null), 'LC-21'),
          ...unless(!approval.given.includes(who), 'LC-22'),
          ...unless(statement.trim() !== '' && terms.reviewBy > now && same && kept, 'LC-41'),
          ...unless(!kept || isTwelveMonths(now, terms.complyBy), 'LC-23'),
          ...lackingInProof(facts),
        ];
  return attempt(
    `${who} approves the mandate, to comply by ${day(terms.complyBy)}`,
    unmet,
    () =>
      decided(
        approveMandate(world.as(who), {
          approvalId: approval.id,
          hash,
          artefacts: '',
          statement,
          terms: { ...terms, noticeReason: '' },
          confirmedAt,
        }),
      ),
    ({ completes }) => {
      approval.given.push(who);
      approval.terms ??= terms;
      if (!completes) return;
      approval.state = 'approved';
      facts.complyBy = approval.terms.complyBy;
    },
  );
};

const day = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Far from the edge on both sides: 400 days from the first Lead's own day are enough, 200 are not. */
function isTwelveMonths(now: Date, complyBy: Date): boolean {
  return complyBy > lastSecond(now, 364);
}
