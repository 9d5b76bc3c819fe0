import { AMENDMENT_TYPES, type AmendmentType, IMPACTS, type Impact } from '../../../db/words';
import { LONGEST_RATIONALE, LONGEST_TITLE } from '../../domain/amendment-limits';
import type { Reason } from '../../domain/decision';
import type { FieldErrors } from '../errors';
import { errorsAtFields, type FieldOfReason } from '../field-errors';

/** The field of the forms on amendments in which a person can meet a demand. */
const FIELDS: FieldOfReason = {
  'rationale-missing': 'rationale',
  'amendment-type-missing': 'type',
  'amendment-impact-missing': 'impact',
  'member-only': 'organisationId',
  'author-already': 'person',
  'position-missing': 'position',
  'own-amendment': 'organisationId',
  'rejection-reason-missing': 'reason',
};

/** A refusal as faults of a form on amendments. */
export const amendmentErrors = (reasons: readonly Reason[]): FieldErrors => errorsAtFields(reasons, FIELDS);

/** What is said about an amendment beside its text, as it comes from a form. */
export interface AmendmentWords {
  readonly title: string;
  readonly rationale: string;
  readonly type: string;
  readonly impact: string;
  /** Numbers of the comments it answers, as people write them: "C-3, C-7". */
  readonly comments: string;
  /** The print of what the form began with; left out where there was no form. */
  readonly shownHash?: string;
}

export interface ReadAmendmentWords {
  readonly title: string;
  readonly rationale: string;
  readonly type: AmendmentType | null;
  readonly impact: Impact | null;
}

/** The words of the form, tidied, and what is wrong with them whatever the rules say. */
export function readAmendmentWords(words: AmendmentWords): {
  readonly read: ReadAmendmentWords;
  readonly errors: FieldErrors;
} {
  const title = words.title.replace(/\s+/g, ' ').trim();
  const rationale = words.rationale.trim();
  const errors = {
    ...tooLong('title', title, LONGEST_TITLE),
    ...tooLong('rationale', rationale, LONGEST_RATIONALE),
  };
  const type = AMENDMENT_TYPES.find((word) => word === words.type) ?? null;
  const impact = IMPACTS.find((word) => word === words.impact) ?? null;
  return { read: { title, rationale, type, impact }, errors };
}

/** A fault where a field holds more than it may. */
export function tooLong(field: string, text: string, most: number): FieldErrors {
  if (text.length <= most) return {};
  return {
    [field]: `Shorten this to ${most.toLocaleString('en-GB')} characters; it has ${text.length.toLocaleString('en-GB')}`,
  };
}

/** What the form on an amendment's words showed, for its print (PM-36). */
export function wordsShown(
  { title, rationale, type, impact }: ReadAmendmentWords,
  comments: readonly { readonly number: number }[],
) {
  const numbers = comments.map(({ number }) => number).sort((a, b) => a - b);
  return { title, rationale, type, impact, comments: numbers };
}
