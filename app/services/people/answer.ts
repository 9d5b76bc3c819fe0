import type { FieldErrors } from '../errors';

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
  /** HTTP's word for it: 400 what was typed, 409 the state of things, 429 too many attempts. */
  readonly status: 400 | 409 | 429;
}

export function done(): Done;
export function done<T>(result: T): Done<T>;
export function done(result?: unknown): Done<unknown> {
  return { ok: true, result };
}

export function faulty(errors: FieldErrors, status: Faulty['status'] = 400): Faulty {
  return { ok: false, errors, status };
}
