import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { ROOT } from '../built-server';

/** The number of keystrokes in the trace that is best known for this. */
const KEYSTROKES = 259_778;
/** Keystrokes of one sitting: then the page is opened anew, with a client id of its own. */
const SITTING = 3_900;

const TRACES = ['seph-blog1', 'rustcode', 'json-crdt-patch'] as const;

type Patch = readonly [position: number, deleted: number, inserted: string];

/**
 * Real editing traces, one after another and each in a text of its own, keystroke by keystroke as Yjs updates.
 * They are read from the shared data; where these are absent, somebody types a text and corrects it.
 *
 * @returns how many there are, where they come from, and the text at the end as one update
 */
export function writeTrace(file: string, most = KEYSTROKES) {
  const folder = resolve(ROOT, process.env.CONCORD_SHARED_DATA ?? '../shared/data', 'editing-traces');
  const path = (name: string) => join(folder, 'sequential_traces', `${name}.json.gz`);
  const real = TRACES.every((name) => existsSync(path(name)));
  const texts: readonly (readonly Patch[])[] = real
    ? TRACES.map((name) => patchesOf(JSON.parse(gunzipSync(readFileSync(path(name))).toString())))
    : [inventedPatches(most)];

  const out = encoding.createEncoder();
  let sitting: Uint8Array[] = [];
  let doc = new Y.Doc();
  let count = 0;
  const note = (update: Uint8Array) => void sitting.push(update);
  const standUp = () => {
    encoding.writeVarUint(out, sitting.length);
    for (const update of sitting) encoding.writeVarUint8Array(out, update);
    sitting = [];
    const whole = Y.encodeStateAsUpdate(doc);
    doc.destroy();
    doc = new Y.Doc();
    doc.clientID = 3_000_000 + count;
    Y.applyUpdate(doc, whole);
    doc.on('update', note);
  };

  doc.clientID = 3_000_000;
  doc.on('update', note);
  for (let round = 0; count < most; round += 1) {
    const patches = texts[round % texts.length] ?? [];
    doc.getXmlFragment('text').push([lineOf()]);
    for (const [position, deleted, inserted] of patches.slice(0, most - count)) {
      const line = lastLine(doc);
      doc.transact(() => {
        if (deleted > 0) line.delete(position, deleted);
        if (inserted !== '') line.insert(position, inserted);
      });
      count += 1;
      if (sitting.length >= SITTING) standUp();
    }
  }
  standUp();
  writeFileSync(file, encoding.toUint8Array(out));
  const whole = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { keystrokes: count, bytes: whole.length, from: real ? TRACES.join(', ') : 'invented' };
}

function patchesOf(trace: { readonly txns: readonly { readonly patches: readonly Patch[] }[] }): Patch[] {
  return trace.txns.flatMap(({ patches }) => patches);
}

function lineOf(): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText()]);
  return paragraph;
}

function lastLine(doc: Y.Doc): Y.XmlText {
  const text = doc.getXmlFragment('text');
  const paragraph = text.get(text.length - 1);
  const line = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (!(line instanceof Y.XmlText)) throw new Error('The last paragraph has no text.');
  return line;
}

/** Typing on and on, somewhere else after every sentence, with every tenth letter taken back. */
function inventedPatches(most: number): Patch[] {
  const patches: Patch[] = [];
  let [length, at] = [0, 0];
  while (patches.length < most) {
    const press = patches.length;
    if (press % 80 === 0) at = length === 0 ? 0 : (press * 7_919) % length;
    if (press % 10 === 9 && at > 0) {
      patches.push([at - 1, 1, '']);
      at -= 1;
      length -= 1;
    } else {
      patches.push([at, 0, 'e']);
      at += 1;
      length += 1;
    }
  }
  return patches;
}
