import type { Reason } from '../../domain/decision';
import type { FieldErrors } from '../errors';
import { errorsAtFields, type FieldOfReason } from '../field-errors';

/** The field of the forms on comments in which a person can meet a demand. */
const FIELDS: FieldOfReason = {
  'comment-empty': 'body',
  'reply-empty': 'body',
  'comment-type-unknown': 'type',
  'member-only': 'organisationId',
  'decision-reason-missing': 'reason',
  'public-reason-missing': 'reason',
  'impact-missing': 'impact',
  'duplicate-missing': 'duplicateOf',
  'count-missing': 'countFor',
  'count-against': 'countFor',
  'group-needed': 'how',
  'silence-too-short': 'how',
  'revision-missing': 'versionId',
  'revision-frozen-before': 'versionId',
};

/** A refusal as faults of a form on comments. */
export const fieldErrorsOf = (reasons: readonly Reason[]): FieldErrors => errorsAtFields(reasons, FIELDS);
