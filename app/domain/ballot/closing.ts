import { type Decision, decide, demand, unmetOf } from '../decision';
import { dayInWords, daysAfter, isOver, momentInWords, startOfDay } from '../london-time';
import { may } from '../permissions';
import type { ActorFacts } from '../permissions/actor';
import { guardRecordedClosing } from '../recorded-closing';
import { allWithdrawn, type Positions, type Tally } from './count';
import { type BallotFacts, closingTime, isDue, withdrawalEnds } from './facts';
import { outcomeOf } from './outcome';
import type { RuleResult } from './result';
import { votesToQuorum } from './still-needs';

/** From the beginning of the day so many days before that of its close a ballot that lacks quorum may be extended. */
export const EXTENSION_WINDOW_DAYS = 7;

/**
 * Whether the clock closes the ballot now.
 *
 * @param recorded its closing time in the last event that set it; null where none gives one
 */
export function decideClosing(
  ballot: BallotFacts,
  recorded: Date | null,
  actor: ActorFacts,
  now: Date,
): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'close-ballot', ballot)),
    ...demand(ballot.state === 'open', 'BL-9', 'ballot-not-open'),
    ...demand(ballot.state !== 'open' || isDue(ballot, now), 'BL-9', 'not-due-yet', {
      day: momentInWords(ballot.closesAt),
    }),
    ...guardRecordedClosing(ballot.closesAt, recorded),
  ];
  return decide(unmet, () => undefined);
}

/** Whether the chair may extend the ballot, and when it closes then. */
export function decideExtension(
  ballot: BallotFacts,
  tally: Tally,
  actor: ActorFacts,
  now: Date,
): Decision<{ readonly closesAt: Date }> {
  const { rules, closesAt } = ballot;
  const from = startOfDay(daysAfter(closesAt, -EXTENSION_WINDOW_DAYS));
  const never = [
    ...demand(ballot.state === 'open' && !isOver(closesAt, now), 'BL-27', 'ballot-not-open'),
    ...demand(rules.extensionDays > 0, 'BL-27', 'extension-not-in-rules'),
    ...demand(!ballot.extended && ballot.round === 1, 'BL-27', 'already-extended'),
    // As it is shown (BL-30): whether it can be extended tells nobody who stood aside.
    ...demand(votesToQuorum(rules, tally) > 0, 'BL-27', 'quorum-reached'),
  ];
  const unmet = [
    ...unmetOf(may(actor, 'extend-ballot', ballot)),
    ...never,
    // That a day is still to come is no help where that day changes nothing.
    ...demand(never.length > 0 || now >= from, 'BL-27', 'extension-too-early', { day: dayInWords(from) }),
  ];
  return decide(unmet, () => ({ closesAt: closingTime(closesAt, rules.extensionDays) }));
}

/**
 * Whether a closed ballot goes round again to the same voters. The chair may begin it at any time after the
 * close; the clock does when the time for withdrawals has passed.
 */
export function decideRecirculation(
  ballot: BallotFacts,
  tally: Tally,
  actor: ActorFacts,
  now: Date,
): Decision<{ readonly closesAt: Date }> {
  const { rules } = ballot;
  const ends = withdrawalEnds(ballot);
  const unmet = [
    ...unmetOf(may(actor, 'recirculate-ballot', ballot)),
    ...demand(rules.recirculationDays > 0, 'BL-28', 'recirculation-not-in-rules'),
    ...demand(ballot.state === 'closed', 'BL-28', 'recirculation-before-close'),
    ...demand(ballot.round === 1, 'BL-28', 'already-recirculated'),
    ...demand(tally.total.doNotApprove > 0, 'BL-28', 'no-unresolved-negative'),
    ...demand(
      ballot.versionStands !== false,
      'BL-36',
      'version-not-before-voters',
      undefined,
      ballot.versionOver === true ? ['nobody'] : ['lead'],
    ),
    ...demand(actor.kind !== 'clock' || isOver(ends, now), 'BL-28', 'not-due-yet', { day: dayInWords(ends) }),
  ];
  return decide(unmet, () => ({ closesAt: closingTime(now, rules.recirculationDays) }));
}

/** When the clock sends a closed ballot round again; null where it need not. */
export function recirculationTime(ballot: BallotFacts, tally: Tally): Date | null {
  const needed = ballot.rules.recirculationDays > 0 && ballot.round === 1 && tally.total.doNotApprove > 0;
  return needed ? withdrawalEnds(ballot) : null;
}

/** Whether a Lead may void the ballot: before its close, with a public reason, and for good. */
export function decideVoid(ballot: BallotFacts, reason: string, actor: ActorFacts, now: Date): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'void-ballot', ballot)),
    ...demand(ballot.state === 'open' && !isOver(ballot.closesAt, now), 'BL-29', 'ballot-not-open'),
    ...demand(reason.trim() !== '', 'BL-29', 'public-reason-missing'),
  ];
  return decide(unmet, () => undefined);
}

/** Until when a "do not approve" of a closed ballot may still be withdrawn (BL-26); null when none may. */
export function withdrawalsUntil(ballot: BallotFacts, tally: Tally, now: Date): Date | null {
  const ends = withdrawalEnds(ballot);
  const may = ballot.state === 'closed' && ballot.round === 1 && !ballot.actedOn && !isOver(ends, now);
  return may && tally.total.doNotApprove > 0 ? ends : null;
}

/**
 * How firm a tally is. After the close it is provisional as long as a recirculation, or withdrawals of "do not
 * approve", can still change the result; where they no longer can, nobody has to wait for them.
 */
export function firmnessOf(
  ballot: BallotFacts,
  tally: Tally,
  now: Date,
): 'open' | 'provisional' | 'final' | 'void' {
  if (ballot.state !== 'closed') return ballot.state;
  const { rules } = ballot;
  if (ballot.round === 2 || ballot.versionOver === true || tally.total.doNotApprove === 0) return 'final';
  if (rules.recirculationDays > 0) return 'provisional';
  const decided = outcomeOf(rules, tally).passed || !outcomeOf(rules, allWithdrawn(tally)).passed;
  return decided || isOver(withdrawalEnds(ballot), now) ? 'final' : 'provisional';
}

/** The result as it is stored with a closed ballot. */
export interface BallotResult {
  readonly passed: boolean;
  readonly quorate: boolean;
  /** The outcome in one or two sentences; a screen reader hears it first. */
  readonly words: string;
  readonly results: readonly RuleResult[];
  readonly total: Positions;
  readonly byCategory: Tally['byCategory'];
  readonly firmness: ReturnType<typeof firmnessOf>;
}

export function resultOfBallot(facts: BallotFacts, tally: Tally, now: Date): BallotResult {
  const { passed, quorate, words, results } = outcomeOf(facts.rules, tally);
  const { total, byCategory } = tally;
  return { passed, quorate, words, results, total, byCategory, firmness: firmnessOf(facts, tally, now) };
}

/** How a ballot came out; it failed when nothing can change that any more. */
export function endOfBallot(
  ballot: BallotFacts,
  tally: Tally,
  now: Date,
): 'void' | 'failed' | 'passed' | 'not-yet' {
  if (ballot.state === 'void') return 'void';
  if (ballot.state === 'open') return 'not-yet';
  if (outcomeOf(ballot.rules, tally).passed) return 'passed';
  return firmnessOf(ballot, tally, now) === 'final' ? 'failed' : 'not-yet';
}
