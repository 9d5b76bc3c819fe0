import {
  INTEREST_CATEGORIES,
  type InterestCategory,
  ORGANISATION_KINDS,
  type OrganisationKind,
} from '../../../db/words';

/** What a form says about an organisation, as it was typed. */
export interface TypedDetails {
  readonly name: string;
  readonly kind: string;
  readonly interestCategory: string;
  /** Id of the organisation that owns this one, or ''. */
  readonly parentId: string;
  readonly description: string;
  readonly website: string;
}

export interface Details {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly interestCategory: InterestCategory;
  readonly parentId: string | null;
  readonly description: string;
  readonly website: string | null;
}

/** What is said about an organisation now, and nothing else of its row. */
export function detailsOf({
  name,
  kind,
  interestCategory,
  parentId,
  description,
  website,
}: Details): Details {
  return { name, kind, interestCategory, parentId, description, website };
}

const LONGEST_ORGANISATION_NAME = 120;
const LONGEST_DESCRIPTION = 2000;

const PROVIDERS: readonly OrganisationKind[] = [
  'nhs-trust',
  'gp-practice',
  'integrated-care-board',
  'community-pharmacy',
  'dental-practice',
  'care-provider',
  'local-authority',
];

/** The interest categories that fit a kind of organisation; a charity or an "other" may carry any. */
function categoriesOf(kind: OrganisationKind): readonly InterestCategory[] {
  if (PROVIDERS.includes(kind)) return ['provider'];
  switch (kind) {
    case 'supplier':
      return ['supplier-large', 'supplier-small'];
    case 'clinical-body':
      return ['clinical-professional'];
    case 'patient-group':
      return ['patient-public'];
    case 'national-body':
    case 'academic':
      return ['national-academic-other'];
    default:
      return INTEREST_CATEGORIES;
  }
}

type Faults = Partial<Record<keyof TypedDetails, string>>;

/** The details with one sentence for each field that is wrong. */
export function readDetails(
  typed: TypedDetails,
): { readonly details: Details } | { readonly errors: Record<string, string> } {
  const errors: Faults = {};
  const name = typed.name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!/(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u.test(name))
    errors.name = 'Enter the name of the organisation';
  else if (name.length > LONGEST_ORGANISATION_NAME) {
    errors.name = `The name must be ${LONGEST_ORGANISATION_NAME} characters or fewer`;
  }
  const kind = ORGANISATION_KINDS.find((word) => word === typed.kind);
  if (!kind) errors.kind = 'Select what kind of organisation it is';
  const interestCategory = INTEREST_CATEGORIES.find((word) => word === typed.interestCategory);
  if (!interestCategory) errors.interestCategory = 'Select whose interest the organisation carries';
  else if (kind && !categoriesOf(kind).includes(interestCategory)) {
    errors.interestCategory = 'Select an interest category that fits this kind of organisation';
  }
  const description = typed.description.trim();
  if (description.length > LONGEST_DESCRIPTION) {
    errors.description = `The description must be ${LONGEST_DESCRIPTION} characters or fewer`;
  }
  const website = readWebsite(typed.website);
  if (website === undefined)
    errors.website = 'Enter a web address that starts with https://, or leave it empty';
  if (kind && interestCategory && website !== undefined && Object.keys(errors).length === 0) {
    return {
      details: { name, kind, interestCategory, parentId: typed.parentId || null, description, website },
    };
  }
  return { errors: errors as Record<string, string> };
}

/** A web address, null for none, undefined for something else. */
function readWebsite(typed: string): string | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (whole.length > 300 || /\s/.test(whole)) return undefined;
  try {
    const url = new URL(whole);
    const plain = url.username === '' && url.password === '' && url.hostname.includes('.');
    return /^https?:$/.test(url.protocol) && plain ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The part of an address made from a name: "St Elsewhere's NHS Trust" gives `st-elsewheres-nhs-trust`. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  // "new" is the page that makes an organisation.
  return plain === '' || plain === 'new' ? `organisation${plain && `-${plain}`}` : plain;
}

/** Addresses to try for a name, the plain one first. */
export function slugsToTry(name: string): readonly string[] {
  const slug = slugOf(name);
  return [slug, ...Array.from({ length: 30 }, (_, n) => `${slug}-${n + 2}`)];
}
