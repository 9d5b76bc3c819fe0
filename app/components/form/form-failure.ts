import type { UnmetDemand } from '../../services/errors';

/**
 * What an action answers when a form has faults (see `refuseForm` in app/http/respond.server.ts): a sentence
 * for each field by its name, and what was typed. Faults of the form as a whole stand under `form`.
 */
export interface FormFailure {
  readonly errors: Readonly<Record<string, string>>;
  /** The demands that the rules name, one by one; `form` says the same in one. */
  readonly unmet?: readonly UnmetDemand[] | undefined;
  readonly values?: Readonly<Record<string, string | readonly string[]>> | undefined;
}

/** Whether an action's answer, of whatever shape, says that the form has faults. */
export function isFormFailure(answer: unknown): answer is FormFailure {
  if (typeof answer !== 'object' || answer === null || !('errors' in answer)) return false;
  const { errors } = answer;
  return typeof errors === 'object' && errors !== null && Object.keys(errors).length > 0;
}
