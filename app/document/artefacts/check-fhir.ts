import { createRequire } from 'node:module';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { FaultyArtefact } from './artefact-fault';
import { type DataPath, placeInWords, type ReadData } from './artefact-types';
import { brokenRule } from './fhir-required';
import { FHIR_VERSION, fhirSchema, isResourceType } from './fhir-schema';

export type FhirResource = { readonly resourceType: string } & Readonly<Record<string, unknown>>;

let ajv: Ajv | null = null;
const checks = new Map<string, ValidateFunction>();

/** The check of one type of resource; those inside it are checked by themselves, so that a fault is named where it is. */
function checkOf(type: string): ValidateFunction {
  if (ajv === null) {
    const { $schema, definitions } = fhirSchema();
    ajv = new Ajv({ strict: false, logger: false, allErrors: true });
    ajv.addMetaSchema(createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json'));
    const ResourceList = { type: 'object', required: ['resourceType'] };
    ajv.addSchema({ $id: 'fhir', $schema, definitions: { ...definitions, ResourceList } });
  }
  let check = checks.get(type);
  if (check === undefined) {
    check = ajv.compile({ $ref: `fhir#/definitions/${type}` });
    checks.set(type, check);
  }
  return check;
}

/**
 * Checks the structure of a FHIR R4 resource against HL7's schema: elements, types, formats and closed codes, and for
 * the elements that it leaves out of its requirements. Profiles
 * and terminology are not checked. @throws FaultyArtefact at the first fault that helps its author
 */
export function checkFhir(data: ReadData): FhirResource {
  const resource = data.value as FhirResource;
  for (const [inner, path] of resourcesIn(resource, [])) {
    const { resourceType } = inner;
    if (typeof resourceType !== 'string' || !isResourceType(resourceType)) {
      throw new FaultyArtefact(
        {
          place: placeInWords('', [...path, 'resourceType']),
          problem: `FHIR R4 has no resource “${String(resourceType)}”.`,
          cure: 'Check the spelling; names of resources begin with a capital letter.',
        },
        data.placeOf([...path, 'resourceType']),
      );
    }
    refuseOtherRelease(inner, path, data);
    const check = checkOf(resourceType);
    if (!check(inner)) throw worstOf(check.errors ?? [], inner, path, data);
    refuseBrokenRule(inner, path, data);
  }
  return resource;
}

/** A resource and those inside it: contained ones, entries of bundles, parameters. */
function resourcesIn(resource: FhirResource, path: DataPath): [FhirResource, DataPath][] {
  const found: [FhirResource, DataPath][] = [[resource, path]];
  const walk = (value: unknown, at: DataPath): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      const step = Array.isArray(value) ? Number(key) : key;
      if (typeof part === 'object' && part !== null && 'resourceType' in part) {
        found.push(...resourcesIn(part as FhirResource, [...at, step]));
      } else walk(part, [...at, step]);
    }
  };
  walk(resource, path);
  return found;
}

function refuseOtherRelease({ fhirVersion }: FhirResource, path: DataPath, data: ReadData): void {
  if (typeof fhirVersion !== 'string' || !/^[35]\./.test(fhirVersion)) return;
  throw new FaultyArtefact(
    {
      place: placeInWords('', [...path, 'fhirVersion']),
      problem: `The file says that it is for FHIR ${fhirVersion}.`,
      cure: `The portal checks FHIR R4. Attach the artefact as it is for ${FHIR_VERSION}.`,
    },
    data.placeOf([...path, 'fhirVersion']),
  );
}

function refuseBrokenRule(resource: FhirResource, path: DataPath, data: ReadData): void {
  const broken = brokenRule(resource.resourceType, resource);
  if (broken === null) return;
  const { problem, cure } = broken;
  const full = [...path, ...broken.path];
  const place = placeInWords(path.length === 0 ? resource.resourceType : '', full);
  throw new FaultyArtefact({ place, problem, cure }, data.placeOf(full));
}

/** Faults deep inside come first: those around them follow from them. */
function worstOf(
  errors: readonly ErrorObject[],
  resource: FhirResource,
  path: DataPath,
  data: ReadData,
): FaultyArtefact {
  const [error] = [...errors].sort((a, b) => depthOf(b) - depthOf(a));
  if (error === undefined)
    return new FaultyArtefact({ problem: 'The resource is not valid.', cure: 'Check it.' });
  const inside = pathOf(error.instancePath, resource);
  const extra = error.params.additionalProperty ?? error.params.missingProperty;
  const isExtra = typeof error.params.additionalProperty === 'string';
  const full = [...path, ...inside, ...(isExtra ? [extra as string] : [])];
  const place = placeInWords(path.length === 0 ? resource.resourceType : '', full);
  const more = errors.length - 1;
  const others =
    more === 0
      ? ''
      : ` There ${more === 1 ? 'is 1 more fault' : `are ${more} more faults`} in this resource.`;
  return new FaultyArtefact(
    { place, ...explain(error, valueAt(resource, inside), others) },
    data.placeOf(full),
  );
}

const depthOf = ({ instancePath }: ErrorObject) => instancePath.split('/').length;

function explain({ keyword, params, message }: ErrorObject, value: unknown, others: string) {
  const written = JSON.stringify(value)?.slice(0, 60) ?? '';
  switch (keyword) {
    case 'additionalProperties':
      return {
        problem: `FHIR R4 has no element “${params.additionalProperty}” here.${others}`,
        cure: 'Check the spelling and where it stands, or take it out.',
      };
    case 'required':
      return {
        problem: `The element “${params.missingProperty}” is missing here.${others}`,
        cure: 'Add it.',
      };
    case 'enum':
      return {
        problem: `${written} is not one of the codes that FHIR allows here.${others}`,
        cure: `Use one of: ${(params.allowedValues as unknown[]).slice(0, 12).join(', ')}.`,
      };
    case 'type':
      return {
        problem: `${written} is not ${/^[aeiou]/.test(String(params.type)) ? 'an' : 'a'} ${params.type}.${others}`,
        cure:
          params.type === 'array'
            ? 'Put the value in square brackets: the element may repeat.'
            : `Write it as ${params.type}.`,
      };
    case 'pattern':
      return {
        problem: `${written} is not written as FHIR asks for here.${others}`,
        cure: 'Check its type in the FHIR specification: dates, ids, codes and addresses have fixed forms.',
      };
    default:
      return { problem: `${message ?? 'The value is not valid'}.${others}`, cure: 'Check this element.' };
  }
}

/** The steps of a JSON pointer, with numbers where the data has lists. */
function pathOf(pointer: string, root: unknown): DataPath {
  let value = root;
  return pointer
    .split('/')
    .slice(1)
    .map((step) => {
      const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
      const here: string | number = Array.isArray(value) ? Number(name) : name;
      value = (value as Record<string | number, unknown> | undefined)?.[here];
      return here;
    });
}

function valueAt(root: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown> | undefined)?.[step],
    root,
  );
}
