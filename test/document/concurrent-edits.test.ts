import { yDocToProsemirrorJSON } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { canonicalJson } from '../../app/document/canonical';
import { blockId, type DocumentJson, walk } from '../../app/document/json';
import { openLive, readText, seedUpdate } from '../../app/document/live-document';
import { restoreUpdate } from '../../app/document/restore';
import { houseSchema } from '../../app/document/schema';
import { textAndLater } from './arbitrary-text';

const schema = houseSchema();

function idsOf(content: DocumentJson): Set<string> {
  const ids = new Set<string>();
  walk(content, (node) => ids.add(blockId(node)));
  ids.delete('');
  return ids;
}

/** Two people's edits of one text, each from the same beginning, and what both have after exchanging them. */
function editTogether(before: DocumentJson, one: DocumentJson, other: DocumentJson) {
  const seed = seedUpdate(before);
  const edits = [restoreUpdate([seed], one), restoreUpdate([seed], other)];
  const replicas = [openLive([seed, ...edits]), openLive([seed, ...edits.toReversed()])] as const;
  return { replicas, content: readText(replicas[0]) };
}

describe('two people editing at once', () => {
  test('end with the same text, in whatever order the edits arrive', () => {
    fc.assert(
      fc.property(textAndLater, textAndLater, ([before, one], [, other]) => {
        const { replicas } = editTogether(before, one, other);
        const [first, second] = replicas.map((replica) => canonicalJson(readText(replica)));
        expect(first).toBe(second);
        expect(Y.encodeStateVector(replicas[0])).toEqual(Y.encodeStateVector(replicas[1]));
      }),
      { numRuns: 200 },
    );
  });

  test('lose no block that both kept, and no top block that either added', () => {
    fc.assert(
      fc.property(textAndLater, textAndLater, ([before, one], [, two]) => {
        const known = idsOf(before);
        const kept = (before.content ?? []).filter((block) =>
          [one, two].every((text) => idsOf(text).has(blockId(block))),
        );
        const other: DocumentJson = {
          ...two,
          content: [...(before.content ?? []), { type: 'paragraph', attrs: { id: 'new' } }],
        };
        const added = (one.content ?? []).filter((block) => !known.has(blockId(block)));
        const ids = idsOf(editTogether(before, one, other).content);
        for (const block of added) expect(ids).toContain(blockId(block));
        expect(ids).toContain('new');
        const order = (one.content ?? []).map(blockId);
        const unmoved =
          order.join() ===
          (before.content ?? [])
            .map(blockId)
            .filter((id) => order.includes(id))
            .join();
        if (unmoved)
          for (const block of kept) if (order.includes(blockId(block))) expect(ids).toContain(blockId(block));
      }),
      { numRuns: 200 },
    );
  });

  test('end with a text that the editor’s schema accepts as it is', () => {
    fc.assert(
      fc.property(textAndLater, textAndLater, ([before, one], [, other]) => {
        const { replicas } = editTogether(before, one, other);
        const node = schema.nodeFromJSON(yDocToProsemirrorJSON(replicas[0], 'text'));
        expect(() => node.check()).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });
});
