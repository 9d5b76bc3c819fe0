import type { ArtefactKind } from '../../../db/words';

export const ARTEFACT_KIND_LABELS: Readonly<Record<ArtefactKind, string>> = {
  'fhir-structure-definition': 'FHIR StructureDefinition',
  'fhir-value-set': 'FHIR ValueSet',
  'fhir-code-system': 'FHIR CodeSystem',
  'fhir-capability-statement': 'FHIR CapabilityStatement',
  'fhir-other': 'FHIR definition',
  'fhir-example': 'FHIR example',
  openapi: 'OpenAPI description',
  'json-schema': 'JSON Schema',
  'xml-schema': 'XML Schema (XSD)',
  example: 'Example',
  part: 'Part of a description',
};
