import { type Decision, decide, demand, type Reason, unmetOf } from '../decision';
import { may } from '../permissions';
import type { ActorFacts } from '../permissions/actor';
import type { VersionFacts } from './facts';
import { MOVES } from './moves';
import { inState } from './ways';

/** A standard that words name by its reference, and the version where they name one. */
export interface NamedSuccessor {
  readonly reference: string;
  readonly number: string | null;
}

const NAMED = /\bSTD-\d+\b(?:,? +(?:version +)?(\d+\.\d+\.\d+)\b)?/gi;

/** What these words name by reference: "STD-0042", "STD-0042 2.0.0", "STD-0042, version 2.0.0". */
export function successorsIn(words: string): readonly NamedSuccessor[] {
  return [...words.matchAll(NAMED)].map(([whole, number]) => ({
    reference: (whole.match(/^STD-\d+/i)?.[0] ?? whole).toUpperCase(),
    number: number ?? null,
  }));
}

/**
 * Whether these words name nothing but the version itself: by its number alone, or by the reference of its standard
 * alone, at which readers find that very version.
 */
export function namesItself(words: string, version: { reference: string; number: string }): boolean {
  const bare = words.replace(/[“”"]/g, '').trim().replace(/\.$/, '').toLowerCase();
  const own = version.reference.toLowerCase();
  return [own, version.number, `version ${version.number}`].includes(bare);
}

/** LC-53: whether everything is there that a notice names as what takes the place of a version, and is another one. */
export function guardSuccessor({
  notFound,
  itself,
}: {
  readonly notFound: readonly NamedSuccessor[];
  readonly itself: boolean;
}): readonly Reason[] {
  const successors = notFound
    .map(({ reference, number }) => (number === null ? reference : `${reference} ${number}`))
    .join(', ');
  return [
    ...demand(notFound.length === 0, 'LC-53', 'successor-not-found', { successors }),
    ...demand(!itself, 'LC-53', 'successor-itself'),
  ];
}

/** Whether a Lead may give notice of deprecation of the version now: it is in force, and none stands. */
export function decideGivingNotice(
  version: VersionFacts,
  { given, successorUnmet }: { readonly given: boolean; readonly successorUnmet: readonly Reason[] },
  actor: ActorFacts,
): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'deprecate', version)),
    ...inState(version, MOVES.deprecate.from, 'LC-26', 'move-not-from-here'),
    ...demand(!given, 'LC-57', 'deprecation-notice-stands'),
    ...successorUnmet,
  ];
  return decide(unmet, () => undefined);
}
