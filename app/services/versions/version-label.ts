import type { VersionState } from '../../../db/words';
import { labelled, type NumberStage, numberInWords, parseNumber } from '../../domain/version-number';

/** How far a version has come: how many texts of it were frozen, consulted on and voted on. */
export interface StagesOfVersion {
  readonly snapshots: number;
  readonly consultations: number;
  readonly ballots: number;
}

/** The number as it is called before approval, such as `1.1.0-consultation.2`; the plain one after it. */
export function labelOfVersion(
  number: string,
  state: VersionState,
  heldFrom: VersionState | null,
  stages: StagesOfVersion,
): string {
  const parsed = parseNumber(number);
  const stage = stageIn(state === 'on-hold' ? (heldFrom ?? state) : state, stages);
  if (parsed === null || stage === null) return number;
  const counts = { draft: stages.snapshots + 1, consultation: stages.consultations, ballot: stages.ballots };
  return numberInWords(labelled(parsed, stage, Math.max(1, counts[stage])));
}

function stageIn(state: VersionState, { ballots }: StagesOfVersion): NumberStage | null {
  switch (state) {
    case 'proposed':
    case 'drafting':
    case 'resolution':
      return 'draft';
    case 'consultation':
      return 'consultation';
    case 'ballot':
      return 'ballot';
    case 'awaiting-approval':
      // A patch waits for approval without a ballot.
      return ballots > 0 ? 'ballot' : 'draft';
    default:
      return null;
  }
}
