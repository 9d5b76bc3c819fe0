import { data } from '@remix-run/node';
import type { Refused } from '../domain/decision';
import { sayReasons } from '../domain/reason-sentences';
import type { ReasonWord } from '../domain/reason-words';
import type { TypedValues } from './form.server';

/** Where the demand of a word is met; nowhere in particular for most forms. */
type PlaceOf = (word: ReasonWord) => { readonly href: string; readonly text: string } | null;

/**
 * The answer to a form that the rules refuse: every unmet demand with who can help and where, and what was typed.
 * It has the shape of a failed form, so that the page shows it in its summary.
 */
export function refuseDecision(decision: Refused, values: TypedValues, placeOf: PlaceOf = () => null) {
  const unmet = sayReasons(decision.reasons).map(({ sentence, help, word }) => ({
    sentence,
    help,
    place: placeOf(word),
  }));
  const form = unmet.map(({ sentence, help }) => `${sentence} ${help}`.trim()).join(' ');
  return data({ errors: { form }, unmet, values }, { status: 409 });
}
