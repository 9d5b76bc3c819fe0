import type {
  ConformanceAnswer,
  DeclarationStatus,
  DocumentKind,
  DocumentState,
  EvidenceLevel,
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
  patch: 'Text of a patch',
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
