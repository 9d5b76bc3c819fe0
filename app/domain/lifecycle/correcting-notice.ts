import { type Decision, decide, demand, type Reason, unmetOf } from '../decision';
import { isSameDay } from '../london-time';
import { may } from '../permissions';
import type { ActorFacts } from '../permissions/actor';
import type { VersionFacts } from './facts';
import { guardFarDate } from './guard-far-dates';
import { inState } from './ways';

/** What the public is told of the end of a version. */
export interface NoticeOfEnd {
  readonly reason: string;
  readonly successor: string;
  readonly knownProducts: string;
  /** Set with the deprecation, and null before it. */
  readonly phaseOutEnds: Date | null;
}

export interface NoticeCorrection {
  /** Whether notice stands. */
  readonly given: boolean;
  readonly before: NoticeOfEnd;
  readonly after: NoticeOfEnd;
  /** Why it is corrected; public. */
  readonly why: string;
  /** What the successor that it names has against it (LC-53). */
  readonly successorUnmet: readonly Reason[];
}

const bare = (words: string): string => words.trim().replace(/\s+/g, ' ');

/** LC-57: whether a Lead may correct the notice now, and whether its 28 days begin anew. */
export function decideCorrectingNotice(
  version: VersionFacts,
  { given, before, after, why, successorUnmet }: NoticeCorrection,
  actor: ActorFacts,
  now: Date,
): Decision<{ readonly beginsAnew: boolean }> {
  const deprecated = version.state === 'deprecated';
  const otherSuccessor = bare(before.successor) !== bare(after.successor);
  const [ends, ended] = [after.phaseOutEnds, before.phaseOutEnds];
  const otherEnd = deprecated && !(ends !== null && ended !== null && isSameDay(ends, ended));
  const changes =
    otherSuccessor ||
    otherEnd ||
    bare(before.reason) !== bare(after.reason) ||
    before.knownProducts.trim() !== after.knownProducts.trim();
  const unmet = [
    ...unmetOf(may(actor, 'deprecate', version)),
    ...inState(version, ['published', 'effective', 'deprecated'], 'LC-57', 'move-not-from-here'),
    ...demand(given, 'LC-57', 'deprecation-notice-missing', { days: 28 }),
    ...demand(bare(why) !== '', 'LC-57', 'correction-reason-missing'),
    ...demand(bare(after.reason) !== '', 'LC-26', 'public-reason-missing'),
    ...demand(bare(after.successor) !== '', 'LC-26', 'successor-missing'),
    ...demand(bare(after.knownProducts) !== '', 'LC-26', 'products-not-listed'),
    ...successorUnmet,
    ...(otherEnd ? guardLaterEnd(ended, ends, now) : []),
    ...demand(changes, 'LC-57', 'correction-changes-nothing'),
  ];
  return decide(unmet, () => ({ beginsAnew: !deprecated && otherSuccessor }));
}

/** Everybody who uses the version counts on the end that was set, so it is only put off. */
function guardLaterEnd(ended: Date | null, ends: Date | null, now: Date): readonly Reason[] {
  if (ends === null) return demand(false, 'LC-26', 'phase-out-end-missing');
  return [
    ...demand(ended === null || ends > ended, 'LC-57', 'phase-out-end-earlier'),
    ...guardFarDate(ends, now, 'phase-out-end-too-far'),
  ];
}

/** LC-58: whether a Lead may take the notice back now. */
export function decideTakingNoticeBack(
  version: VersionFacts,
  { given, why }: Pick<NoticeCorrection, 'given' | 'why'>,
  actor: ActorFacts,
): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'deprecate', version)),
    ...inState(version, ['published', 'effective'], 'LC-58', 'move-not-from-here'),
    ...demand(given, 'LC-58', 'deprecation-notice-missing', { days: 28 }),
    ...demand(bare(why) !== '', 'LC-58', 'public-reason-missing'),
  ];
  return decide(unmet, () => undefined);
}
