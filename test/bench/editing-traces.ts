import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { textFragment } from '../../app/document/live-document';
import { ROOT } from './built-server';

/** A keystroke as the log keeps it. */
export interface Keystroke {
  readonly update: Uint8Array;
  readonly at: Date;
}

export interface TypedTrace {
  readonly name: string;
  readonly keystrokes: readonly Keystroke[];
  /** What stands at the end. */
  readonly end: string;
}

interface Trace {
  readonly endContent: string;
  readonly txns: ReadonlyArray<{ time: string; patches: ReadonlyArray<[number, number, string]> }>;
}

export const TRACES = ['json-crdt-patch', 'rustcode', 'seph-blog1'] as const;

/**
 * A real recording of somebody typing, as one Yjs update for each keystroke in a text of ours: all of it in one code
 * block, so that line ends are characters. Null where the recordings are absent.
 */
export function typedTrace(name: (typeof TRACES)[number]): TypedTrace | null {
  const folder = resolve(ROOT, process.env.CONCORD_SHARED_DATA ?? '../shared/data');
  const file = join(folder, 'editing-traces/sequential_traces', `${name}.json.gz`);
  if (!existsSync(file)) {
    console.log(`The recording ${file} is not on this machine (CONCORD_SHARED_DATA names its folder).`);
    return null;
  }
  const trace = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as Trace;
  const doc = new Y.Doc();
  const keystrokes: Keystroke[] = [];
  let at = new Date(0);
  doc.on('update', (update: Uint8Array) => keystrokes.push({ update, at }));
  const text = new Y.XmlText();
  doc.transact(() => {
    const block = new Y.XmlElement('codeBlock');
    block.setAttribute('id', 'typed000000');
    textFragment(doc).insert(0, [block]);
    block.insert(0, [text]);
  });
  const points = new CodePoints();
  for (const { time, patches } of trace.txns) {
    const then = new Date(time);
    at = then > at ? then : at;
    for (const [place, removed, added] of patches) {
      const from = points.unit(place);
      const to = points.unit(place + removed);
      doc.transact(() => {
        if (to > from) text.delete(from, to - from);
        if (added !== '') text.insert(from, added);
      });
      points.replace(from, to, added);
    }
  }
  doc.destroy();
  return { name, keystrokes, end: trace.endContent };
}

/** Turns places counted in code points into places counted in UTF-16 units, which differ only where a pair stands. */
class CodePoints {
  #text = '';
  #pairs = false;

  unit(place: number): number {
    if (!this.#pairs) return place;
    let unit = 0;
    for (let left = place; left > 0; left -= 1) unit += (this.#text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
    return unit;
  }

  replace(from: number, to: number, added: string): void {
    this.#text = this.#text.slice(0, from) + added + this.#text.slice(to);
    if (/[\ud800-\udbff]/.test(added)) this.#pairs = true;
  }
}
