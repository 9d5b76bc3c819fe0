import { data } from '@remix-run/node';
import type { Reason, Refused } from '../domain/decision';
import { reasonsInWords, sayReasons } from '../domain/reason-sentences';
import type { ReasonWord } from '../domain/reason-words';
import { ServiceError, type UnmetDemand } from '../services/errors';
import { errorsAtFields, type FieldOfReason } from '../services/field-errors';
import { kindOfRefusal, REFUSAL_STATUS } from '../services/refusal-status';
import type { TypedValues } from './form.server';

/** Where the demand of a word is met; nowhere in particular for most forms. */
type PlaceOf = (word: ReasonWord) => { readonly href: string; readonly text: string } | null;

interface WhereToCure {
  readonly placeOf?: PlaceOf;
  /** The fields of the form in which a demand is met; its sentence stands there too, for those who have the form. */
  readonly fields?: FieldOfReason;
}

/**
 * The answer to a form that the rules refuse: every unmet demand with who can help and where, and what was typed.
 * It has the shape of a failed form, so that the page shows it in its summary.
 *
 * @throws ServiceError `sign-in-needed`, or `not-allowed` with every sentence, where that is what the rules ask for
 */
export function refuseDecision(
  { reasons }: Refused,
  values: TypedValues,
  { placeOf = () => null, fields = {} }: WhereToCure = {},
) {
  const kind = kindOfRefusal(reasons);
  if (kind === 'sign-in-needed') throw new ServiceError(kind, 'Sign in to do this.');
  const inPlace = (some: readonly Reason[]): readonly UnmetDemand[] =>
    sayReasons(some).map(({ sentence, help, word }) => ({ sentence, help, place: placeOf(word) }));
  // Who may not do this has no page with the form: the door keeps what they typed.
  if (kind === 'not-allowed') throw new ServiceError(kind, wordsOf(reasons), {}, inPlace(reasons));
  const inField = ({ word }: Reason) => fields[word] !== undefined;
  const unmet = inPlace(reasons.filter((one) => !inField(one)));
  const form = reasonsInWords(unmet);
  const errors = {
    ...(unmet.length === 0 ? {} : { form }),
    ...errorsAtFields(reasons.filter(inField), fields),
  };
  return data({ errors, unmet, values }, { status: REFUSAL_STATUS[kind] });
}

/** The same for a program, the editor among them: as JSON. */
export function refuseData({ reasons }: Refused): Response {
  const kind = kindOfRefusal(reasons);
  const message = wordsOf(reasons);
  return Response.json({ ok: false, message, errors: { form: message } }, { status: REFUSAL_STATUS[kind] });
}

function wordsOf(reasons: readonly Reason[]): string {
  return reasonsInWords(sayReasons(reasons));
}
