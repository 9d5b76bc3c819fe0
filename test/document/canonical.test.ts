import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, normalise, stringify } from '../../app/document/canonical';
import type { DocumentJson } from '../../app/document/json';
import { NODE_ATTRIBUTES } from '../../app/document/shape';
import { parseDocument, takeSnapshot } from '../../app/document/snapshot';
import { anyText } from './arbitrary-text';
import { doc, h, marked, p } from './blocks';

describe('canonical JSON', () => {
  test('a hostile client’s control characters are in no frozen text, nor in the names of its figures', () => {
    const written = canonicalJson({
      type: 'doc',
      content: [
        { type: 'figure', attrs: { id: 'b1', alt: 'A\u0000 map', caption: '\u0001' } },
        {
          type: 'paragraph',
          attrs: { id: 'b2' },
          content: [{ type: 'text', text: 'One\u0000\u000btwo\u000cthree\ud800' }],
        },
      ],
    });
    expect(written).not.toMatch(/\\u00|\\f|\\ud/);
    expect(written).toContain('A map');
    expect(written).toContain('Onetwo three\ufffd');
    expect(canonicalJson(JSON.parse(written))).toBe(written);
  });

  test('is the same however the keys of the text are ordered', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        expect(canonicalJson(shuffleKeys(content) as DocumentJson)).toBe(canonicalJson(content));
      }),
    );
  });

  test('is the same with every default written out', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        const full = JSON.parse(JSON.stringify(content), (_key, value) =>
          typeof value?.type === 'string' && value.type in NODE_ATTRIBUTES
            ? { ...value, attrs: { ...NODE_ATTRIBUTES[value.type], ...value.attrs } }
            : value,
        );
        expect(canonicalJson(full)).toBe(canonicalJson(content));
      }),
    );
  });

  test('read back and written again is the same string', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        const canonical = canonicalJson(content);
        expect(canonicalJson(parseDocument(canonical))).toBe(canonical);
      }),
    );
  });

  test('differs when the text differs', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const equal = stringify(normalise(one)) === stringify(normalise(other));
        expect(takeSnapshot(one).hash === takeSnapshot(other).hash).toBe(equal);
      }),
    );
  });

  const cases: Array<[string, DocumentJson, string]> = [
    ['an empty text', doc(), '{"type":"doc"}'],
    [
      'defaults and nulls are left out, keys are sorted',
      doc({ type: 'heading', attrs: { numbered: true, level: 2, id: null }, content: [] }),
      '{"content":[{"attrs":{"level":2},"type":"heading"}],"type":"doc"}',
    ],
    [
      'neighbouring text of equal marks is one node, empty text is none',
      doc(p('b1', 'one ', 'two', marked('', 'bold'))),
      '{"content":[{"attrs":{"id":"b1"},"content":[{"text":"one two","type":"text"}],"type":"paragraph"}],"type":"doc"}',
    ],
    [
      'marks stand in the order of the house',
      doc(p('b1', marked('x', 'code', 'bold'))),
      '{"content":[{"attrs":{"id":"b1"},"content":[{"marks":[{"type":"bold"},{"type":"code"}],"text":"x",' +
        '"type":"text"}],"type":"paragraph"}],"type":"doc"}',
    ],
    [
      'a node type and an attribute of a later version stay',
      doc({ type: 'diagram', attrs: { engine: 'dot' } }),
      '{"content":[{"attrs":{"engine":"dot"},"type":"diagram"}],"type":"doc"}',
    ],
  ];
  test.each(cases)('%s', (_sentence, content, expected) => {
    expect(canonicalJson(content)).toBe(expected);
  });

  test('the hash is SHA-256 over the UTF-8 bytes of the string', () => {
    const { canonical, hash } = takeSnapshot(doc(h('b1', 1, 'Überschrift 😀')));
    expect(hash).toBe(createHash('sha256').update(Buffer.from(canonical, 'utf8')).digest('hex'));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('reading stored JSON', () => {
  const nested = (depth: number) =>
    `{"type":"doc","content":[${'{"type":"blockquote","content":['.repeat(depth)}${']}'.repeat(depth)}]}`;
  test.each([
    ['what is not JSON', '{', 'bad-input'],
    ['what is no text', '{"type":"paragraph"}', 'bad-input'],
    ['a child that is no node', '{"type":"doc","content":[7]}', 'bad-input'],
    ['a text nested beyond the limit', nested(100), 'too-deep'],
    ['a text nested a hundred thousand deep', nested(100_000), 'too-deep'],
  ])('refuses %s', (_sentence, json, code) => {
    expect(() => parseDocument(json)).toThrowError(expect.objectContaining({ code }));
  });

  test('never takes over a prototype', () => {
    const read = parseDocument(
      '{"type":"doc","content":[{"type":"paragraph","attrs":{"__proto__":{"x":1},"id":"b1"}}]}',
    );
    expect(Object.getPrototypeOf(read.content?.[0]?.attrs)).toBe(Object.prototype);
    expect(read.content?.[0]?.attrs).toEqual({ id: 'b1' });
  });
});

function shuffleKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffleKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, shuffleKeys(inner)] as const)
      .reverse(),
  );
}
