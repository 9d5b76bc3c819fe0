import { correctNotice, takeNoticeBack } from '../../../app/services/versions/correct-notice.server';
import { giveDeprecationNotice } from '../../../app/services/versions/give-notice.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { attempt, type Command, decided, mostly, somebody, unless } from './attempt';
import { reach } from './facts';
import { firstMoment, lastSecond, sameTime } from './london';
import { account, asLead, holds, leaves, withOffice } from './rights';

/** LC-28, LC-29: a Lead holds or cancels with a public reason, never over an open ballot. */
export const stop =
  (move: 'hold' | 'cancel'): Command =>
  (walk) => {
    const { world, facts, now } = walk;
    const who = somebody(walk, withOffice(facts, 'lead'));
    const reason = mostly(walk) ? 'Another standard covers it.' : ' ';
    const open = facts.ballots.some(({ state }) => state === 'open');
    const unmet = [
      ...leaves(facts, move),
      ...asLead(facts, who, 'PM-15'),
      ...unless(reason.trim() !== '', 'LC-28'),
      ...unless(facts.state !== 'ballot' || !open, 'LC-29'),
    ];
    return attempt(
      `${who} ${move === 'hold' ? 'puts the version on hold' : 'cancels the version'}`,
      unmet,
      () => decided(moveVersion(world.as(who), facts.versionId, { move, reason })),
      () => {
        if (move === 'hold') {
          facts.heldFrom = facts.state === 'none' ? null : facts.state;
          facts.heldSince = now;
          reach(facts, 'on-hold');
          return;
        }
        for (const one of facts.approvals) if (one.state === 'waiting') one.state = 'rejected';
        reach(facts, 'cancelled');
      },
    );
  };

/** LC-30, LC-52: a Lead lets it go on where it was, with the days that it was on hold for what ran. */
export const resume: Command = (walk) => {
  const { world, facts, now } = walk;
  const who = somebody(walk, withOffice(facts, 'lead'));
  return attempt(
    `${who} lets the version go on`,
    [...leaves(facts, 'resume'), ...asLead(facts, who, 'PM-15')],
    () => decided(moveVersion(world.as(who), facts.versionId, { move: 'resume' })),
    () => {
      const closes = facts.consultationClosesAt;
      if (facts.heldFrom === 'proposed') facts.callEndsAt = afterHold(facts.callEndsAt, facts.heldSince, now);
      if (facts.heldFrom === 'consultation' && closes !== null) {
        facts.consultationClosesAt = afterHold(closes, facts.heldSince, now);
      }
      if (facts.heldFrom !== null) reach(facts, facts.heldFrom);
      facts.heldFrom = null;
    },
  );
};

/** When something ends that ran since before a hold. */
function afterHold(end: Date, from: Date, until: Date): Date {
  if (from.getTime() >= end.getTime() + 1000) return end;
  let days = 0;
  while (sameTime(from, days) < until) days += 1;
  return sameTime(end, days);
}

/** LC-26, LC-57: the notice that must stand for 28 days, of which one stands at a time. */
export const giveNotice: Command = (walk) => {
  const { world, facts, now } = walk;
  const who = somebody(walk, withOffice(facts, 'lead'));
  const inForce = facts.state === 'published' || facts.state === 'effective';
  return attempt(
    `${who} gives notice of deprecation`,
    [
      ...asLead(facts, who, 'PM-15'),
      ...unless(inForce, 'LC-26'),
      ...unless(facts.noticeAt === null, 'LC-57'),
    ],
    () =>
      decided(
        giveDeprecationNotice(world.as(who), {
          versionId: facts.versionId,
          reason: 'A newer one is out.',
          successor: 'Nothing',
          knownProducts: 'None known',
        }),
      ),
    () => {
      facts.noticeAt = now;
      facts.successor = 'Nothing';
    },
  );
};

/** LC-57: another successor makes the days of the notice begin anew, and other words do not. */
export const correctIt: Command = (walk) => {
  const { world, facts, roll, now } = walk;
  const who = somebody(walk, withOffice(facts, 'lead'));
  const inForce = facts.state === 'published' || facts.state === 'effective';
  const why = mostly(walk) ? 'A slip.' : ' ';
  // Other words each time, so that something is corrected.
  const words = `no. ${roll(1_000_000_000)}`;
  const otherSuccessor = roll(2) === 0;
  return attempt(
    `${who} corrects the notice of deprecation`,
    [
      ...asLead(facts, who, 'PM-15'),
      ...unless(inForce || facts.state === 'deprecated', 'LC-57'),
      ...unless(facts.noticeAt !== null && why !== ' ', 'LC-57'),
    ],
    () =>
      decided(
        correctNotice(world.as(who), {
          versionId: facts.versionId,
          reason: `A newer one is out, said ${words}.`,
          successor: otherSuccessor ? `What is decided ${words}` : facts.successor,
          knownProducts: 'None known',
          phaseOutEnds: facts.state === 'deprecated' ? facts.phaseOutEnds : null,
          why,
        }),
      ),
    () => {
      if (!otherSuccessor) return;
      facts.successor = `What is decided ${words}`;
      if (inForce) facts.noticeAt = now;
    },
  );
};

/** LC-58: a Lead takes the notice back until the deprecation. */
export const takeBack: Command = (walk) => {
  const { world, facts } = walk;
  const who = somebody(walk, withOffice(facts, 'lead'));
  const inForce = facts.state === 'published' || facts.state === 'effective';
  const why = mostly(walk) ? 'It stays.' : ' ';
  return attempt(
    `${who} takes the notice of deprecation back`,
    [...asLead(facts, who, 'PM-15'), ...unless(inForce && facts.noticeAt !== null && why !== ' ', 'LC-58')],
    () => decided(takeNoticeBack(world.as(who), { versionId: facts.versionId, why })),
    () => {
      facts.noticeAt = null;
    },
  );
};

/** LC-26: a Lead deprecates after the notice, with an end of the phase-out that is still to come. */
export const deprecate: Command = (walk) => {
  const { world, facts, roll, now } = walk;
  const who = somebody(walk, withOffice(facts, 'lead'));
  const phaseOutEnds = mostly(walk) ? lastSecond(now, 30 + roll(60)) : sameTime(now, -1);
  const stood = facts.noticeAt !== null && now >= sameTime(facts.noticeAt, 28);
  const unmet = [
    ...leaves(facts, 'deprecate'),
    ...asLead(facts, who, 'PM-15'),
    ...unless(stood && firstMoment(phaseOutEnds) > now, 'LC-26'),
  ];
  return attempt(
    `${who} deprecates the version`,
    unmet,
    () => decided(moveVersion(world.as(who), facts.versionId, { move: 'deprecate', phaseOutEnds })),
    () => {
      facts.phaseOutEnds = phaseOutEnds;
      reach(facts, 'deprecated');
    },
  );
};

/** LC-27: a Lead retires it from the last day of the phase-out on; the clock does it too. */
export const retire: Command = (walk) => {
  const { world, facts, now } = walk;
  const who = somebody(walk, withOffice(facts, 'lead'));
  const leads = holds(facts, who, 'lead') && facts.people[who]?.suspended === false;
  const due =
    facts.state !== 'deprecated' || (facts.phaseOutEnds !== null && now >= firstMoment(facts.phaseOutEnds));
  return attempt(
    `${who} retires the version`,
    [...leaves(facts, 'retire'), ...account(facts, who), ...unless(leads, 'PM-16'), ...unless(due, 'LC-27')],
    () => decided(moveVersion(world.as(who), facts.versionId, { move: 'retire' })),
    () => reach(facts, 'retired'),
  );
};
