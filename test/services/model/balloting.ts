import { enrolOrganisation, leaveElectorate } from '../../../app/services/ballots/enrol-organisation.server';
import { extendBallot } from '../../../app/services/ballots/extend-ballot.server';
import { openBallot } from '../../../app/services/ballots/open-ballot.server';
import { openMandateBallot } from '../../../app/services/ballots/open-mandate-ballot.server';
import { recirculateBallot } from '../../../app/services/ballots/recirculate-ballot.server';
import { voidBallot } from '../../../app/services/ballots/void-ballot.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { findBallot } from '../../../db/queries/ballots';
import { type BallotTrack, REVIEW_KINDS } from '../../../db/words';
import {
  attempt,
  type Command,
  decided,
  mostly,
  type Outcome,
  pick,
  somebody,
  unless,
  type Walk,
} from './attempt';
import { count, electorate, enoughVoted, isFinal, lackingToOpen, passes } from './count';
import { type Facts, newest, reach, standsFor } from './facts';
import { firstMoment, lastSecond } from './london';
import { account, asChair, asLead, asVoter, leaves, voters, withOffice } from './rights';

/** BL-5: for which ballot organisations enrol now, if for any. */
export function enrolsFor(facts: Facts): BallotTrack | null {
  if (facts.ballots.some(({ state }) => state === 'open')) return null;
  if (['proposed', 'drafting', 'consultation', 'resolution'].includes(facts.state)) return 'trial-use';
  const mandatable = facts.state === 'published' && facts.complyBy === null;
  return mandatable && !mandateUnderWay(facts) ? 'mandatory' : null;
}

/** LC-16: a ballot on a mandate is open or not final, a passed one waits to be sent on, or the Leads were asked. */
export function mandateUnderWay(facts: Facts): boolean {
  if (facts.approvals.some(({ purpose, state }) => purpose === 'mandate' && state === 'waiting')) return true;
  const ballot = newest(facts.ballots.filter(({ track }) => track === 'mandatory'));
  if (ballot === undefined || ballot.state === 'void') return false;
  if (ballot.state === 'open' || (ballot.round === 1 && count(ballot).doNotApprove > 0)) return true;
  return passes(ballot) && !ballot.asked;
}

/** BL-5, BL-6, PM-17: those who speak for a verified organisation enrol it, once, before the ballot. */
export const enrol: Command = (walk) => {
  const { world, facts, roll } = walk;
  const left = voters(facts).filter((name) => !facts.enrolled.has(name));
  const organisation = (mostly(walk) ? pick(roll, left) : undefined) ?? pick(roll, voters(facts)) ?? 'Alder';
  const of = facts.organisations[organisation];
  const who = somebody(walk, [of?.representative ?? null, of?.alternate ?? null]);
  const [consultant, declaration] = roll(6) === 0 ? [true, mostly(walk) ? 'For Beech.' : ' '] : [false, ''];
  const category = of?.category ?? 'provider';
  const unmet = [
    ...asVoter(facts, who, organisation),
    ...unless(enrolsFor(facts) !== null && !facts.enrolled.has(organisation), 'BL-5'),
    ...unless(!consultant || declaration.trim() !== '', 'BL-6'),
  ];
  return attempt(
    `${who} enrols ${organisation}`,
    unmet,
    () =>
      decided(
        enrolOrganisation(world.as(who), {
          versionId: facts.versionId,
          organisationId: world.organisation(organisation).id,
          category,
          declaration,
          consultant,
        }),
      ),
    () => void facts.enrolled.set(organisation, category),
  );
};

/** The same the other way round, as long as the ballot has not opened. */
export const leave: Command = (walk) => {
  const { world, facts, roll } = walk;
  const organisation = pick(roll, [...facts.enrolled.keys()]);
  if (organisation === undefined) return null;
  const who = somebody(walk, [facts.organisations[organisation]?.representative ?? null]);
  return attempt(
    `${who} takes ${organisation} off the list of voters`,
    [...asVoter(facts, who, organisation), ...unless(enrolsFor(facts) !== null, 'BL-5')],
    () =>
      decided(
        leaveElectorate(world.as(who), {
          versionId: facts.versionId,
          organisationId: world.organisation(organisation).id,
        }),
      ),
    () => void facts.enrolled.delete(organisation),
  );
};

/** LC-12 to LC-15, BL-7: the chair opens a ballot on the text as it is now. */
export const open: Command = (walk) => {
  const { world, facts } = walk;
  const who = somebody(walk, [facts.chair]);
  const undecided = facts.comments.some(({ state }) => state === 'submitted' || state === 'triaged');
  const unmet = [
    ...leaves(facts, 'open-ballot'),
    ...asChair(facts, who, 'PM-14'),
    ...facts.comments.flatMap(({ breaking }) =>
      unless(breaking === null || breaking === 'consulted', 'LC-12'),
    ),
    ...unless(!undecided && facts.described, 'LC-13'),
    ...unless(
      REVIEW_KINDS.every((kind) => facts.reviews.get(kind) === true),
      'LC-14',
    ),
    ...lackingToOpen(facts, 'trial-use'),
    ...(facts.documentId === null ? ['has no draft'] : []),
  ];
  return attempt(
    `${who} opens a ballot`,
    unmet,
    () =>
      ballotOf(walk, decided(openBallot(world.as(who), { versionId: facts.versionId, question: 'Do you?' }))),
    (opened) => {
      begin(walk, 'trial-use', opened);
      reach(facts, 'ballot');
    },
  );
};

/** LC-16, BL-7, BL-8: the chair opens a ballot on a mandate of the published text. */
export const openForMandate: Command = (walk) => {
  const { world, facts } = walk;
  const who = somebody(walk, [facts.chair]);
  const unmet = [
    ...leaves(facts, 'open-mandate-ballot'),
    ...asChair(facts, who, 'PM-14'),
    ...unless((facts.state !== 'published' || facts.complyBy === null) && !mandateUnderWay(facts), 'LC-16'),
    ...lackingToOpen(facts, 'mandatory'),
  ];
  return attempt(
    `${who} opens a ballot on a mandate`,
    unmet,
    () =>
      ballotOf(
        walk,
        decided(openMandateBallot(world.as(who), { versionId: facts.versionId, question: 'Shall it be?' })),
      ),
    (opened) => begin(walk, 'mandatory', opened),
  );
};

/** What was opened, with the hash it names. */
async function ballotOf({ world }: Walk, opening: Promise<Outcome<{ readonly ballotId: string }>>) {
  const outcome = await opening;
  if (!outcome.done) return outcome;
  const { ballotId } = outcome.result;
  const row = await world.ctx.store.read((tx) => findBallot(tx, ballotId));
  return { done: true as const, result: { id: ballotId, hash: row?.hash ?? '' } };
}

function begin({ facts, now }: Walk, track: BallotTrack, opened: { id: string; hash: string }): void {
  facts.ballots.push({
    ...opened,
    words: wordsOn(facts, track),
    track,
    voters: electorate(facts),
    last: new Map(),
    first: null,
    lines: [],
    state: 'open',
    round: 1,
    closesAt: lastSecond(now, track === 'mandatory' ? 30 : 28),
    extended: false,
    recirculateAt: null,
    asked: false,
  });
}

/** The text of a first ballot is that of the draft; a mandate is voted on the published one. */
function wordsOn(facts: Facts, track: BallotTrack): readonly string[] {
  const published = facts.ballots.find(({ hash }) => hash === facts.publishedHash);
  return track === 'mandatory' && published !== undefined ? published.words : [...facts.draftWords];
}

/** BL-27: the chair extends an open ballot once, from the day 7 days before its close and while quorum is missing. */
export const extend: Command = (walk) => {
  const { world, facts, now } = walk;
  const ballot = newest(facts.ballots);
  if (ballot === undefined) return null;
  const who = somebody(walk, [facts.chair]);
  const met =
    ballot.state === 'open' &&
    now <= ballot.closesAt &&
    !ballot.extended &&
    ballot.round === 1 &&
    now >= firstMoment(ballot.closesAt, -7) &&
    !enoughVoted(ballot);
  return attempt(
    `${who} extends the ballot`,
    [...asChair(facts, who, 'PM-14'), ...unless(met, 'BL-27')],
    () => decided(extendBallot(world.as(who), { ballotId: ballot.id, reason: 'Half term.' })),
    () => {
      ballot.extended = true;
      ballot.closesAt = lastSecond(ballot.closesAt, 14);
    },
  );
};

/** BL-29: a Lead voids an open ballot with a public reason, for good. */
export const makeVoid: Command = (walk) => {
  const { world, facts, roll, now } = walk;
  const ballot = roll(3) > 0 ? newest(facts.ballots) : pick(roll, facts.ballots);
  if (ballot === undefined) return null;
  const who = somebody(walk, withOffice(facts, 'lead'));
  const reason = mostly(walk) ? 'The wrong text was frozen.' : ' ';
  const open = ballot.state === 'open' && now <= ballot.closesAt;
  return attempt(
    `${who} voids the ballot`,
    [...asLead(facts, who, 'PM-15'), ...unless(open && reason.trim() !== '', 'BL-29')],
    () => decided(voidBallot(world.as(who), { ballotId: ballot.id, reason })),
    () => {
      ballot.state = 'void';
    },
  );
};

/** BL-28: the chair need not wait for the clock to send a ballot round again. */
export const sendRound: Command = (walk) => {
  const { world, facts, now } = walk;
  const ballot = newest(facts.ballots);
  if (ballot === undefined) return null;
  const who = somebody(walk, [facts.chair]);
  const chairs = facts.chair === who && facts.people[who]?.suspended === false;
  const met =
    ballot.track === 'mandatory' &&
    ballot.state === 'closed' &&
    ballot.round === 1 &&
    count(ballot).doNotApprove > 0;
  const stands = ballot.state !== 'closed' || standsFor(facts, ballot.track);
  return attempt(
    `${who} sends the ballot round again`,
    [...account(facts, who), ...unless(chairs, 'PM-16'), ...unless(met, 'BL-28'), ...unless(stands, 'BL-36')],
    () => decided(recirculateBallot(world.as(who), { ballotId: ballot.id })),
    () => goRound(ballot, now),
  );
};

/** BL-28, BL-35: open once more, and what was cast stands unless its voter changes it. */
export function goRound(ballot: Facts['ballots'][number], now: Date): void {
  ballot.state = 'open';
  ballot.round = 2;
  ballot.first = new Map(ballot.last);
  ballot.closesAt = lastSecond(now, 14);
  ballot.recirculateAt = null;
}

/** LC-18: back to Resolution where the ballot is void or failed for good, or where the chair says a change was agreed. */
export const backToResolution: Command = (walk) => {
  const { world, facts, roll, now } = walk;
  const who = somebody(walk, [facts.chair]);
  const ballot = newest(facts.ballots.filter(({ track }) => track === 'trial-use'));
  const agreed = roll(4) === 0;
  const open = facts.ballots.some(({ state }) => state === 'open');
  const failed = ballot?.state === 'closed' && !passes(ballot) && isFinal(ballot, now);
  const byResult = ballot?.state === 'void' || failed;
  const chairs = facts.chair === who && facts.people[who]?.suspended === false;
  const unmet = [
    ...leaves(facts, 'return-to-resolution'),
    ...account(facts, who),
    ...unless(chairs, 'PM-16'),
    ...unless(!(facts.state === 'ballot' && open) && (byResult || agreed), 'LC-18'),
  ];
  return attempt(
    `${who} takes the version back to Resolution${agreed ? ', a change was agreed' : ''}`,
    unmet,
    () =>
      decided(
        moveVersion(world.as(who), facts.versionId, {
          move: 'return-to-resolution',
          nonEditorialChangeAgreed: agreed,
          reason: 'As was agreed.',
        }),
      ),
    () => reach(facts, 'resolution'),
  );
};
