import type { FormFailure } from '../../components/form/form-failure';
import type { Candidate } from '../../services/standards/appoint.server';

/** What the desk's action answered: with several people of one name, those to choose from. */
export interface DeskFailure extends FormFailure {
  readonly candidates?: readonly Candidate[];
}

/** The failure of one form of the desk, so that its faults do not show in the others. */
export function failureOf(failure: DeskFailure | undefined, intent: string): DeskFailure | undefined {
  return failure?.values?.intent === intent ? failure : undefined;
}

/** Stands before the ids of one form's fields. */
export function prefixOf(intent: string): string {
  return `${intent}-`;
}
