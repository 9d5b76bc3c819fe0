import type * as Y from 'yjs';
import { stringify } from './canonical';
import type { Attributes, NodeJson } from './json';
import { formattingOf } from './live-document';
import { diffSequences, Interner } from './sequence-diff';
import type { TakenOut } from './taken-out';

interface Run {
  readonly insert?: unknown;
  readonly attributes?: Record<string, unknown>;
}

/** Turns one run of live text into the wanted one: words first, then the formatting where it differs. */
export function rewriteText(text: Y.XmlText, wanted: readonly NodeJson[], gone: TakenOut): void {
  const runs = text.toDelta() as Run[];
  if (runs.some((run) => typeof run.insert !== 'string')) {
    // Something embedded that is not text: its length cannot be told from its JSON, so nothing is kept.
    text.delete(0, text.length);
    text.applyDelta(
      wanted.map((node) => ({ insert: node.text ?? '', attributes: formattingOf(node.marks) })),
    );
    return;
  }
  const all = runs.map((run) => String(run.insert)).join('');
  rewriteWords(text, all, wanted.map((node) => node.text).join(''), gone);
  rewriteFormatting(text, wanted, gone);
}

/** The places in a line of the letters that stay, in UTF-16 units. */
function placesThatStay(text: Y.XmlText, gone: TakenOut): number[] {
  const places: number[] = [];
  let at = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    for (let unit = 0; unit < item.length; unit += 1) {
      if (!gone.has(item.id.client, item.id.clock + unit)) places.push(at + unit);
    }
    at += item.length;
  }
  return places;
}

/** The place behind the first `count` letters that stay. */
function placeAfter(places: readonly number[], count: number): number {
  return count === 0 ? 0 : (places[count - 1] ?? 0) + 1;
}

function rewriteWords(text: Y.XmlText, all: string, wanted: string, gone: TakenOut): void {
  const places = placesThatStay(text, gone);
  const present = places.map((place) => all.charAt(place)).join('');
  const interner = new Interner();
  const words = (line: string) => line.match(/\w+|\s+|[^\w\s]+/gu) ?? [];
  const a = words(present);
  const b = words(wanted);
  const offsets = [0];
  for (const word of a) offsets.push((offsets.at(-1) ?? 0) + word.length);
  const number = (word: string) => interner.number(word);
  // From the back, so that places further on stay where they are.
  for (const hunk of diffSequences(a.map(number), b.map(number)).reverse()) {
    const from = offsets[hunk.aFrom] ?? 0;
    const to = offsets[hunk.aTo] ?? from;
    for (let unit = to - 1; unit >= from; unit -= 1) {
      const end = unit;
      while (unit > from && places[unit - 1] === (places[unit] ?? 0) - 1) unit -= 1;
      text.delete(places[unit] ?? 0, end - unit + 1);
    }
    let inserted = b.slice(hunk.bFrom, hunk.bTo).join('');
    const cutOff = to === places.length ? all.slice(placeAfter(places, to)) : '';
    if (inserted.endsWith(cutOff) && gone.movesOn(cutOff)) inserted = inserted.slice(0, -cutOff.length);
    if (inserted !== '') text.insert(placeAfter(places, from), inserted, {});
  }
}

function rewriteFormatting(text: Y.XmlText, wanted: readonly NodeJson[], gone: TakenOut): void {
  const edits: Array<{ at: number; length: number; change: Record<string, Attributes | null> }> = [];
  const runs = runsThatStay(text, gone);
  let run = 0;
  let usedOfRun = 0;
  for (const node of wanted) {
    const formatting = formattingOf(node.marks);
    let left = node.text?.length ?? 0;
    while (left > 0) {
      const present = runs[run];
      if (present === undefined) break;
      const length = Math.min(left, present.length - usedOfRun);
      const change = formattingChange(present.attributes ?? {}, formatting);
      if (change !== null) edits.push({ at: present.at + usedOfRun, length, change });
      left -= length;
      usedOfRun += length;
      if (usedOfRun === present.length) {
        run += 1;
        usedOfRun = 0;
      }
    }
  }
  for (const edit of edits) text.format(edit.at, edit.length, edit.change);
}

/** The runs of one formatting each, without the letters that go. */
function runsThatStay(text: Y.XmlText, gone: TakenOut) {
  const places = placesThatStay(text, gone);
  const runs: Array<{ at: number; length: number; readonly attributes: Run['attributes'] }> = [];
  let [end, next] = [0, 0];
  for (const { insert, attributes } of text.toDelta() as Run[]) {
    end += String(insert).length;
    let run: (typeof runs)[number] | undefined;
    for (let place = places[next]; place !== undefined && place < end; place = places[++next]) {
      if (run !== undefined && run.at + run.length === place) run.length += 1;
      else {
        run = { at: place, length: 1, attributes };
        runs.push(run);
      }
    }
  }
  return runs;
}

/** What to set (a value) and to take away (null); null as a whole when nothing differs. */
function formattingChange(
  present: Record<string, unknown>,
  wanted: Record<string, Attributes>,
): Record<string, Attributes | null> | null {
  const change: Record<string, Attributes | null> = {};
  for (const name of Object.keys(present)) if (wanted[name] === undefined) change[name] = null;
  for (const [name, attrs] of Object.entries(wanted)) {
    if (withoutNulls(present[name]) !== withoutNulls(attrs)) change[name] = attrs;
  }
  return Object.keys(change).length === 0 ? null : change;
}

function withoutNulls(attrs: unknown): string | null {
  if (attrs === undefined || attrs === null) return null;
  return stringify(Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== null)));
}
