import * as Y from 'yjs';
import { paragraph } from './stock-client';

/** Chance from one seed. */
export function chance(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One random edit of a document, as the editor could make it. */
export function randomEdit(doc: Y.Doc, random: () => number): void {
  const text = doc.getXmlFragment('text');
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const words = () =>
    pick(['MUST ', 'naïve ', 'SHOULD ', '👩‍⚕️ ', 'a', 'the pharmacy system '] as const) ?? 'a';
  const block = pick(text.toArray());
  const run = block instanceof Y.XmlElement ? block.get(0) : undefined;
  doc.transact(() => {
    const what = random();
    if (!(block instanceof Y.XmlElement) || !(run instanceof Y.XmlText) || what < 0.15) {
      text.insert(Math.floor(random() * (text.length + 1)), [paragraph(words())]);
    } else if (what < 0.55) run.insert(Math.floor(random() * (run.length + 1)), words());
    else if (what < 0.7 && run.length > 0) {
      const at = Math.floor(random() * run.length);
      run.delete(at, Math.min(run.length - at, 1 + Math.floor(random() * 6)));
    } else if (what < 0.8 && run.length > 1) {
      run.format(0, Math.ceil(run.length / 2), { bold: random() < 0.5 ? {} : null });
    } else if (what < 0.9) block.setAttribute('id', `b${Math.floor(random() * 1e9)}`);
    else text.delete(text.toArray().indexOf(block), 1);
  });
}

/** People who edit copies of one document, now and then exchanging everything; with every update, in causal order. */
export function randomEditing(seed: number, { people, steps }: { people: number; steps: number }) {
  const random = chance(seed);
  const updates: Uint8Array[] = [];
  const docs = Array.from({ length: people }, (_, index) => {
    const doc = new Y.Doc();
    doc.clientID = 100 + index + seed * 10;
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== 'exchange') updates.push(bytes);
    });
    return doc;
  });
  for (let step = 0; step < steps; step++) {
    const doc = docs[Math.floor(random() * people)];
    if (doc) randomEdit(doc, random);
    if (random() < 0.2)
      for (const one of docs) for (const bytes of updates) Y.applyUpdate(one, bytes, 'exchange');
  }
  for (const one of docs) for (const bytes of updates) Y.applyUpdate(one, bytes, 'exchange');
  return { docs, updates };
}
