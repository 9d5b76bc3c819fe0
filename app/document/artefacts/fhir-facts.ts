import type { ArtefactKind } from '../../../db/words';
import type { ArtefactFacts } from './artefact-types';
import type { FhirResource } from './check-fhir';

/** Resources that define something for others, by the portal's kinds; all others are examples. */
const KINDS: Readonly<Record<string, ArtefactKind>> = {
  StructureDefinition: 'fhir-structure-definition',
  ValueSet: 'fhir-value-set',
  CodeSystem: 'fhir-code-system',
  CapabilityStatement: 'fhir-capability-statement',
};
const OTHER_DEFINITIONS: ReadonlySet<string> = new Set([
  'ConceptMap',
  'NamingSystem',
  'OperationDefinition',
  'SearchParameter',
  'ImplementationGuide',
  'MessageDefinition',
  'GraphDefinition',
  'StructureMap',
  'CompartmentDefinition',
  'TerminologyCapabilities',
]);

export function kindOfResource({ resourceType }: FhirResource): ArtefactKind {
  return KINDS[resourceType] ?? (OTHER_DEFINITIONS.has(resourceType) ? 'fhir-other' : 'fhir-example');
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const part = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** What a checked resource is about. */
export function factsOfResource(resource: FhirResource): ArtefactFacts {
  const { resourceType } = resource;
  const isExample = kindOfResource(resource) === 'fhir-example';
  return {
    title: text(resource.title) || text(resource.name) || text(resource.id) || resourceType,
    defines: definedBy(resource),
    identifier: isExample ? '' : text(resource.url),
    version: isExample ? '' : text(resource.version),
  };
}

function definedBy(resource: FhirResource): string {
  switch (resource.resourceType) {
    case 'StructureDefinition':
      return structure(resource);
    case 'ValueSet': {
      const included = list(part(resource.compose, 'include'));
      const codes = included.reduce<number>((sum, one) => sum + list(part(one, 'concept')).length, 0);
      const sources = count(included.length, 'source');
      return codes === 0 ? `Codes from ${sources}` : `${count(codes, 'code')} from ${sources}`;
    }
    case 'CodeSystem':
      return count(codesBelow(resource.concept), 'code');
    case 'CapabilityStatement': {
      const types = list(resource.rest).flatMap((one) => list(part(one, 'resource')));
      return `Capabilities of a ${text(part(list(resource.rest)[0], 'mode')) || 'system'}: ${count(types.length, 'resource type')}`;
    }
    case 'Bundle': {
      const kind = text(resource.type);
      return `Example of a ${kind === '' ? 'bundle' : `bundle of type ${kind}`} with ${count(list(resource.entry).length, 'entry', 'entries')}`;
    }
    default:
      return kindOfResource(resource) === 'fhir-example'
        ? `Example of ${resource.resourceType}${profileOf(resource)}`
        : resource.resourceType;
  }
}

function structure(resource: FhirResource): string {
  const type = text(resource.type);
  const elements = list(part(resource.differential, 'element')).length;
  const changed = elements === 0 ? '' : `, ${count(elements, 'element')} constrained`;
  if (text(resource.derivation) !== 'constraint') return `Type ${type}`;
  return type === 'Extension' ? `Extension${changed}` : `Profile of ${type}${changed}`;
}

function profileOf(resource: FhirResource): string {
  const [profile] = list(part(resource.meta, 'profile'));
  const name = text(profile).split('/').at(-1) ?? '';
  return name === '' ? '' : `, profile ${name}`;
}

function codesBelow(concepts: unknown): number {
  let found = 0;
  const waiting = [...list(concepts)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found += 1;
    waiting.push(...list(part(next, 'concept')));
  }
  return found;
}
