export const FINDING_KINDS = [
  'missing-title',
  'empty-text',
  'empty-heading',
  'duplicate-id',
  'duplicate-ref',
  'requirement-without-level',
  'requirement-without-ref',
  'requirement-empty',
  'image-without-description',
  'image-without-source',
  'image-elsewhere',
  'broken-cross-reference',
  'broken-link',
  'definition-without-term',
  'section-missing',
  'hint-unedited',
  'clause-empty',
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

/** Findings that keep a consultation from opening (LC-7, LC-39), whether or not they stop a ballot as well. */
export const BEFORE_CONSULTATION: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'section-missing',
  'image-without-description',
]);

export interface Finding {
  readonly kind: FindingKind;
  /** True when the text must not be frozen for a ballot or publication with it. */
  readonly blocking: boolean;
  /** The block to go to; '' when it concerns the whole text. */
  readonly blockId: string;
  /** Clause number and title it stands in, as "3.2 Scope"; '' for the whole text. */
  readonly clause: string;
  /** The words concerned: a title, an address, the start of a text. */
  readonly what: string;
}
