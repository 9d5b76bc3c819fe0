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
