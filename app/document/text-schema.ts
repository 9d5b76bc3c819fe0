import type { AttributeValue } from './json';
import { LEVEL_LABELS, MARK_ATTRIBUTES, NODE_ATTRIBUTES, TEXT_BLOCKS } from './shape';

/** Where the schema of texts is served, for good. */
export const TEXT_SCHEMA_PATH = '/schemas/text-1.json';

/**
 * The JSON Schema (2020-12) of a text's canonical JSON, made from the closed lists of the house. Node types and
 * attributes are only ever added, so texts of earlier days are valid too; a later one may hold types not named here.
 */
export function textSchema(origin: string) {
  const nodes = Object.keys(NODE_ATTRIBUTES).filter((type) => type !== 'doc');
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${origin}${TEXT_SCHEMA_PATH}`,
    title: 'Text of a standard',
    description:
      'A frozen text as the tree that it is edited as. The SHA-256 of these bytes is the name of the text. ' +
      'Attributes that have their default value are left out.',
    type: 'object',
    required: ['type'],
    additionalProperties: false,
    properties: { type: { const: 'doc' }, content: { type: 'array', items: { $ref: '#/$defs/node' } } },
    $defs: {
      node: { oneOf: nodes.map((type) => ({ $ref: `#/$defs/${type}` })) },
      mark: { oneOf: Object.entries(MARK_ATTRIBUTES).map(([type, attributes]) => markOf(type, attributes)) },
      ...Object.fromEntries(nodes.map((type) => [type, nodeOf(type)])),
    },
  };
}

const MEANINGS: Readonly<Record<string, string>> = {
  paragraph: 'A paragraph.',
  heading: 'The heading of a clause; its number is computed from where it stands.',
  requirement: 'What an implementer is held to: a reference, a level of RFC 2119 and the words.',
  callout: 'A passage marked as normative or informative.',
  definition: 'A term and what it means.',
  crossReference: 'A reference to another block by its id; the label is what was written when it was made.',
  figure: 'An image with its description and caption.',
};

function nodeOf(type: string) {
  const marks = { type: 'array', items: { $ref: '#/$defs/mark' } };
  if (type === 'text') {
    return {
      type: 'object',
      required: ['type', 'text'],
      additionalProperties: false,
      properties: { type: { const: type }, text: { type: 'string', minLength: 1 }, marks },
    };
  }
  const attributes = NODE_ATTRIBUTES[type] ?? {};
  const holds = TEXT_BLOCKS.has(type) ? INLINE : 'node';
  return {
    type: 'object',
    description: MEANINGS[type],
    required: ['type'],
    additionalProperties: false,
    properties: {
      type: { const: type },
      attrs: attributesOf(attributes),
      ...(LEAVES.has(type) ? {} : { content: { type: 'array', items: itemsOf(holds) } }),
    },
  };
}

const INLINE = ['text', 'hardBreak', 'crossReference'] as const;
const LEAVES: ReadonlySet<string> = new Set(['hardBreak', 'crossReference', 'figure', 'horizontalRule']);

function itemsOf(holds: string | readonly string[]) {
  return typeof holds === 'string'
    ? { $ref: `#/$defs/${holds}` }
    : { oneOf: holds.map((type) => ({ $ref: `#/$defs/${type}` })) };
}

function markOf(type: string, attributes: Readonly<Record<string, AttributeValue>>) {
  return {
    type: 'object',
    required: ['type'],
    additionalProperties: false,
    properties: { type: { const: type }, attrs: attributesOf(attributes) },
  };
}

function attributesOf(attributes: Readonly<Record<string, AttributeValue>>) {
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(attributes).map(([name, fallback]) => [name, attributeOf(name, fallback)]),
    ),
  };
}

function attributeOf(name: string, fallback: AttributeValue) {
  if (name === 'level' && fallback === null) return { enum: Object.keys(LEVEL_LABELS) };
  if (name === 'colwidth') return { type: 'array', items: { type: 'number' } };
  const type =
    typeof fallback === 'number' ? 'integer' : typeof fallback === 'boolean' ? 'boolean' : 'string';
  return fallback === null ? { type } : { type, default: fallback };
}
