import type { TestContext } from '../../support/context';
import { attempt, type Command, did, pick } from './attempt';
import { goRound } from './balloting';
import { goesRound, isFinal, passes, withdrawalEnds } from './count';
import { type Facts, newest, reach, standsFor } from './facts';
import { firstMoment, sameTime } from './london';

const [HOUR, DAY] = [3_600_000, 86_400_000];

/** Moments that something waits for. */
function deadlines(facts: Facts): readonly Date[] {
  const ballot = newest(facts.ballots);
  return [
    facts.state === 'proposed' ? facts.callEndsAt : null,
    facts.state === 'consultation' ? facts.consultationClosesAt : null,
    ballot?.state === 'open' ? ballot.closesAt : null,
    ballot?.state === 'open' && ballot.round === 1 ? sameTime(ballot.closesAt, -3) : null,
    ballot?.state === 'closed' && goesRound(ballot) ? withdrawalEnds(ballot) : null,
    facts.noticeAt === null ? null : sameTime(facts.noticeAt, 28),
    facts.complyBy && firstMoment(facts.complyBy),
    facts.phaseOutEnds && firstMoment(facts.phaseOutEnds),
  ].filter((one) => one !== null);
}

/** The tick of the portal, handed in so that it keeps its memory through a walk. */
export type Tick = (ctx: TestContext) => Promise<void>;

/**
 * Time goes on to the last second of something, one second beyond it, by hours or by days; now and then it goes back.
 * The portal's clock then looks what is due, sometimes two of them at once, and sometimes not at all.
 */
export const letTimePass =
  (tick: Tick): Command =>
  ({ world, facts, roll, now }) => {
    const ahead = deadlines(facts)
      .filter((one) => one > now)
      .sort((a, b) => a.getTime() - b.getTime());
    const next = ahead[0]?.getTime() ?? now.getTime() + DAY;
    const to =
      pick(roll, [
        ...[next + 1000, next + 1000, next + 1000, next],
        now.getTime() + (1 + roll(20)) * HOUR,
        now.getTime() + (1 + roll(6)) * DAY,
        now.getTime() - (1 + roll(40)) * HOUR,
      ]) ?? next;
    const then = new Date(Math.max(to, facts.proposedAt.getTime()));
    const looks = pick(roll, [0, 1, 1, 1, 2]) ?? 1;
    return attempt(
      `it is ${then.toISOString()}, and the clock looks ${looks} times`,
      [],
      () => {
        world.ctx.setNow(then);
        return did(Promise.all(Array.from({ length: looks }, () => tick(world.ctx))));
      },
      () => {
        if (looks > 0) clockDoes(facts, then);
      },
    );
  };

/** What the clock does by itself at this moment: LC-10, LC-25, LC-27, BL-9, BL-28, LC-18. */
function clockDoes(facts: Facts, now: Date): void {
  const closes = facts.consultationClosesAt;
  if (facts.state === 'consultation' && closes !== null && now > closes) reach(facts, 'resolution');
  if (facts.state === 'published' && facts.complyBy !== null && now >= firstMoment(facts.complyBy))
    reach(facts, 'effective');
  if (facts.state === 'deprecated' && facts.phaseOutEnds !== null && now >= firstMoment(facts.phaseOutEnds)) {
    reach(facts, 'retired');
  }
  for (const ballot of facts.ballots) {
    if (ballot.state === 'open' && now > ballot.closesAt) {
      ballot.state = 'closed';
      ballot.recirculateAt = goesRound(ballot) ? withdrawalEnds(ballot) : null;
    }
    const due = ballot.state === 'closed' && ballot.recirculateAt !== null && now > ballot.recirculateAt;
    if (due && standsFor(facts, ballot.track)) {
      goRound(ballot, now);
    }
  }
  const last = newest(facts.ballots.filter(({ track }) => track === 'trial-use'));
  if (facts.state !== 'ballot' || last === undefined) return;
  if (last.state === 'void' || (last.state === 'closed' && !passes(last) && isFinal(last, now))) {
    reach(facts, 'resolution');
  }
}
