import type {
  ConformanceAnswer,
  DeclarationStatus,
  DocumentKind,
  DocumentState,
  EvidenceLevel,
  NoticeKind,
  SnapshotKind,
} from '../../../db/words';

export const DOCUMENT_KIND_LABELS: Record<DocumentKind, string> = {
  draft: 'Draft',
  amendment: 'Amendment',
  extension: 'Local extension',
};

export const DOCUMENT_STATE_LABELS: Record<DocumentState, string> = {
  open: 'Open',
  frozen: 'Frozen',
  closed: 'Closed',
};

export const SNAPSHOT_KIND_LABELS: Record<SnapshotKind, string> = {
  consultation: 'Consultation text',
  ballot: 'Ballot text',
  named: 'Named snapshot',
  published: 'Published text',
  automatic: 'Automatic snapshot',
};

export const CONFORMANCE_ANSWER_LABELS: Record<ConformanceAnswer, string> = {
  met: 'Met',
  'partly-met': 'Partly met',
  'not-met': 'Not met',
  'not-applicable': 'Not applicable',
};

export const EVIDENCE_LEVEL_LABELS: Record<EvidenceLevel, string> = {
  'self-declared': 'Self-declared',
  'evidence-supplied': 'Evidence supplied',
  tested: 'Tested',
  'checked-by-nhs': 'Checked by NHS',
};

export const DECLARATION_STATUS_LABELS: Record<DeclarationStatus, string> = {
  draft: 'Draft',
  declared: 'Declared',
  'in-review': 'In review',
  conformant: 'Conformant',
  'conformant-with-work-off-plan': 'Conformant with work-off plan',
  suspended: 'Suspended',
  'withdrawn-by-supplier': 'Withdrawn by supplier',
  lapsed: 'Lapsed',
  'non-conformance-upheld': 'Non-conformance upheld',
};

export const NOTICE_KIND_LABELS: Record<NoticeKind, string> = {
  mention: 'Somebody mentions you',
  'comment-reply': 'A reply to your comment',
  'comment-decided': 'Your comment is decided',
  'comment-assigned': 'A comment is assigned to you',
  'amendment-shared': 'You are asked to write an amendment with others',
  'amendment-proposed': 'An amendment is proposed',
  'amendment-decided': 'Your amendment is decided',
  'consultation-opened': 'A consultation opens',
  'consultation-closed': 'A consultation closes',
  'ballot-opened': 'A ballot opens',
  'ballot-closes-soon': 'A ballot closes soon',
  'ballot-extended': 'A ballot is extended',
  'ballot-closed': 'A ballot closes',
  'ballot-void': 'A ballot is void',
  'approval-waiting': 'An approval waits for you',
  'approval-decided': 'An approval is decided',
  'objection-filed': 'A formal objection is filed',
  'objection-answered': 'A formal objection is answered',
  'version-moved': 'A version changes state',
  'version-published': 'A version is published',
  'role-given': 'You are given a role',
  'role-ended': 'A role of yours ends',
  invitation: 'You are invited to an organisation',
  'organisation-verified': 'Your organisation is verified',
  'membership-asked': 'Somebody asks to join your organisation',
  'sense-check-opened': 'Sense check opened',
  'sense-check-closed': 'Sense check closed',
};
