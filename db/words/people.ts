export const ORGANISATION_KINDS = [
  'nhs-trust',
  'gp-practice',
  'integrated-care-board',
  'community-pharmacy',
  'dental-practice',
  'care-provider',
  'local-authority',
  'national-body',
  'supplier',
  'clinical-body',
  'patient-group',
  'charity',
  'academic',
  'other',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const ORGANISATION_STATES = ['unverified', 'verified', 'suspended', 'merged'] as const;
export type OrganisationState = (typeof ORGANISATION_STATES)[number];

/** Whose interest an organisation carries in a ballot or a comment. */
export const INTEREST_CATEGORIES = [
  'provider',
  'supplier-large',
  'supplier-small',
  'clinical-professional',
  'patient-public',
  'national-academic-other',
] as const;
export type InterestCategory = (typeof INTEREST_CATEGORIES)[number];

/** Offices of the whole installation. */
export const OFFICES = ['administrator', 'secretariat', 'lead'] as const;
export type Office = (typeof OFFICES)[number];

/** Roles held on one standard. */
export const STANDARD_ROLES = ['chair', 'editor'] as const;
export type StandardRole = (typeof STANDARD_ROLES)[number];

/** What a person does in one organisation. */
export const MEMBERSHIP_DUTIES = ['member', 'representative', 'alternate'] as const;
export type MembershipDuty = (typeof MEMBERSHIP_DUTIES)[number];

export const MEMBERSHIP_STATES = ['invited', 'asked', 'active', 'ended'] as const;
export type MembershipState = (typeof MEMBERSHIP_STATES)[number];

/** What a mailed or printed one-time token is good for. */
export const TOKEN_PURPOSES = [
  'confirm-email',
  'reset-password',
  'invitation',
  'first-administrator',
] as const;
export type TokenPurpose = (typeof TOKEN_PURPOSES)[number];
