import { moveVersion } from '../../../app/services/versions/move-version.server';
import { openConsultation } from '../../../app/services/versions/open-consultation.server';
import { recordReview } from '../../../app/services/versions/record-review.server';
import { REVIEW_KINDS } from '../../../db/words';
import { attempt, type Command, decided, mostly, pick, somebody, unless } from './attempt';
import { reach } from './facts';
import { lastSecond, sameTime } from './london';
import { account, asChair, holds, leaves, withOffice } from './rights';

/** LC-7 to LC-9: the chair opens a consultation of at least 28 days, a later one of 14, and says who was invited. */
export const consult: Command = (walk) => {
  const { world, facts, roll, now } = walk;
  const who = somebody(walk, [facts.chair]);
  const least = facts.consultations === 0 ? 28 : 14;
  const closesAt = lastSecond(now, mostly(walk) ? least : least - 1 - roll(3));
  const invited = mostly(walk) ? 'All trusts, by letter.' : ' ';
  const unmet = [
    ...leaves(facts, 'open-consultation'),
    ...asChair(facts, who, 'PM-14'),
    ...unless(closesAt >= sameTime(now, least), 'LC-8'),
    ...unless(invited.trim() !== '', 'LC-9'),
    ...(facts.documentId === null ? ['has no draft'] : []),
  ];
  return attempt(
    `${who} opens a consultation until ${closesAt.toISOString()}`,
    unmet,
    () => decided(openConsultation(world.as(who), { versionId: facts.versionId, closesAt, invited })),
    () => {
      facts.consultations += 1;
      facts.consultationClosesAt = closesAt;
      facts.consultedWords = [...facts.draftWords];
      for (const one of facts.comments) if (one.breaking === 'applied') one.breaking = 'consulted';
      reach(facts, 'consultation');
    },
  );
};

/** LC-11: the chair takes the version back to Drafting. */
export const resumeDrafting: Command = (walk) => {
  const { world, facts } = walk;
  const who = somebody(walk, [facts.chair]);
  return attempt(
    `${who} takes the version back to Drafting`,
    [...leaves(facts, 'resume-drafting'), ...asChair(facts, who, 'PM-14')],
    () => decided(moveVersion(world.as(who), facts.versionId, { move: 'resume-drafting' })),
    () => reach(facts, 'drafting'),
  );
};

/** LC-10, LC-25, PM-16: what the clock does, nobody does for it. */
export const playTheClock: Command = (walk) => {
  const { world, facts, roll } = walk;
  if (facts.state === 'none') return null;
  const who = somebody(walk, [facts.chair, ...withOffice(facts, 'lead')]);
  const move = roll(2) === 0 ? 'close-consultation' : 'take-effect';
  const from = move === 'close-consultation' ? 'consultation' : 'published';
  const due =
    move === 'close-consultation'
      ? facts.state !== from || (facts.consultationClosesAt ?? walk.now) < walk.now
      : facts.state !== from || (facts.complyBy !== null && facts.complyBy <= walk.now);
  const unmet = [
    'PM-16',
    ...unless(facts.state === from, 'LC-1'),
    ...unless(due, move === 'close-consultation' ? 'LC-10' : 'LC-25'),
  ];
  return attempt(`${who} tries to ${move}`, unmet, () =>
    decided(moveVersion(world.as(who), facts.versionId, { move })),
  );
};

const REVIEWED = ['drafting', 'consultation', 'resolution', 'ballot', 'awaiting-approval', 'on-hold'];

/** PM-25, LC-14, LC-59: the Secretariat or a Lead records a review; the newest of each kind counts. */
export const review: Command = (walk) => {
  const { world, facts, roll } = walk;
  if (facts.state === 'none') return null;
  const missing = REVIEW_KINDS.filter((kind) => facts.reviews.get(kind) !== true);
  const kind = pick(roll, missing) ?? pick(roll, REVIEW_KINDS) ?? 'accessibility';
  const ready = roll(9) > 0;
  const who = somebody(walk, [...withOffice(facts, 'secretariat'), ...withOffice(facts, 'lead')]);
  const unmet = [
    ...account(facts, who),
    ...unless(holds(facts, who, 'secretariat') || holds(facts, who, 'lead'), 'PM-25'),
    ...unless(facts.documentId !== null && REVIEWED.includes(facts.state), 'LC-59'),
  ];
  const outcome = ready ? (roll(2) === 0 ? 'ready' : 'ready-with-nits') : 'not-ready';
  return attempt(
    `${who} records the review of ${kind}: ${outcome}`,
    unmet,
    () =>
      decided(recordReview(world.as(who), { versionId: facts.versionId, kind, outcome, note: 'Looked at.' })),
    () => {
      facts.reviews.set(kind, ready);
    },
  );
};
