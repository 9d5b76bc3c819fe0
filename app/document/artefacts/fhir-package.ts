import { gzipSync, strToU8 } from 'fflate';
import { FHIR_VERSION } from './fhir-schema';
import { FHIR_NAMESPACE, fhirFromXml } from './fhir-xml';
import { readText } from './read-data';
import { readXml } from './read-xml';
import { tarOf } from './tar';

/** A valid FHIR resource, in JSON or XML. */
export interface PackagedResource {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly example: boolean;
}

export interface PackageFacts {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly author: string;
  readonly url: string;
}

type Resource = Readonly<Record<string, unknown>> & { readonly resourceType: string };

/**
 * FHIR resources as an NPM-style FHIR package: `package/` with package.json, .index.json and the definitions in JSON,
 * `package/example/` with the examples. The same resources give the same bytes.
 */
export function fhirPackage(resources: readonly PackagedResource[], facts: PackageFacts): Uint8Array {
  const read = resources.map(({ path, bytes, example }) => {
    const resource = resourceOf(path, bytes);
    // What is JSON already goes in as it is, for the sake of its numerals.
    return { example, resource, content: isXml(path) ? json(resource) : strToU8(readText(bytes)) };
  });
  const taken = new Set<string>();
  const files = read.map(({ example, resource, content }) => {
    const folder = example ? 'package/example/' : 'package/';
    return { folder, name: freeName(folder, resource, taken), resource, content };
  });
  const folders = [...new Set(['package/', ...files.map(({ folder }) => folder)])];
  const entries = [
    { name: 'package/package.json', content: json(manifest(facts)) },
    ...folders.map((folder) => ({
      name: `${folder}.index.json`,
      content: json({
        'index-version': 1,
        files: files
          .filter((one) => one.folder === folder)
          .map(({ name, resource }) => indexOf(name, resource)),
      }),
    })),
    ...files.map(({ folder, name, content }) => ({ name: folder + name, content })),
  ];
  return gzipSync(tarOf(entries), { mtime: 0, level: 6 });
}

function resourceOf(path: string, bytes: Uint8Array): Resource {
  const text = readText(bytes);
  if (!isXml(path)) return JSON.parse(text) as Resource;
  const root = readXml(text);
  return (root.namespace === FHIR_NAMESPACE ? fhirFromXml(root, text, asWritten).value : {}) as Resource;
}

/** A numeral stays as it is written: 1.10 says more than 1.1. XML cannot hold the character that marks it. */
const asWritten = (numeral: string) => `\u0001${numeral}\u0001`;
const MARKED = /"\\u0001([-+.\deE]+)\\u0001"/g;

const isXml = (path: string) => /\.xml$/i.test(path);

function freeName(folder: string, { resourceType, id }: Resource, taken: Set<string>): string {
  const base = `${resourceType}-${typeof id === 'string' && /^[\w.-]+$/.test(id) ? id : 'resource'}`;
  let name = `${base}.json`;
  for (let number = 2; taken.has(folder + name); number += 1) name = `${base}-${number}.json`;
  taken.add(folder + name);
  return name;
}

function manifest({ name, version, title, author, url }: PackageFacts) {
  return {
    name,
    version,
    title,
    description: `Machine-readable artefacts of ${title} ${version}`,
    type: 'fhir.ig',
    'tools-version': 3,
    fhirVersions: [FHIR_VERSION],
    dependencies: { 'hl7.fhir.r4.core': FHIR_VERSION },
    author,
    license: 'OGL-UK-3.0',
    url,
  };
}

/** What the package specification asks to be known of each file without opening it. */
function indexOf(filename: string, resource: Resource) {
  const named = ['id', 'url', 'version', 'kind', 'type', 'supplements', 'content'] as const;
  const facts = named.flatMap((name) => {
    const value = resource[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { filename, resourceType: resource.resourceType, ...Object.fromEntries(facts) };
}

const json = (value: unknown) => strToU8(`${JSON.stringify(value, null, 2).replace(MARKED, '$1')}\n`);
