import { prosemirrorJSONToYDoc, yDocToProsemirrorJSON } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { canonicalJson, normalise } from '../../app/document/canonical';
import type { DocumentJson } from '../../app/document/json';
import { openLive, readText, seedUpdate, textFragment } from '../../app/document/live-document';
import { restoreUpdate } from '../../app/document/restore';
import { houseSchema } from '../../app/document/schema';
import { anyText, textAndLater } from './arbitrary-text';

const schema = houseSchema();

function paragraph(id: string, text: string) {
  return { type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] };
}

function seeded(content: DocumentJson): Y.Doc {
  return openLive([seedUpdate(content)]);
}

describe('a live text', () => {
  test('what is seeded is read back', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        expect(readText(seeded(content))).toEqual(normalise(content));
      }),
    );
  });

  test('the same content seeds the same bytes, whatever the order of its keys', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        const turned = JSON.parse(JSON.stringify(content, (_key, value: unknown) => reverseKeys(value)));
        expect(seedUpdate(turned)).toEqual(seedUpdate(content));
      }),
    );
  });

  test('has the form that the editor’s binding writes and reads', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        const theirs = prosemirrorJSONToYDoc(schema, normalise(content), 'text');
        expect(readText(theirs)).toEqual(normalise(content));
        const ours = seeded(content);
        expect(textFragment(ours).toJSON()).toEqual(textFragment(theirs).toJSON());
        expect(yDocToProsemirrorJSON(ours, 'text')).toEqual(yDocToProsemirrorJSON(theirs, 'text'));
      }),
    );
  });

  test('keeps a node type that this version does not know', () => {
    const content: DocumentJson = {
      type: 'doc',
      content: [
        { type: 'diagram', attrs: { id: 'b1', source: 'a --> b' }, content: [paragraph('b2', 'Shown')] },
      ],
    };
    expect(readText(seeded(content))).toEqual(content);
  });

  test('refuses nesting beyond the limit with a code', () => {
    const doc = new Y.Doc();
    let parent: Y.XmlFragment = textFragment(doc);
    for (let depth = 0; depth < 5000; depth += 1) {
      const child = new Y.XmlElement('blockquote');
      parent.insert(0, [child]);
      parent = child;
    }
    expect(() => readText(doc)).toThrowError(expect.objectContaining({ code: 'too-deep' }));
  });

  test('refuses bytes that are not an update with a code', () => {
    const bytes = new Uint8Array([255, 255, 255, 255, 7, 1]);
    expect(() => openLive([bytes])).toThrowError(expect.objectContaining({ code: 'bad-input' }));
  });
});

describe('restoring', () => {
  test('reaches the target whatever it was before', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, target) => {
        const updates = [seedUpdate(before)];
        const after = openLive([...updates, restoreUpdate(updates, target)]);
        expect(canonicalJson(readText(after))).toBe(canonicalJson(target));
      }),
      { numRuns: 300 },
    );
  });

  test('reaches an earlier state of the same text', () => {
    fc.assert(
      fc.property(textAndLater, ([before, later]) => {
        const updates = [seedUpdate(later)];
        const after = openLive([...updates, restoreUpdate(updates, before)]);
        expect(canonicalJson(readText(after))).toBe(canonicalJson(before));
      }),
      { numRuns: 300 },
    );
  });

  test('writes nothing when the text is already as wanted', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        expect(restoreUpdate([seedUpdate(content)], content)).toEqual(new Uint8Array([0, 0]));
      }),
    );
  });

  test('keeps what somebody types meanwhile in a block that is alike on both sides', () => {
    const now: DocumentJson = {
      type: 'doc',
      content: [paragraph('b1', 'One'), paragraph('b2', 'Two changed')],
    };
    const target: DocumentJson = { type: 'doc', content: [paragraph('b1', 'One'), paragraph('b2', 'Two')] };
    const seed = seedUpdate(now);
    const typist = openLive([seed]);
    const first = textFragment(typist).get(0);
    if (first instanceof Y.XmlElement) (first.get(0) as Y.XmlText).insert(3, ' and more');
    const together = openLive([seed, Y.encodeStateAsUpdate(typist), restoreUpdate([seed], target)]);
    expect(readText(together).content).toEqual([paragraph('b1', 'One and more'), paragraph('b2', 'Two')]);
  });

  test('keeps what somebody types meanwhile in a block whose other words are restored', () => {
    const now: DocumentJson = { type: 'doc', content: [paragraph('b1', 'Systems may send a message.')] };
    const target: DocumentJson = { type: 'doc', content: [paragraph('b1', 'Systems must send a message.')] };
    const seed = seedUpdate(now);
    const typist = openLive([seed]);
    const first = textFragment(typist).get(0);
    if (first instanceof Y.XmlElement) (first.get(0) as Y.XmlText).insert(26, ' at once');
    const together = openLive([seed, restoreUpdate([seed], target), Y.encodeStateAsUpdate(typist)]);
    expect(readText(together).content).toEqual([paragraph('b1', 'Systems must send a message at once.')]);
  });

  describe('beside somebody who is in the middle of a sentence', () => {
    const now: DocumentJson = {
      type: 'doc',
      content: [paragraph('b1', 'Systems send it'), paragraph('b2', 'Two')],
    };
    const target: DocumentJson = {
      type: 'doc',
      content: [paragraph('b1', 'Systems may send it'), paragraph('b2', 'Two')],
    };

    /** Each edit of the first paragraph as an update of its own. */
    function typing(...edits: readonly ((words: Y.XmlText) => void)[]): Uint8Array[] {
      const typist = openLive([seedUpdate(now)]);
      const updates: Uint8Array[] = [];
      typist.on('update', (update: Uint8Array) => updates.push(update));
      const words = (textFragment(typist).get(0) as Y.XmlElement).get(0) as Y.XmlText;
      for (const edit of edits) edit(words);
      return updates;
    }

    test('leaves the whole of it, with what is typed of it later and what was taken back', () => {
      const updates = typing(
        (words) => words.insert(15, ' at'),
        (words) => words.insert(18, 'x'),
        (words) => words.delete(18, 1),
        (words) => words.insert(18, ' once'),
      );
      const update = restoreUpdate([seedUpdate(now)], target, updates.slice(0, 3));
      const together = openLive([seedUpdate(now), ...updates, update]);
      expect(readText(together).content?.[0]).toEqual(paragraph('b1', 'Systems may send it at once'));
    });

    test('brings back what they have just taken out', () => {
      const updates = typing(
        (words) => words.insert(15, ' at once'),
        (words) => words.delete(0, 8),
        (words) => words.insert(15, ' please'),
      );
      const update = restoreUpdate([seedUpdate(now)], target, updates);
      const together = openLive([seedUpdate(now), ...updates, update]);
      const said = JSON.stringify(readText(together).content);
      expect(said).toContain('Systems may send');
      expect(said).toContain(' please');
      expect(said).not.toContain('at once');
    });
  });
});

function reverseKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse());
}
