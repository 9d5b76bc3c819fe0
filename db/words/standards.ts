/** The states of a version, in the order of its life; on hold and cancelled stand beside the path. */
export const VERSION_STATES = [
  'proposed',
  'drafting',
  'consultation',
  'resolution',
  'ballot',
  'awaiting-approval',
  'published',
  'effective',
  'deprecated',
  'retired',
  'on-hold',
  'cancelled',
] as const;
export type VersionState = (typeof VERSION_STATES)[number];

export const STANDARD_TYPES = [
  'record-standards',
  'data-definitions-and-terminologies',
  'technical-standards-and-specifications',
  'information-codes-of-practice',
] as const;
export type StandardType = (typeof STANDARD_TYPES)[number];

export const CARE_SETTINGS = [
  'community-health',
  'dentistry',
  'hospital',
  'maternity',
  'mental-health',
  'patient',
  'pharmacy',
  'gp-primary-care',
  'transport-infrastructure',
  'social-care',
  'urgent-and-emergency-care',
] as const;
export type CareSetting = (typeof CARE_SETTINGS)[number];

export const TOPICS = [
  'appointment-scheduling',
  'referrals',
  'access-to-records',
  'clinical-decision-support',
  'continuity-of-care',
  'demographics',
  'key-care-information',
  'prescribing',
  'dispensing',
  'vaccination',
  'messaging',
  'patient-communication',
  'reference-data',
  'information-governance',
  'security',
  'tests-and-diagnostics',
] as const;
export type Topic = (typeof TOPICS)[number];

/** The lane a Lead chooses when drafting begins; the three opportunity words are steps of one lane. */
export const LANES = [
  'horizon',
  'managed-capacity',
  'opportunity-alpha',
  'opportunity-definition',
  'opportunity-first-of-type',
  'feasibility-assessment',
] as const;
export type Lane = (typeof LANES)[number];

/** How far a change reaches; the order is from least to greatest. */
export const IMPACTS = ['editorial', 'compatible', 'breaking'] as const;
export type Impact = (typeof IMPACTS)[number];

export const CONSULTATION_STATES = ['open', 'closed'] as const;
export type ConsultationState = (typeof CONSULTATION_STATES)[number];

export const APPROVAL_STATES = ['waiting', 'approved', 'returned', 'rejected'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** What the Leads are asked for: the first publication of a text, its mandate, or an editorial patch. */
export const APPROVAL_PURPOSES = ['publication', 'mandate', 'patch'] as const;
export type ApprovalPurpose = (typeof APPROVAL_PURPOSES)[number];

/** The reviews recorded before a ballot. */
export const REVIEW_KINDS = ['clinical-safety', 'information-governance', 'accessibility'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export const REVIEW_OUTCOMES = ['ready', 'ready-with-nits', 'not-ready'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];
