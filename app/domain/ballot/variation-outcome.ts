import type { BallotTrack } from '../../../db/words';

/** What happened to the rules of the ballots on a version, in the order of the record. */
export interface RulesEvent {
  readonly sequence: number;
  readonly what: 'varied' | 'taken-back' | 'opened';
  /** Null in older events, which do not say of which track's ballot the rules were. */
  readonly track: BallotTrack | null;
}

/** What became of a variation: a ballot opened by it, it waits for one, or it never applied. */
export type VariationOutcome = 'in-force' | 'to-come' | 'replaced' | 'taken-back';

/** BL-40: what became of the variation with this place in the record. */
export function variationOutcome(events: readonly RulesEvent[], sequence: number): VariationOutcome {
  const varied = events.find((event) => event.sequence === sequence);
  const next = events.find(
    (event) =>
      event.sequence > sequence &&
      (event.track === null || varied?.track == null || event.track === varied.track),
  );
  if (next === undefined) return 'to-come';
  if (next.what === 'opened') return 'in-force';
  return next.what === 'varied' ? 'replaced' : 'taken-back';
}
