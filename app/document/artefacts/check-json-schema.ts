import { createRequire } from 'node:module';
import Ajv, { type AnySchemaObject, type ErrorObject } from 'ajv';
import Ajv2019 from 'ajv/dist/2019.js';
import Ajv2020 from 'ajv/dist/2020.js';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { FaultyArtefact } from './artefact-fault';
import { type ArtefactFacts, type DataPath, placeInWords, type ReadData } from './artefact-types';

const OPTIONS = { strict: false, logger: false, allErrors: true, validateFormats: true } as const;

/**
 * The drafts of JSON Schema, told by the address in `$schema`; only the schema of schemas is ever run. Ajv types the class
 * of each draft for itself, and all of them do what is asked of `Ajv` here.
 */
const DRAFTS: readonly { readonly named: RegExp; make(): Ajv }[] = [
  { named: /draft\/2020-12\//, make: () => new Ajv2020(OPTIONS) as unknown as Ajv },
  { named: /draft\/2019-09\//, make: () => new Ajv2019(OPTIONS) as unknown as Ajv },
  { named: /draft-07\//, make: () => new Ajv(OPTIONS) },
  {
    named: /draft-06\//,
    make: () =>
      // What `require` answers has no type; Ajv checks what it is given.
      new Ajv(OPTIONS).addMetaSchema(
        createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json') as AnySchemaObject,
      ),
  },
  { named: /draft-04\//, make: () => new AjvDraft04(OPTIONS) as unknown as Ajv },
];

/** Whether the data say that they are a JSON Schema. */
export function isJsonSchema(value: unknown): value is Readonly<Record<string, unknown>> {
  const named = (value as { $schema?: unknown } | null)?.$schema;
  return typeof named === 'string' && /^https?:\/\/json-schema\.org\//.test(named);
}

/** Checks a schema against the schema of its draft, and the references inside it. @throws FaultyArtefact */
export function checkJsonSchema(value: Readonly<Record<string, unknown>>, data: ReadData): void {
  const draft = DRAFTS.find(({ named }) => named.test(String(value.$schema)));
  if (draft === undefined) {
    throw new FaultyArtefact(
      {
        place: '$schema',
        problem: `The draft of JSON Schema at ${String(value.$schema)} is not known here.`,
        cure: 'Use draft-04, draft-06, draft-07, 2019-09 or 2020-12.',
      },
      data.placeOf(['$schema']),
    );
  }
  const ajv = draft.make();
  // A CommonJS package: its types take the function for a module that holds it.
  (addFormats as unknown as (one: Ajv) => void)(ajv);
  if (ajv.validateSchema(value) !== true) throw faultIn(ajv.errors ?? [], data);
  refuseBrokenPointers(value, data);
}

function faultIn(errors: readonly ErrorObject[], data: ReadData): FaultyArtefact {
  const [error] = [...errors].sort(
    (a, b) => b.instancePath.split('/').length - a.instancePath.split('/').length,
  );
  const path = (error?.instancePath ?? '').split('/').slice(1).map(stepOf);
  const allowed = (error?.params.allowedValues ?? []) as unknown[];
  return new FaultyArtefact(
    {
      place: placeInWords('', path),
      problem: `This part of the schema ${error?.message ?? 'is not valid'}.`,
      cure:
        allowed.length > 0
          ? `Use one of: ${allowed.slice(0, 12).join(', ')}.`
          : 'Correct it as the draft named in $schema says.',
    },
    data.placeOf(path),
  );
}

function stepOf(step: string): string | number {
  const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
  return /^\d+$/.test(name) ? Number(name) : name;
}

/** A `$ref` into the schema itself must find something. */
function refuseBrokenPointers(root: Readonly<Record<string, unknown>>, data: ReadData): void {
  const waiting: [unknown, DataPath][] = [[root, []]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, path] = next;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, part] of Object.entries(value)) {
      const step = Array.isArray(value) ? Number(key) : key;
      if (key === '$ref' && typeof part === 'string' && part.startsWith('#/') && !finds(root, part)) {
        throw new FaultyArtefact(
          {
            place: placeInWords('', [...path, step]),
            problem: `It refers to ${part}, which is not there.`,
            cure: 'Define it, or correct the $ref.',
          },
          data.placeOf([...path, step]),
        );
      }
      waiting.push([part, [...path, step]]);
    }
  }
}

function finds(root: unknown, pointer: string): boolean {
  let value = root;
  for (const step of decodeURI(pointer).split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
    value = (value as Record<string, unknown>)[name];
  }
  return true;
}

/** What a schema is about. */
export function factsOfJsonSchema(value: Readonly<Record<string, unknown>>): ArtefactFacts {
  const properties = Object.keys((value.properties ?? {}) as object).length;
  const definitions = Object.keys((value.$defs ?? value.definitions ?? {}) as object).length;
  const parts = [
    properties === 0 ? '' : `${properties} ${properties === 1 ? 'property' : 'properties'}`,
    definitions === 0 ? '' : `${definitions} ${definitions === 1 ? 'definition' : 'definitions'}`,
  ].filter((one) => one !== '');
  const id = value.$id ?? value.id;
  return {
    title: typeof value.title === 'string' ? value.title : '',
    defines: parts.length === 0 ? 'Schema' : `Schema with ${parts.join(' and ')}`,
    identifier: typeof id === 'string' ? id : '',
    version: typeof value.version === 'string' ? value.version : '',
  };
}
