import type { DataPath } from './artefact-types';
import { elementKind } from './fhir-schema';

/**
 * The primitive elements that FHIR R4 asks for at least one of, by type, which HL7's JSON schema does not say: those of
 * the resources that describe an interface, and the first ones of those that examples hold. Backbone elements have the
 * names that the schema gives them.
 */
const REQUIRED: Readonly<Record<string, string>> = {
  StructureDefinition: 'url name status kind abstract type',
  StructureDefinition_Mapping: 'identity',
  StructureDefinition_Context: 'type expression',
  ElementDefinition: 'path',
  ElementDefinition_Slicing: 'rules',
  ElementDefinition_Discriminator: 'type path',
  ElementDefinition_Base: 'path min max',
  ElementDefinition_Type: 'code',
  ElementDefinition_Example: 'label',
  ElementDefinition_Constraint: 'key severity human',
  ElementDefinition_Binding: 'strength',
  ElementDefinition_Mapping: 'identity map',
  ValueSet: 'status',
  ValueSet_Concept: 'code',
  ValueSet_Designation: 'value',
  ValueSet_Filter: 'property op value',
  ValueSet_Expansion: 'timestamp',
  ValueSet_Parameter: 'name',
  CodeSystem: 'status content',
  CodeSystem_Filter: 'code operator value',
  CodeSystem_Property: 'code type',
  CodeSystem_Concept: 'code',
  CodeSystem_Designation: 'value',
  CodeSystem_Property1: 'code',
  CapabilityStatement: 'status date kind fhirVersion format',
  CapabilityStatement_Software: 'name',
  CapabilityStatement_Implementation: 'description',
  CapabilityStatement_Rest: 'mode',
  CapabilityStatement_Resource: 'type',
  CapabilityStatement_Interaction: 'code',
  CapabilityStatement_Interaction1: 'code',
  CapabilityStatement_SearchParam: 'name type',
  CapabilityStatement_Operation: 'name definition',
  CapabilityStatement_Endpoint: 'address',
  CapabilityStatement_SupportedMessage: 'mode definition',
  CapabilityStatement_Document: 'mode profile',
  OperationDefinition: 'name status kind code system type instance',
  OperationDefinition_Parameter: 'name use min max',
  SearchParameter: 'url name status description code base type',
  ConceptMap: 'status',
  ImplementationGuide: 'url name status packageId fhirVersion',
  NamingSystem: 'name status kind date',
  NamingSystem_UniqueId: 'type value',
  MessageDefinition: 'status date',
  StructureMap: 'url name status',
  GraphDefinition: 'name status start',
  CompartmentDefinition: 'url name status code search',
  Questionnaire: 'status',
  QuestionnaireResponse: 'status',
  Bundle: 'type',
  Composition: 'status date title',
  Observation: 'status',
  DiagnosticReport: 'status',
  MedicationRequest: 'status intent',
  ServiceRequest: 'status intent',
  CarePlan: 'status intent',
  Task: 'status intent',
  Appointment: 'status',
  AppointmentResponse: 'participantStatus',
  Slot: 'status start end',
  Encounter: 'status',
  DocumentReference: 'status',
  Communication: 'status',
  Procedure: 'status',
  Immunization: 'status',
};

/** A rule of FHIR that a resource does not keep, by the path to the element inside it. */
export interface BrokenRule {
  readonly path: DataPath;
  readonly problem: string;
  readonly cure: string;
}

/**
 * What a resource of sound structure lacks: the first required element that is missing, or the first element whose
 * least number is above its greatest. Resources inside it are not looked at.
 */
export function brokenRule(type: string, value: unknown, path: DataPath = []): BrokenRule | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  const missing = (REQUIRED[type] ?? '').split(' ').find((name) => name !== '' && !has(fields, name));
  if (missing !== undefined) {
    return {
      path: [...path, missing],
      problem: `The element “${missing}” is missing: FHIR R4 asks for it in every ${inWords(type)}.`,
      cure: `Add “${missing}”.`,
    };
  }
  const turned = type === 'ElementDefinition' || type === 'ElementDefinition_Base' ? turnedOf(fields) : null;
  if (turned !== null) return { ...turned, path: [...path, 'min'] };
  for (const [name, part] of Object.entries(fields)) {
    const kind = elementKind(type, name);
    if (kind === undefined || kind.type === 'ResourceList') continue;
    const parts = Array.isArray(part) ? part.map((one, at) => [one, [...path, name, at]] as const) : null;
    for (const [one, at] of parts ?? [[part, [...path, name]] as const]) {
      const found = brokenRule(kind.type, one, at);
      if (found !== null) return found;
    }
  }
  return null;
}

/** A primitive may be left out where an extension beside it says why, under its name with `_`. */
function has(fields: Readonly<Record<string, unknown>>, name: string): boolean {
  return fields[name] !== undefined || fields[`_${name}`] !== undefined;
}

function turnedOf({ min, max }: Readonly<Record<string, unknown>>): Omit<BrokenRule, 'path'> | null {
  if (typeof min !== 'number' || typeof max !== 'string' || max === '*' || min <= Number(max)) return null;
  return {
    problem: `The element must stand at least ${min} times and at most ${max}: no resource can hold to both.`,
    cure: `Make “min” ${max} or less, or “max” ${min} or more.`,
  };
}

/** `ElementDefinition.base` for `ElementDefinition_Base`. */
function inWords(type: string): string {
  return type.replace(/_(\w)/, (_all, first: string) => `.${first.toLowerCase()}`).replace(/\d$/, '');
}
