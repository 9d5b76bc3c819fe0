import { findRuleVariation } from '../../../db/queries/rule-variations';
import type { Tx } from '../../../db/store';
import type { BallotTrack } from '../../../db/words';
import { type BallotRules, defaultRules } from '../../domain/ballot/rules';

/** The rules by which the next ballot on a version opens. */
export interface RulesToCome {
  readonly rules: BallotRules;
  /** Why a Lead set them otherwise than usual; '' for the usual ones. */
  readonly reason: string;
}

/** The track's rules, or those that a Lead has set for the next ballot on this version. */
export async function rulesToCome(tx: Tx, versionId: string, track: BallotTrack): Promise<RulesToCome> {
  const varied = await findRuleVariation(tx, versionId, track);
  return varied
    ? { rules: varied.rules as BallotRules, reason: varied.reason }
    : { rules: defaultRules(track), reason: '' };
}
