/**
 * Every closed list whose words are stored. A word is kebab-case, is written to tables, addresses and audit
 * events, and never changes its meaning; the words people read stand in app/domain/labels.ts.
 */

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

export const COMMENT_TYPES = ['general', 'technical', 'editorial', 'question'] as const;
export type CommentType = (typeof COMMENT_TYPES)[number];

export const COMMENT_STATES = [
  'submitted',
  'triaged',
  'waiting-for-input',
  'decision-proposed',
  'decided',
  'applied',
  'published',
] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

export const DISPOSITIONS = [
  'accepted',
  'accepted-with-changes',
  'not-accepted',
  'question-answered',
  'noted',
  'out-of-scope',
  'kept-for-later',
  'duplicate',
  'withdrawn',
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** How a decision on a comment was reached. */
export const HOW_DECIDED = ['editor', 'chair', 'silence', 'count', 'block', 'commenter'] as const;
export type HowDecided = (typeof HOW_DECIDED)[number];

/** The commenter's answer to the decision; silence is recorded by the clock after 14 days. */
export const CONTENT_ANSWERS = ['content', 'not-content', 'silent'] as const;
export type ContentAnswer = (typeof CONTENT_ANSWERS)[number];

/** How far a change reaches; the order is from least to greatest. */
export const IMPACTS = ['editorial', 'compatible', 'breaking'] as const;
export type Impact = (typeof IMPACTS)[number];

export const VOTE_POSITIONS = [
  'approve',
  'approve-with-comments',
  'do-not-approve',
  'abstain',
  'stand-aside',
] as const;
export type VotePosition = (typeof VOTE_POSITIONS)[number];

/** What an event in a ballot's trail of votes says. */
export const VOTE_EVENT_KINDS = ['cast', 'withdrawn-negative'] as const;
export type VoteEventKind = (typeof VOTE_EVENT_KINDS)[number];

export const BALLOT_TRACKS = ['trial-use', 'mandatory'] as const;
export type BallotTrack = (typeof BALLOT_TRACKS)[number];

export const BALLOT_STATES = ['open', 'closed', 'void'] as const;
export type BallotState = (typeof BALLOT_STATES)[number];

export const CONSULTATION_STATES = ['open', 'closed'] as const;
export type ConsultationState = (typeof CONSULTATION_STATES)[number];

export const APPROVAL_STATES = ['waiting', 'approved', 'returned', 'rejected'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** What the Leads are asked for: the first publication of a text, or its mandate. */
export const APPROVAL_PURPOSES = ['publication', 'mandate'] as const;
export type ApprovalPurpose = (typeof APPROVAL_PURPOSES)[number];

/** The reviews recorded before a ballot. */
export const REVIEW_KINDS = ['clinical-safety', 'information-governance', 'accessibility'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export const REVIEW_OUTCOMES = ['ready', 'ready-with-nits', 'not-ready'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** What a live document is: the draft of a version, somebody's branch of it, or an organisation's branch. */
export const DOCUMENT_KINDS = ['draft', 'amendment', 'extension'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const DOCUMENT_STATES = ['open', 'frozen', 'closed'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

export const AMENDMENT_STATES = ['open', 'proposed', 'accepted', 'rejected', 'withdrawn'] as const;
export type AmendmentState = (typeof AMENDMENT_STATES)[number];

/** How text came into a live document, where nobody typed it. */
export const CLIENT_ORIGINS = ['template', 'imported', 'carried', 'restored'] as const;
export type ClientOrigin = (typeof CLIENT_ORIGINS)[number];

/** What an amendment is about: the words, or what they demand. */
export const AMENDMENT_TYPES = ['editorial', 'technical'] as const;
export type AmendmentType = (typeof AMENDMENT_TYPES)[number];

/** The position of an organisation on an amendment. */
export const SUPPORT_POSITIONS = ['support', 'do-not-support'] as const;
export type SupportPosition = (typeof SUPPORT_POSITIONS)[number];

/** What a sense check may ask about. */
export const SENSE_SUBJECTS = ['comment', 'clause', 'amendment'] as const;
export type SenseSubject = (typeof SENSE_SUBJECTS)[number];

/** What an organisation says in a sense check. */
export const SENSE_POSITIONS = ['for', 'against', 'unsure'] as const;
export type SensePosition = (typeof SENSE_POSITIONS)[number];

/** What became of one clause of an amendment: taken in, left as the draft has it, or given other words. */
export const CLAUSE_OUTCOMES = ['accepted', 'rejected', 'reworded'] as const;
export type ClauseOutcome = (typeof CLAUSE_OUTCOMES)[number];

export const SNAPSHOT_KINDS = ['consultation', 'ballot', 'named', 'published', 'automatic'] as const;
export type SnapshotKind = (typeof SNAPSHOT_KINDS)[number];

export const REQUIREMENT_LEVELS = ['must', 'must-not', 'should', 'should-not', 'may'] as const;
export type RequirementLevel = (typeof REQUIREMENT_LEVELS)[number];

export const CONFORMANCE_ANSWERS = ['met', 'partly-met', 'not-met', 'not-applicable'] as const;
export type ConformanceAnswer = (typeof CONFORMANCE_ANSWERS)[number];

/** How well a declaration is shown to be true, from least to greatest. */
export const EVIDENCE_LEVELS = ['self-declared', 'evidence-supplied', 'tested', 'checked-by-nhs'] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

export const DECLARATION_STATUSES = [
  'draft',
  'declared',
  'in-review',
  'conformant',
  'conformant-with-work-off-plan',
  'suspended',
  'withdrawn-by-supplier',
  'lapsed',
  'non-conformance-upheld',
] as const;
export type DeclarationStatus = (typeof DECLARATION_STATUSES)[number];

export const OBJECTION_STATES = ['open', 'answered'] as const;
export type ObjectionState = (typeof OBJECTION_STATES)[number];

/** What a formal objection may be about. */
export const DECISION_KINDS = ['ballot', 'approval', 'move', 'comment'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** How a Lead answers a formal objection. */
export const OBJECTION_ANSWERS = ['upheld', 'partly-upheld', 'not-upheld'] as const;
export type ObjectionAnswer = (typeof OBJECTION_ANSWERS)[number];

/** What a mailed or printed one-time token is good for. */
export const TOKEN_PURPOSES = [
  'confirm-email',
  'reset-password',
  'invitation',
  'first-administrator',
] as const;
export type TokenPurpose = (typeof TOKEN_PURPOSES)[number];

export const NOTICE_KINDS = [
  'mention',
  'comment-reply',
  'comment-decided',
  'comment-assigned',
  'amendment-shared',
  'amendment-proposed',
  'amendment-decided',
  'consultation-opened',
  'consultation-closed',
  'ballot-opened',
  'ballot-extended',
  'ballot-closed',
  'ballot-void',
  'approval-waiting',
  'approval-decided',
  'objection-filed',
  'objection-answered',
  'version-moved',
  'version-published',
  'role-given',
  'role-ended',
  'organisation-verified',
  'membership-asked',
  'sense-check-opened',
  'sense-check-closed',
  'vote-opened',
  'vote-closes-in-a-week',
  'vote-closes-tomorrow',
  'vote-cast',
  'consultation-invited',
  'consultation-closes-in-a-week',
  'consultation-closes-tomorrow',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Where a person is told of a kind of thing: in the portal, with a letter at once or in a collected one, or nowhere. */
export const NOTICE_CHANNELS = ['portal', 'at-once', 'daily', 'weekly', 'off'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** Letters that collect what happened. */
export const DIGESTS = ['daily', 'weekly'] as const;
export type Digest = (typeof DIGESTS)[number];

/** What becomes of a notice by mail: nobody has looked at it yet, or it waits for a letter of this sort. */
export const NOTICE_MAIL = ['new', 'at-once', 'daily', 'weekly'] as const;
export type NoticeMail = (typeof NOTICE_MAIL)[number];

/** What a notice may be about, where it is asked before sending whether the person may still see it. */
export const NOTICE_OBJECTS = [
  'comment',
  'reply',
  'amendment',
  'approval',
  'ballot',
  'consultation',
] as const;
export type NoticeObject = (typeof NOTICE_OBJECTS)[number];

/** What a machine-readable artefact of a version is; a part is a file that a description refers to. */
export const ARTEFACT_KINDS = [
  'fhir-structure-definition',
  'fhir-value-set',
  'fhir-code-system',
  'fhir-capability-statement',
  'fhir-other',
  'fhir-example',
  'openapi',
  'json-schema',
  'xml-schema',
  'example',
  'part',
] as const;
export type ArtefactKind = (typeof ARTEFACT_KINDS)[number];
