import type { Reason } from '../../domain/decision';
import { sayReasons } from '../../domain/reason-sentences';
import type { ReasonWord } from '../../domain/reason-words';
import type { FieldErrors } from '../errors';

/** The field of the forms on comments in which a person can meet a demand. */
const FIELDS: { readonly [W in ReasonWord]?: string } = {
  'comment-empty': 'body',
  'comment-type-unknown': 'type',
  'member-only': 'organisationId',
  'decision-reason-missing': 'reason',
  'impact-missing': 'impact',
  'duplicate-missing': 'duplicateOf',
  'count-missing': 'countFor',
  'count-against': 'countFor',
  'group-needed': 'how',
  'silence-too-short': 'how',
  'revision-missing': 'versionId',
};

/** A refusal as faults of a form: each sentence at its field, what no field can cure under `form`. */
export function fieldErrorsOf(reasons: readonly Reason[]): FieldErrors {
  const errors: Record<string, string> = {};
  for (const reason of reasons) {
    const [said] = sayReasons([reason]);
    const field = FIELDS[reason.word] ?? 'form';
    if (said) errors[field] = [errors[field], said.sentence, said.help].filter(Boolean).join(' ');
  }
  return errors;
}
