import type { Reason } from '../../domain/decision';
import { type FieldErrors, ServiceError } from '../errors';
import { kindOfRefusal, REFUSAL_STATUS } from '../refusal-status';

/**
 * The answer to a form: done, or what is wrong with each field, each sentence saying what to do. Faults of
 * the form as a whole stand under `form`.
 */
export type Answer<T = undefined> = Done<T> | Faulty;

export interface Done<T = undefined> {
  readonly ok: true;
  readonly result: T;
}

export interface Faulty {
  readonly ok: false;
  readonly errors: FieldErrors;
  /** As `REFUSAL_STATUS` has it. */
  readonly status: 400 | 403 | 409 | 429;
}

export function done(): Done;
export function done<T>(result: T): Done<T>;
export function done(result?: unknown): Done<unknown> {
  return { ok: true, result };
}

export function faulty(errors: FieldErrors, status: Faulty['status'] = 400): Faulty {
  return { ok: false, errors, status };
}

/**
 * The answer to a form that the rules refuse, with their sentences at its fields: what can be cured in a field
 * counts as typed.
 *
 * @throws ServiceError `sign-in-needed` where that is what the rules ask for
 */
export function refused(errors: FieldErrors, reasons: readonly Reason[]): Faulty {
  const kind = kindOfRefusal(reasons);
  if (kind === 'sign-in-needed') throw new ServiceError(kind, 'Sign in to do this.');
  return faulty(errors, 'form' in errors ? REFUSAL_STATUS[kind] : 400);
}
