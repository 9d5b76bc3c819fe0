import type {
  CareSetting,
  Impact,
  Lane,
  RequirementLevel,
  ReviewKind,
  ReviewOutcome,
  StandardType,
  Topic,
  VersionState,
} from '../../../db/words';

export const VERSION_STATE_LABELS: Record<VersionState, string> = {
  proposed: 'Proposed',
  drafting: 'Drafting',
  consultation: 'Consultation',
  resolution: 'Resolution',
  ballot: 'Ballot',
  'awaiting-approval': 'Awaiting approval',
  published: 'Published',
  effective: 'Effective',
  deprecated: 'Deprecated',
  retired: 'Retired',
  'on-hold': 'On hold',
  cancelled: 'Cancelled',
};

export const STANDARD_TYPE_LABELS: Record<StandardType, string> = {
  'record-standards': 'Record standards',
  'data-definitions-and-terminologies': 'Data definitions and terminologies',
  'technical-standards-and-specifications': 'Technical standards and specifications',
  'information-codes-of-practice': 'Information codes of practice',
};

export const CARE_SETTING_LABELS: Record<CareSetting, string> = {
  'community-health': 'Community health',
  dentistry: 'Dentistry',
  hospital: 'Hospital',
  maternity: 'Maternity',
  'mental-health': 'Mental health',
  patient: 'Patient',
  pharmacy: 'Pharmacy',
  'gp-primary-care': 'GP / Primary care',
  'transport-infrastructure': 'Transport / Infrastructure',
  'social-care': 'Social care',
  'urgent-and-emergency-care': 'Urgent and Emergency Care',
};

export const TOPIC_LABELS: Record<Topic, string> = {
  'appointment-scheduling': 'Appointment / scheduling',
  referrals: 'Referrals',
  'access-to-records': 'Access to records',
  'clinical-decision-support': 'Clinical decision support',
  'continuity-of-care': 'Continuity of care',
  demographics: 'Demographics',
  'key-care-information': 'Key care information',
  prescribing: 'Prescribing',
  dispensing: 'Dispensing',
  vaccination: 'Vaccination',
  messaging: 'Messaging',
  'patient-communication': 'Patient communication',
  'reference-data': 'Reference data',
  'information-governance': 'Information governance',
  security: 'Security',
  'tests-and-diagnostics': 'Tests and diagnostics',
};

export const LANE_LABELS: Record<Lane, string> = {
  horizon: 'Horizon',
  'managed-capacity': 'Managed capacity',
  'opportunity-alpha': 'Opportunity item: Alpha',
  'opportunity-definition': 'Opportunity item: Definition',
  'opportunity-first-of-type': 'Opportunity item: First of type',
  'feasibility-assessment': 'Feasibility assessment',
};

export const IMPACT_LABELS: Record<Impact, string> = {
  editorial: 'Editorial',
  compatible: 'Compatible',
  breaking: 'Breaking',
};

export const REQUIREMENT_LEVEL_LABELS: Record<RequirementLevel, string> = {
  must: 'MUST',
  'must-not': 'MUST NOT',
  should: 'SHOULD',
  'should-not': 'SHOULD NOT',
  may: 'MAY',
};

export const REVIEW_KIND_LABELS: Record<ReviewKind, string> = {
  'clinical-safety': 'Clinical safety',
  'information-governance': 'Information governance',
  accessibility: 'Accessibility',
};

export const REVIEW_OUTCOME_LABELS: Record<ReviewOutcome, string> = {
  ready: 'Ready',
  'ready-with-nits': 'Ready with nits',
  'not-ready': 'Not ready',
};
