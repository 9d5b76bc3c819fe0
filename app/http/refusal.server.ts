import { data } from '@remix-run/node';
import type { Refused } from '../domain/decision';
import { sayReasons } from '../domain/reason-sentences';
import type { TypedValues } from './form.server';

/**
 * The answer to a form that the rules refuse: every unmet demand with who can help, and what was typed. It has
 * the shape of a failed form, so that the page shows it in its summary.
 */
export function refuseDecision(decision: Refused, values: TypedValues) {
  const said = sayReasons(decision.reasons).map(({ sentence, help }) => `${sentence} ${help}`.trim());
  return data({ errors: { form: said.join(' ') }, values }, { status: 409 });
}
