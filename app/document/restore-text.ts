import type * as Y from 'yjs';
import { stringify } from './canonical';
import type { Attributes, NodeJson } from './json';
import { formattingOf } from './live-document';
import { diffSequences, Interner } from './sequence-diff';

interface Run {
  readonly insert?: unknown;
  readonly attributes?: Record<string, unknown>;
}

/** Turns one run of live text into the wanted one: words first, then the formatting where it differs. */
export function rewriteText(text: Y.XmlText, wanted: readonly NodeJson[]): void {
  const runs = text.toDelta() as Run[];
  if (runs.some((run) => typeof run.insert !== 'string')) {
    // Something embedded that is not text: its length cannot be told from its JSON, so nothing is kept.
    text.delete(0, text.length);
    text.applyDelta(
      wanted.map((node) => ({ insert: node.text ?? '', attributes: formattingOf(node.marks) })),
    );
    return;
  }
  rewriteWords(
    text,
    runs.map((run) => String(run.insert)).join(''),
    wanted.map((node) => node.text).join(''),
  );
  rewriteFormatting(text, wanted);
}

function rewriteWords(text: Y.XmlText, present: string, wanted: string): void {
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
    if (to > from) text.delete(from, to - from);
    const inserted = b.slice(hunk.bFrom, hunk.bTo).join('');
    if (inserted !== '') text.insert(from, inserted, {});
  }
}

function rewriteFormatting(text: Y.XmlText, wanted: readonly NodeJson[]): void {
  const edits: Array<{ at: number; length: number; change: Record<string, Attributes | null> }> = [];
  const runs = (text.toDelta() as Run[]).map((run) => ({ ...run, length: String(run.insert).length }));
  let at = 0;
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
      if (change !== null) edits.push({ at, length, change });
      at += length;
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
