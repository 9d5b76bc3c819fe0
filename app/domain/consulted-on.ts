import type { Impact } from '../../db/words';

/** A change of the text that was agreed, as an accepted comment or an amendment. */
export interface AgreedChange {
  readonly name: string;
  readonly impact: Impact;
  /** Where it was applied in the order of things; null while nobody has said that the text has it. */
  readonly applied: number | null;
}

/** Breaking changes that no consultation asked about, by name. */
export interface NotConsultedOn {
  readonly appliedSince: readonly string[];
  readonly notApplied: readonly string[];
}

/**
 * What was agreed that breaks and that nobody was asked about.
 *
 * @param opened where the latest consultation was opened in the order of things; 0 before the first
 */
export function notConsultedOn(changes: readonly AgreedChange[], opened: number): NotConsultedOn {
  const breaking = changes.filter(({ impact }) => impact === 'breaking');
  const names = (which: (applied: number | null) => boolean) =>
    breaking.filter(({ applied }) => which(applied)).map(({ name }) => name);
  return {
    appliedSince: names((applied) => applied !== null && applied > opened),
    notApplied: names((applied) => applied === null),
  };
}
