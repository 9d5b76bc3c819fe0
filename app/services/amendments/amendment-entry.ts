import type { ListedAmendment } from '../../../db/queries/amendments';
import type {
  AmendmentState,
  AmendmentType,
  Impact,
  InterestCategory,
  SupportPosition,
} from '../../../db/words';
import { countSupport, type GivenPosition, type SupportCount } from '../../domain/amendment-support';
import { INTEREST_CATEGORY_LABELS } from '../../domain/labels';
import { amendmentName, amendmentPath, reviewPath } from './amendment-address';

/** One amendment in a list: who proposes what, in sentences. */
export interface AmendmentEntry {
  readonly id: string;
  /** `A-7`. */
  readonly name: string;
  readonly number: number;
  readonly path: string;
  readonly reviewPath: string;
  readonly title: string;
  /** "Tern Software, supplier (small or medium)"; a person in their own name by their name. */
  readonly by: string;
  readonly organisation: string | null;
  readonly state: AmendmentState;
  readonly type: AmendmentType | null;
  readonly impact: Impact | null;
  readonly changes: readonly EntryChange[];
  readonly support: readonly SupportCount[];
  /** ISO 8601; null while it is being written. */
  readonly submittedAt: string | null;
}

export interface EntryChange {
  readonly clauseId: string;
  readonly clause: string;
  readonly blockId: string;
  readonly says: string;
}

export function amendmentEntry(
  { amendment, authorName, organisationName }: ListedAmendment,
  given: readonly (GivenPosition & { readonly amendmentId: string; readonly position: SupportPosition })[],
): AmendmentEntry {
  const { id, number, title, state, type, impact, submittedAt, changes, interestCategory } = amendment;
  return {
    id,
    name: amendmentName(number),
    number,
    path: amendmentPath(id),
    reviewPath: reviewPath(id),
    title,
    by: proposedBy(authorName, organisationName, interestCategory),
    organisation: organisationName,
    state,
    type,
    impact,
    changes: changes.map(({ clauseId, clause, blockId, says }) => ({ clauseId, clause, blockId, says })),
    support: countSupport(
      given.filter((one) => one.amendmentId === id),
      amendment.round,
    ),
    submittedAt: submittedAt?.toISOString() ?? null,
  };
}

/** The organisation with whose interest it carries, else the person. */
export function proposedBy(
  person: string,
  organisation: string | null,
  category: InterestCategory | null,
): string {
  if (organisation === null) return `${person}, in their own name`;
  if (category === null) return organisation;
  const label = INTEREST_CATEGORY_LABELS[category];
  // Within a sentence a category begins small, unless it begins with an abbreviation.
  const said = /^[A-Z]{2}/.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  return `${organisation}, ${said}`;
}
