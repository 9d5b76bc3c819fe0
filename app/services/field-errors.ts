import type { Reason } from '../domain/decision';
import { sayReasons } from '../domain/reason-sentences';
import type { ReasonWord } from '../domain/reason-words';
import type { FieldErrors } from './errors';

/** The field of a form in which a person can meet each demand. */
export type FieldOfReason = { readonly [W in ReasonWord]?: string };

/** A refusal as faults of a form: each sentence at its field, what no field can cure under `form`. */
export function errorsAtFields(reasons: readonly Reason[], fields: FieldOfReason): FieldErrors {
  const errors: Record<string, string> = {};
  for (const reason of reasons) {
    const [said] = sayReasons([reason]);
    const field = fields[reason.word] ?? 'form';
    if (said) errors[field] = [errors[field], said.sentence, said.help].filter(Boolean).join(' ');
  }
  return errors;
}
