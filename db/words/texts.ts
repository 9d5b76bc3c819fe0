/** What a live document is: the draft of a version, somebody's branch of it, or an organisation's branch. */
export const DOCUMENT_KINDS = ['draft', 'amendment', 'extension'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const DOCUMENT_STATES = ['open', 'frozen', 'closed'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** How text came into a live document, where nobody typed it. */
export const CLIENT_ORIGINS = ['template', 'imported', 'carried', 'restored'] as const;
export type ClientOrigin = (typeof CLIENT_ORIGINS)[number];

export const SNAPSHOT_KINDS = ['consultation', 'ballot', 'patch', 'named', 'published', 'automatic'] as const;
export type SnapshotKind = (typeof SNAPSHOT_KINDS)[number];

export const REQUIREMENT_LEVELS = ['must', 'must-not', 'should', 'should-not', 'may'] as const;
export type RequirementLevel = (typeof REQUIREMENT_LEVELS)[number];

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
