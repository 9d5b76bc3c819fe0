import { demand, type Reason } from '../../domain/decision';
import { changedSince } from '../shown-print';
import { rulesShown } from './rules-shown';
import type { RulesToCome } from './rules-to-come.server';

/**
 * PM-36: what is against an act on the rules of a ballot to come that a page showed, where they were set otherwise
 * since.
 *
 * @param shownHash the print that the page carried; undefined where nobody looked at one
 */
export function rulesChanged(shownHash: string | undefined, now: RulesToCome): readonly Reason[] {
  return demand(changedSince(shownHash, rulesShown(now)).length === 0, 'PM-36', 'ballot-rules-changed');
}
