import type { Reason } from '../domain/decision';
import type { PermissionReason } from '../domain/reason-words';
import type { ServiceErrorCode } from './errors';

/** HTTP's word for each kind of refusal: the one table, for pages, forms, files and data alike. */
export const REFUSAL_STATUS = {
  /** What was typed or sent. */
  invalid: 400,
  /** Pages lead to the sign-in instead, and back. */
  'sign-in-needed': 401,
  /** A right that whoever asks does not have. */
  'not-allowed': 403,
  'not-found': 404,
  /** The state of things. */
  conflict: 409,
  'too-many': 429,
  unavailable: 503,
  moved: 409,
} as const satisfies Record<ServiceErrorCode, number>;

/** Demands that somebody else may meet at this very moment; every other one asks something of the thing itself. */
const RIGHTS: readonly string[] = [
  'unknown-act',
  'person-needed',
  'email-not-confirmed',
  'account-suspended',
  'clock-only',
  'clock-or-chair-only',
  'clock-or-lead-only',
  'lead-only',
  'chair-only',
  'editor-only',
  'chair-or-editor-only',
  'chair-or-lead-only',
  'secretariat-only',
  'secretariat-or-lead-only',
  'administrator-only',
  'author-only',
  'commenter-only',
  'member-only',
  'representative-only',
  'representative-or-secretariat-only',
  'secretariat-while-unattended',
  'own-request',
  'edited-this-version',
  'chaired-this-version',
  'voted-on-this-version',
] as const satisfies readonly PermissionReason[];

/** What kind of refusal the unmet demands of a rule are: the first thing to cure names it. */
export function kindOfRefusal(reasons: readonly Reason[]): 'sign-in-needed' | 'not-allowed' | 'conflict' {
  if (reasons.some(({ word }) => word === 'sign-in-needed')) return 'sign-in-needed';
  return reasons.some(({ word }) => RIGHTS.includes(word)) ? 'not-allowed' : 'conflict';
}
