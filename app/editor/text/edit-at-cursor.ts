import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import type { ProsemirrorBinding } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { KeptMapping } from './kept-mapping';

/** A change of one run of words: `remove` letters at `at`, and `insert` in their place. */
export interface TextEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/**
 * The edit that ends at the cursor, which is where people type and delete; null where none leads from one to the
 * other. Of two equal letters side by side a comparison of words alone cannot tell which one is new.
 *
 * @param cursor where the cursor is in `now`
 */
export function editAtCursor(before: string, now: string, cursor: number): TextEdit | null {
  const after = now.length - cursor;
  const end = before.length - after;
  if (cursor < 0 || after < 0 || end < 0 || before.slice(end) !== now.slice(cursor)) return null;
  const most = Math.min(end, cursor);
  let at = 0;
  while (at < most && before[at] === now[at]) at += 1;
  return { at, remove: end - at, insert: now.slice(at, cursor) };
}

/**
 * Brings what was typed at the cursor into the live text as it was typed. The binding compares words, and takes the
 * last of equal letters for the new one: letters of somebody's sentence would then hang between those of another,
 * apart from one another as soon as these are deleted. Whatever is not as simple as that is left to the binding.
 *
 * @param before the text that the live text says still
 * @returns what is to be called when the rest of the text is up to date as well
 */
export function typeAtCursor(
  { mapping }: ProsemirrorBinding,
  before: Node,
  { selection: { $head } }: EditorState,
): () => void {
  const line = $head.parent;
  const start = line.isTextblock ? $head.before() : before.content.size;
  const old = start < before.content.size ? before.nodeAt(start) : null;
  if (old === null || old === line || !old.isTextblock || !(mapping instanceof KeptMapping)) return nothing;
  const part: unknown = mapping.partOf(old);
  if (!(part instanceof Y.XmlElement) || part._item?.deleted !== false) return nothing;
  const [was, is] = [runsOf(old), runsOf(line)];
  const children = part.toArray();
  if (was.length !== is.length || children.length !== was.length) return nothing;
  const changed = is.flatMap((run, place) => (run.words === was[place]?.words ? [] : [place]));
  const [place = -1] = changed;
  const [run, former, live] = [is[place], was[place], children[place]];
  if (changed.length !== 1 || run === undefined || former === undefined || !(live instanceof Y.XmlText))
    return nothing;
  if (run.words === null || former.words === null || wordsIn(live) !== former.words) return nothing;
  const edit = editAtCursor(former.words, run.words, $head.parentOffset - run.start);
  if (edit === null) return nothing;
  live.delete(edit.at, edit.remove);
  live.insert(edit.at, edit.insert);
  return () => {
    // The binding looks no further into a block that is alike by now, and so does not note what stands for its parts.
    let at: unknown = part;
    for (let depth = $head.depth; depth > 0 && at instanceof Y.XmlElement; depth -= 1) {
      if (at._item?.deleted !== false) return;
      mapping.set(at, $head.node(depth));
      at = at.parent;
    }
  };
}

const nothing = () => undefined;

interface Run {
  readonly start: number;
  /** Null for something that is not words. */
  readonly words: string | null;
}

/** What stands in a line, as the live text has it: neighbouring words are one, however they are formatted. */
function runsOf(line: Node): readonly Run[] {
  const runs: Run[] = [];
  line.forEach((node, offset) => {
    const last = runs.at(-1);
    if (!node.isText) runs.push({ start: offset, words: null });
    else if (last === undefined || last.words === null) runs.push({ start: offset, words: node.text ?? '' });
    else runs[runs.length - 1] = { start: last.start, words: last.words + (node.text ?? '') };
  });
  return runs;
}

/** Null where something stands among the words that is none. */
function wordsIn(live: Y.XmlText): string | null {
  const parts: readonly { readonly insert?: unknown }[] = live.toDelta();
  return parts.every(({ insert }) => typeof insert === 'string')
    ? parts.map(({ insert }) => String(insert)).join('')
    : null;
}
