import { describe, expect, it } from 'vitest';
import type { NodeJson } from '../../app/document/json';
import { chance } from '../collab/random-editing';
import { bothWrite, exchange, heading, inside, joined, list } from './two-writers';

describe('hundreds of histories', () => {
  it.each([1, 2, 3, 4, 5, 6])('from seed %i lose no word that nobody deleted knowing it', (seed) => {
    for (let history = 0; history < 50; history += 1) {
      const random = chance(seed * 1_000 + history);
      const writers = bothWrite();
      const deleted = new Set<string>();
      const written: string[] = [];
      for (let step = 0; step < 24; step += 1) {
        const writer = random() < 0.5 ? writers[0] : writers[1];
        const { blocks } = writer;
        const block = blocks[Math.floor(random() * blocks.length)];
        const id = block?.getAttribute('id');
        const what = random();
        if (what < 0.45 && id !== undefined) {
          // One letter of its own, which nothing can be written into.
          const word = String.fromCharCode(0xe000 + written.length);
          written.push(word);
          writer.type(id, Math.floor(random() * 40), word);
        } else if (what < 0.8) writer.reshape((all) => reshaped(all, random));
        else if (what < 0.85) {
          const all = writer.text.content ?? [];
          const place = Math.floor(random() * all.length);
          if (all.length < 2) continue;
          // Where a word stands twice, each may delete the one that the other keeps.
          for (const word of written) if (JSON.stringify(all[place]).includes(word)) deleted.add(word);
          writer.become(all.toSpliced(place, 1));
        } else exchange(...writers);
      }
      exchange(...writers);
      const [ann, bob] = writers;
      expect(ann.text).toEqual(bob.text);
      const said = ann.lines.join('|');
      const lost = written.filter((word) => !deleted.has(word) && !said.includes(word));
      expect(lost, `history ${history}`).toEqual([]);
    }
  });
});

function reshaped(blocks: NodeJson[], random: () => number): NodeJson[] {
  const at = Math.floor(random() * blocks.length);
  const block = blocks[at];
  const before = blocks[at - 1];
  if (block === undefined) return blocks;
  const put = (...now: NodeJson[]) => [...blocks.slice(0, at), ...now, ...blocks.slice(at + 1)];
  const isText = block.type === 'paragraph' || block.type === 'heading';
  const what = Math.floor(random() * 5);
  if (what === 0 && before !== undefined)
    return [...blocks.slice(0, at - 1), block, before, ...blocks.slice(at + 1)];
  if (!isText) {
    const held = (block.content ?? []).flatMap((child) =>
      child.type === 'listItem' ? (child.content ?? []) : [child],
    );
    return put(...held);
  }
  if (what === 1)
    return put(
      block.type === 'heading'
        ? { ...block, type: 'paragraph', attrs: { id: block.attrs?.id ?? null } }
        : heading(block),
    );
  if (what === 2) return put(list(`l${Math.floor(random() * 1e9)}`, { ...block, type: 'paragraph' }));
  if (what === 3)
    return put({
      ...inside('blockquote', { ...block, type: 'paragraph' }),
      attrs: { id: `q${Math.floor(random() * 1e9)}` },
    });
  if (before?.type === 'paragraph' && block.type === 'paragraph') {
    return [...blocks.slice(0, at - 1), joined(before, block), ...blocks.slice(at + 1)];
  }
  return blocks;
}
