import { createHash } from 'node:crypto';
import type { ArtefactKind } from '../../../db/words';
import { FaultyArtefact } from './artefact-fault';
import type { ArtefactFacts, ArtefactFile, ReadData, SoundArtefact } from './artefact-types';
import { checkFhir, type FhirResource } from './check-fhir';
import { checkJsonSchema, factsOfJsonSchema, isJsonSchema } from './check-json-schema';
import { checkOpenApi, type FindText, factsOfOpenApi, pathsReferred } from './check-openapi';
import { checkXsd, factsOfXsd, filesOfSchema, XSD_NAMESPACE } from './check-xsd';
import { factsOfResource, kindOfResource } from './fhir-facts';
import { isResourceType } from './fhir-schema';
import { FHIR_NAMESPACE, fhirFromXml } from './fhir-xml';
import { readJson, readText, readYaml } from './read-data';
import { readXml } from './read-xml';
import { fileReferences, leadsOutside } from './references';

/** The other files of the set, by path. */
export interface OtherFiles {
  readonly texts: ReadonlyMap<string, string>;
  /** Paths that some description of the set refers to. */
  readonly referred: ReadonlySet<string>;
}

type Found = Pick<SoundArtefact, 'kind' | 'refersTo' | 'remarks'> & ArtefactFacts;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  xml: 'application/xml',
  xsd: 'application/xml',
};

export const endingOf = (path: string) => /\.(\w+)$/.exec(path.toLowerCase())?.[1] ?? '';

/** Reads a file as what it claims to be and checks it. @throws FaultyArtefact */
export async function checkArtefact(
  { path, bytes }: ArtefactFile,
  others: OtherFiles,
): Promise<SoundArtefact> {
  const mediaType = MEDIA_TYPES[endingOf(path)];
  if (mediaType === undefined) {
    throw new FaultyArtefact({
      problem: 'The name does not end in .json, .yaml, .yml, .xml or .xsd.',
      cure: 'Attach JSON, YAML, XML or XSD files. Pictures and text belong into the standard itself.',
    });
  }
  const text = readText(bytes);
  const found =
    mediaType === 'application/xml'
      ? await checkXml(path, text, others)
      : await checkData(path, text, mediaType, others);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const title = found.title === '' ? (path.split('/').at(-1) ?? path) : found.title;
  return { path, hash, bytes: bytes.length, mediaType, ...found, title: title.slice(0, 200) };
}

async function checkXml(path: string, text: string, others: OtherFiles): Promise<Found> {
  const root = readXml(text);
  if (root.namespace === FHIR_NAMESPACE) return fhir(fhirFromXml(root, text));
  if (root.namespace === XSD_NAMESPACE && root.name === 'schema') {
    const schemas = [...others.texts].filter(([name]) => name !== path && endingOf(name) === 'xsd');
    await checkXsd(path, text, root, new Map(schemas));
    const files = filesOfSchema(root);
    const remarks = outsideRemark(files);
    return { kind: 'xml-schema', ...factsOfXsd(root), refersTo: pathsReferred(path, files), remarks };
  }
  if (endingOf(path) === 'xsd') {
    throw new FaultyArtefact(
      {
        problem: `The outermost element is “${root.name}”, not the schema of XML Schema.`,
        cure: `Begin it with <xs:schema xmlns:xs="${XSD_NAMESPACE}">, or name the file .xml if it is an example.`,
      },
      root.at,
    );
  }
  return plain('example', `Example in XML, “${root.name}”`);
}

async function checkData(path: string, text: string, mediaType: string, others: OtherFiles): Promise<Found> {
  const data = mediaType === 'application/json' ? readJson(text) : readYaml(text);
  const { value } = data;
  if (typeof value !== 'object' || value === null) {
    throw new FaultyArtefact({
      problem: 'The file holds a single value and no description.',
      cure: 'Attach a FHIR resource, an OpenAPI description, a schema or an example.',
    });
  }
  const fields = value as Readonly<Record<string, unknown>>;
  if (typeof fields.resourceType === 'string' && mediaType === 'application/json') return fhir(data);
  if (fields.openapi !== undefined || fields.swagger !== undefined) {
    const find: FindText = (wanted) => others.texts.get(wanted);
    await checkOpenApi(path, text, data, find);
    const references = fileReferences(value);
    const refersTo = pathsReferred(path, references);
    const missing = refersTo.filter((one) => !others.texts.has(one));
    const remarks = [...outsideRemark(references), ...missingRemark(missing)];
    return { kind: 'openapi', ...factsOfOpenApi(fields), refersTo, remarks };
  }
  if (isJsonSchema(value)) {
    checkJsonSchema(value, data);
    const references = fileReferences(value);
    const refersTo = pathsReferred(path, references);
    return { kind: 'json-schema', ...factsOfJsonSchema(value), refersTo, remarks: outsideRemark(references) };
  }
  const refersTo = pathsReferred(path, fileReferences(value));
  if (others.referred.has(path)) return { ...plain('part', 'Part of a description'), refersTo };
  if (mediaType === 'application/json') return plain('example', 'Example in JSON');
  return {
    ...plain('part', 'Part in YAML'),
    refersTo,
    remarks: ['No description among the artefacts refers to it.'],
  };
}

/**
 * A definition must be valid. An example need not: standards show parts of resources, and wrong ones on purpose; what
 * is wrong with it is said beside it, and it goes into no package.
 */
function fhir(data: ReadData): Found {
  const resource = data.value as FhirResource;
  const kind = kindOfResource(resource);
  const facts = { ...factsOfResource(resource), refersTo: [], remarks: [] };
  try {
    checkFhir(data);
    return { kind, ...facts };
  } catch (error) {
    if (kind !== 'fhir-example' || !(error instanceof FaultyArtefact)) throw error;
    if (!isResourceType(resource.resourceType)) throw error;
    const { place, problem } = error.said;
    const line = error.at === null ? '' : `, line ${error.at.line}`;
    return { ...facts, kind: 'example', remarks: [`Not valid as FHIR R4 at ${place}${line}: ${problem}`] };
  }
}

function plain(kind: ArtefactKind, defines: string): Found {
  return { kind, title: '', defines, identifier: '', version: '', refersTo: [], remarks: [] };
}

function outsideRemark(references: readonly string[]): string[] {
  const outside = references.filter(leadsOutside);
  return outside.length === 0
    ? []
    : [`It refers to addresses outside, which nobody looked at: ${someOf(outside)}.`];
}

function missingRemark(missing: readonly string[]): string[] {
  return missing.length === 0 ? [] : [`It refers to files that are not attached: ${someOf(missing)}.`];
}

function someOf(names: readonly string[]): string {
  const more = names.length - 3;
  return more <= 0 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${more} more`;
}
