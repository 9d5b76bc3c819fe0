import { data } from '@remix-run/node';
import type { Refused } from '../domain/decision';
import { sayReasons } from '../domain/reason-sentences';
import { ServiceError } from '../services/errors';
import { kindOfRefusal, REFUSAL_STATUS } from '../services/refusal-status';
import type { TypedValues } from './form.server';

/**
 * The answer to a form that the rules refuse: every unmet demand with who can help, and what was typed. It has
 * the shape of a failed form, so that the page shows it in its summary.
 *
 * @throws ServiceError `sign-in-needed` where that is what the rules ask for
 */
export function refuseDecision(decision: Refused, values: TypedValues) {
  const kind = kindOfRefusal(decision.reasons);
  if (kind === 'sign-in-needed') throw new ServiceError(kind, 'Sign in to do this.');
  const said = sayReasons(decision.reasons).map(({ sentence, help }) => `${sentence} ${help}`.trim());
  return data({ errors: { form: said.join(' ') }, values }, { status: REFUSAL_STATUS[kind] });
}

/** The same for a program, the editor among them: as JSON. */
export function refuseData({ reasons }: Refused): Response {
  const kind = kindOfRefusal(reasons);
  const said = sayReasons(reasons).map(({ sentence, help }) => `${sentence} ${help}`.trim());
  const message = said.join(' ');
  return Response.json({ ok: false, message, errors: { form: message } }, { status: REFUSAL_STATUS[kind] });
}
