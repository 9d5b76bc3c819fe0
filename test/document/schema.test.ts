import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { describe, expect, test } from 'vitest';
import { houseExtensions, houseSchema } from '../../app/document/schema';
import { MARK_ATTRIBUTES, NODE_ATTRIBUTES, TYPES_WITH_ID } from '../../app/document/shape';

const schema = houseSchema();

describe('the house schema', () => {
  test('has exactly the nodes and marks that shape.ts lists', () => {
    expect(Object.keys(schema.nodes).sort()).toEqual(Object.keys(NODE_ATTRIBUTES).sort());
    expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(MARK_ATTRIBUTES).sort());
  });

  test.each(Object.keys(NODE_ATTRIBUTES))(
    '%s has the attributes and defaults that shape.ts lists',
    (name) => {
      const type = schema.nodes[name];
      const defaults = Object.fromEntries(
        Object.entries(type?.spec.attrs ?? {}).map(([key, spec]) => [key, spec.default]),
      );
      expect(defaults).toEqual(NODE_ATTRIBUTES[name]);
    },
  );

  test.each(Object.keys(MARK_ATTRIBUTES))('mark %s has the attributes that shape.ts lists', (name) => {
    const attrs = schema.marks[name]?.spec.attrs ?? {};
    expect(Object.keys(attrs)).toEqual(Object.keys(MARK_ATTRIBUTES[name] ?? {}));
  });

  test.each(Object.keys(NODE_ATTRIBUTES))('%s is valid when it is empty', (name) => {
    const type = schema.nodes[name];
    expect(type?.spec.content ?? '').not.toContain('+');
    if (type === undefined || type.isText) return;
    const node: ProseMirrorNode = type.create();
    expect(() => node.check()).not.toThrow();
    expect(type.validContent(node.content)).toBe(true);
  });

  test('an empty container is filled with a paragraph first', () => {
    for (const name of [
      'doc',
      'listItem',
      'tableCell',
      'requirement',
      'callout',
      'definition',
      'blockquote',
    ]) {
      expect(schema.nodes[name]?.contentMatch.defaultType?.name, name).toBe('paragraph');
    }
  });

  test('every block has an id', () => {
    const blocks = Object.values(schema.nodes).filter((type) => type.spec.group === 'block list');
    const flat = Object.values(schema.nodes).filter((type) => /\bblock\b/.test(type.spec.group ?? ''));
    expect(TYPES_WITH_ID).toEqual(expect.arrayContaining([...blocks, ...flat].map((type) => type.name)));
  });

  test('code, bold and a link may stand on one stretch', () => {
    const marks = ['link', 'bold', 'code'].map((name) => ({
      type: name,
      attrs: { href: 'https://a.example' },
    }));
    const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Patient', marks }] };
    const node = schema.nodeFromJSON({ type: 'doc', content: [paragraph] });
    expect(() => node.check()).not.toThrow();
    expect(node.firstChild?.firstChild?.marks).toHaveLength(3);
  });

  test('a replacement stands in the place of the extension of its name', () => {
    const own = houseExtensions().find((extension) => extension.name === 'figure');
    if (own === undefined) throw new Error('no figure');
    const extended = own.extend({ name: 'figure' });
    const extensions = houseExtensions([extended]);
    expect(extensions).toHaveLength(houseExtensions().length);
    expect(extensions).toContain(extended);
  });
});
