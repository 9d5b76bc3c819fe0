import { sha256 } from '../domain/audit-chain';
import { canonicalJson } from '../domain/canonical-json';
import { sayReason } from '../domain/reason-sentences';
import { changedBetween } from '../domain/shown-print';

/** Enough of a hash that nobody makes other words with the same print. */
const LETTERS = 32;

/** What a form carries of the facts that its page showed, so that an act knows which were changed since (PM-36). */
export function printOf(shown: object): string {
  return Object.entries(shown)
    .map(([name, value]) => `${name}:${sha256(canonicalJson(value)).slice(0, LETTERS)}`)
    .join(' ');
}

/** The facts that were changed since; none where no page was looked at, as the portal itself acts. */
export function changedSince(shownHash: string | undefined, now: object): readonly string[] {
  return shownHash === undefined ? [] : changedBetween(shownHash, printOf(now));
}

/** Said of a form that would write over what somebody else saved; `AsShown` shows beside it what that is. */
export const CHANGED_MEANWHILE = sayReason({ rule: 'PM-36', word: 'changed-meanwhile' }).sentence;
