import type { FormFailure } from '../form/form-failure';

/** The forms of an amendment's page, by the intent that each sends. */
export const AMENDMENT_INTENTS = ['describe', 'submit', 'revise', 'withdraw', 'invite', 'support'] as const;
export type AmendmentIntent = (typeof AMENDMENT_INTENTS)[number];

export interface AmendmentFailure extends FormFailure {
  readonly intent: AmendmentIntent;
}

/** Stands before the ids of a form's fields, so that every field of the page has its own. */
export function amendmentPrefix(intent: AmendmentIntent): string {
  return `${intent}-`;
}

/** The faults of this form, when it is the one that came back. */
export function amendmentFailure(
  failure: AmendmentFailure | undefined,
  intent: AmendmentIntent,
): FormFailure | undefined {
  return failure?.intent === intent ? failure : undefined;
}
