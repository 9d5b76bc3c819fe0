import { prosemirrorJSONToYDoc, yDocToProsemirrorJSON } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { canonicalJson, normalise } from '../../app/document/canonical';
import { type DocumentJson, plainText } from '../../app/document/json';
import { buildUnit, openLive, readText, seedUpdate, textFragment } from '../../app/document/live-document';
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
      // As of all but one in 65,536 editors.
      typist.clientID = 2 ** 31;
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

    test('brings back what they have just taken out, and leaves what they wrote before and after it', () => {
      const updates = typing(
        (words) => words.insert(15, ' at once'),
        (words) => words.delete(0, 8),
        (words) => words.insert(15, ' please'),
      );
      const update = restoreUpdate([seedUpdate(now)], target, updates);
      const together = openLive([seedUpdate(now), ...updates, update]);
      expect(readText(together).content?.[0]).toEqual(paragraph('b1', 'Systems may send it at once please'));
    });

    test('brings back what they take out of a text that is otherwise as wanted already', () => {
      const updates = typing((words) => words.delete(0, 8));
      const update = restoreUpdate([seedUpdate(now)], now, updates);
      expect(readText(openLive([seedUpdate(now), ...updates, update])).content).toEqual(now.content);
    });

    test('who puts other words in the place of some leaves them whole beside these', () => {
      const updates = typing(
        (words) => {
          words.doc?.transact(() => {
            words.delete(8, 4);
            words.insert(8, 's');
          });
        },
        (words) => words.insert(9, 'ends '),
        (words) => words.delete(14, 1),
        (words) => words.insert(14, 'soon'),
      );
      for (const stored of [1, 2, 3, 4]) {
        const update = restoreUpdate([seedUpdate(now)], target, updates.slice(0, stored));
        const together = openLive([seedUpdate(now), ...updates, update]);
        const [said = ''] = readText(together).content?.map(plainText) ?? [];
        expect(said).toContain('sends soon');
        // What they take out once it was restored stays out: they know of it by then.
        if (stored > 2) expect(said.replace('sends soon', '')).toBe('Systems may send it');
      }
    });

    test('whatever they type and take out before and after it, their words stay together', () => {
      const acts = fc.array(
        fc.oneof(fc.constantFrom('s', 'send', 'e', 'it'), fc.integer({ min: 1, max: 3 })),
        {
          minLength: 1,
          maxLength: 8,
        },
      );
      fc.assert(
        fc.property(acts, fc.nat(14), fc.nat(8), (typed, caret, stored) => {
          let at = caret;
          const updates = typing(
            ...typed.map((one) => (words: Y.XmlText) => {
              if (typeof one === 'number') words.delete(at, Math.min(one, words.length - at));
              else {
                words.insert(at, one);
                at += one.length;
              }
            }),
          );
          const update = restoreUpdate([seedUpdate(now)], target, updates.slice(0, stored));
          const together = openLive([seedUpdate(now), ...updates, update]);
          const [said = ''] = readText(together).content?.map(plainText) ?? [];
          const own = typed.filter((one) => typeof one === 'string').join('');
          // What they take out past the place where something comes back, not knowing of it, is on its other side.
          fc.pre(typed.slice(stored).every((one) => typeof one === 'string'));
          expect(said).toContain(own);
          if (stored >= typed.length) expect(withoutOnce(said, own)).toContain('Systems may send it');
        }),
        { numRuns: 500 },
      );
    });

    test('who divides a paragraph leaves the new one whole', () => {
      const typist = openLive([seedUpdate(now)]);
      const updates: Uint8Array[] = [];
      typist.on('update', (update: Uint8Array) => updates.push(update));
      typist.transact(() => {
        const words = (textFragment(typist).get(0) as Y.XmlElement).get(0) as Y.XmlText;
        words.delete(7, 8);
        textFragment(typist).insert(1, [buildUnit(paragraph('b9', ' send it'))]);
      });
      const words = (textFragment(typist).get(1) as Y.XmlElement).get(0) as Y.XmlText;
      words.insert(0, 'A new');
      words.insert(5, ' paragraph');
      for (const stored of [1, 2, 3]) {
        const update = restoreUpdate([seedUpdate(now)], target, updates.slice(0, stored));
        const together = openLive([seedUpdate(now), ...updates, update]);
        expect(readText(together).content).toEqual([
          // What the new paragraph took with it does not come back: it would stand twice.
          paragraph('b1', 'Systems may'),
          paragraph('b9', 'A new paragraph send it'),
          paragraph('b2', 'Two'),
        ]);
      }
    });
  });
});

/** Every way to take these words out of a line once. */
function withoutOnce(line: string, words: string): string[] {
  const places = Array.from({ length: line.length + 1 }, (_, at) => at).filter((at) =>
    line.startsWith(words, at),
  );
  return places.map((at) => line.slice(0, at) + line.slice(at + words.length));
}

function reverseKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse());
}
