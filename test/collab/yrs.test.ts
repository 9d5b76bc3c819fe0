import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeStateAsUpdate, encodeStateVector } from 'ywasm';
import { memoryLog } from '../../server/collab/update-log-memory';
import { liveServer } from './live-server';
import { chance } from './random-editing';
import { paragraph, type StockClient, stockClient, synced, until } from './stock-client';
import { YrsClient } from './yrs-client';

/** Yjs and Yrs have the same clocks, and Yjs makes of what Yrs holds exactly its own text. */
async function agreed(yjs: StockClient, yrs: YrsClient): Promise<void> {
  const clocks = (vector: Uint8Array) => [...Y.decodeStateVector(vector)].sort(([a], [b]) => a - b).join(' ');
  await until(
    'the same text in both implementations',
    () =>
      clocks(Y.encodeStateVector(yjs.doc)) === clocks(encodeStateVector(yrs.doc)) &&
      reading(encodeStateAsUpdate(yrs.doc)) === yjs.text.toString(),
  );
}

function reading(update: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc.getXmlFragment('text').toString();
}

describe('Yrs, an independent implementation, beside Yjs', () => {
  it('both write, format, delete and undo, and end with the same text', async () => {
    const live = await liveServer();
    const alice = stockClient(live.port, 'alice', 'doc');
    await synced(alice);
    alice.write('naïve 👩‍⚕️ words of Yjs');
    const rust = new YrsClient(live, 'bob');
    rust.connect('doc');
    await until('in sync', () => rust.synced);
    rust.present(77);
    await agreed(alice, rust);

    rust.write('words of Yrs, 漢字 𝔘');
    rust.run(1).insert(6, 'MUST ', undefined, undefined);
    rust.run(1).format(0, 5, { bold: {} }, undefined);
    rust.run(0).delete(0, 6, undefined);
    await agreed(alice, rust);
    expect(alice.text.toString()).toContain('<bold>words</bold> MUST of Yrs, 漢字 𝔘');
    expect(alice.read()[0]).toBe('👩‍⚕️ words of Yjs');

    rust.undo.undo();
    await until('its deletion undone', () => alice.read()[0] === 'naïve 👩‍⚕️ words of Yjs');
    rust.undo.undo();
    await until('its bold undone', () => !alice.text.toString().includes('<bold>'));
    rust.undo.redo();
    await until('and done again', () => alice.text.toString().includes('<bold>'));
    const manager = new Y.UndoManager(alice.text, { captureTimeout: 0 });
    alice.text.delete(1, 1);
    await until('gone for Yrs too', () => !rust.read().includes('Yrs'));
    manager.undo();
    await until('and back', () => rust.read().includes('Yrs'));
    const late = new YrsClient(live, 'carol');
    late.connect('doc');
    await until('in sync', () => late.synced);
    await agreed(alice, late);
    await agreed(alice, rust);
    expect([...alice.closes, ...rust.closes]).toEqual([]);
    expect(live.rooms.stats().counts).not.toHaveProperty('refused.gap');
  });

  it.each([1, 2, 3])('random editing on both sides, apart and together (seed %i)', async (seed) => {
    const log = memoryLog();
    const live = await liveServer({ log, settings: { foldAfter: 3_000 } });
    const alice = stockClient(live.port, 'alice', 'doc');
    await synced(alice);
    alice.write('the first paragraph');
    const rust = new YrsClient(live, 'bob');
    const random = chance(seed);
    for (let round = 0; round < 4; round++) {
      rust.connect('doc');
      await until('in sync', () => rust.synced);
      for (let n = 0; n < 30; n++) {
        editByYjs(alice, random);
        editByYrs(rust, random);
        if (n % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
      }
      await agreed(alice, rust);
      rust.disconnect();
      // Apart: each goes on alone.
      for (let n = 0; n < 15; n++) {
        editByYjs(alice, random);
        editByYrs(rust, random);
      }
    }
    rust.connect('doc');
    await until('in sync', () => rust.synced);
    await agreed(alice, rust);
    const late = stockClient(live.port, 'carol', 'doc');
    await synced(late);
    await agreed(late, rust);
    expect(alice.closes).toEqual([]);
    expect(rust.closes.filter((code) => code !== 1000 && code !== 1005)).toEqual([]);
  });
});

/**
 * Edits that both sides can make. No character of two UTF-16 units is cut in half: no editor does that, and there
 * the two implementations differ.
 */
function editByYjs({ doc, text }: StockClient, random: () => number): void {
  const what = random();
  const at = Math.floor(random() * text.length);
  const block = text.get(at);
  const run = block instanceof Y.XmlElement ? block.get(0) : undefined;
  doc.transact(() => {
    if (!(run instanceof Y.XmlText) || what < 0.2) text.insert(at, [paragraph('naïve Ω 漢字 of Yjs ')]);
    else if (what < 0.28 && text.length > 2) text.delete(at, 1);
    else if (what < 0.65) run.insert(Math.floor(random() * (run.length + 1)), 'Ω yjs ');
    else if (what < 0.8 && run.length > 5) run.delete(Math.floor(random() * (run.length - 4)), 4);
    else if (what < 0.9) run.format(0, run.length, { bold: random() < 0.5 ? {} : null });
    else if (block instanceof Y.XmlElement) block.setAttribute('id', `b${Math.floor(random() * 1e9)}`);
  });
}

function editByYrs(rust: YrsClient, random: () => number): void {
  const blocks = rust.text.length(undefined);
  const what = random();
  const at = Math.floor(random() * blocks);
  if (blocks === 0 || what < 0.2) {
    rust.write(`of Yrs ${Math.floor(random() * 1_000)} 漢字 `);
    return;
  }
  if (what < 0.28 && blocks > 2) {
    rust.text.delete(at, 1, undefined);
    return;
  }
  const run = rust.run(at);
  const length = run.length(undefined);
  const place = Math.floor(random() * length);
  if (what < 0.7) run.insert(place, 'Ω rust ', undefined, undefined);
  else if (what < 0.85 && length > 2) run.delete(place, Math.min(3, length - place), undefined);
  else if (length > 3) run.format(0, 2, { italic: random() < 0.5 ? {} : null }, undefined);
}
