import type {
  InterestCategory,
  MembershipDuty,
  MembershipState,
  Office,
  OrganisationKind,
  OrganisationState,
  StandardRole,
} from '../../../db/words';

export const ORGANISATION_KIND_LABELS: Record<OrganisationKind, string> = {
  'nhs-trust': 'NHS trust',
  'gp-practice': 'GP practice',
  'integrated-care-board': 'Integrated care board',
  'community-pharmacy': 'Community pharmacy',
  'dental-practice': 'Dental practice',
  'care-provider': 'Other care provider',
  'local-authority': 'Local authority',
  'national-body': 'National body',
  supplier: 'Supplier',
  'clinical-body': 'Clinical or professional body',
  'patient-group': 'Patient group',
  charity: 'Charity',
  academic: 'Academic institution',
  other: 'Other',
};

export const ORGANISATION_STATE_LABELS: Record<OrganisationState, string> = {
  unverified: 'Not verified yet',
  verified: 'Verified',
  suspended: 'Suspended',
  merged: 'Merged into another organisation',
};

export const INTEREST_CATEGORY_LABELS: Record<InterestCategory, string> = {
  provider: 'NHS and care provider',
  'supplier-large': 'Supplier (large)',
  'supplier-small': 'Supplier (small or medium)',
  'clinical-professional': 'Clinical and professional body',
  'patient-public': 'Patient and public',
  'national-academic-other': 'National, academic, other',
};

export const OFFICE_LABELS: Record<Office, string> = {
  administrator: 'Administrator',
  secretariat: 'Secretariat',
  lead: 'NHS Standards Lead',
};

export const STANDARD_ROLE_LABELS: Record<StandardRole, string> = {
  chair: 'Chair',
  editor: 'Editor',
};

export const MEMBERSHIP_DUTY_LABELS: Record<MembershipDuty, string> = {
  member: 'Member',
  representative: 'Voting representative',
  alternate: 'Alternate representative',
};

export const MEMBERSHIP_STATE_LABELS: Record<MembershipState, string> = {
  invited: 'Invited',
  asked: 'Asked to join',
  active: 'Active',
  ended: 'Former member',
};
