import * as Y from 'yjs';
import type { DocumentJson, NodeJson } from './json';
import {
  type LiveChild,
  liveChildren,
  openLive,
  readLiveChild,
  readText,
  textFragment,
} from './live-document';
import { restoreUpdate } from './restore';
import { showable, type Unshowable, unshowable } from './unshowable';

/** What becomes of a block that the editor cannot show. */
export interface Repaired extends Unshowable {
  /** `as-before`: it gets the last form that could be shown; `removed`: it never had one. */
  readonly how: 'as-before' | 'removed';
}

export interface Repair {
  /** The edits that make the whole text one that can be shown; the other blocks are not touched. */
  readonly update: Uint8Array;
  readonly blocks: readonly Repaired[];
}

/**
 * Finds in the log of a text what the damaged blocks were before, and the edits that bring that back.
 *
 * @param log every update of the text from its beginning, in order
 * @returns null when there is nothing to repair
 */
export function repairText(log: readonly Uint8Array[]): Repair | null {
  const present = readText(openLive(log));
  const faults = unshowable(present);
  if (faults.length === 0) return null;
  const before = lastShowable(log, new Set(faults.flatMap(({ id }) => id ?? [])));
  const blocks = faults.map((fault): Repaired => {
    return { ...fault, how: fault.id !== null && before.has(fault.id) ? 'as-before' : 'removed' };
  });
  const byPlace = new Map(blocks.map((block) => [block.at, block]));
  const content = (present.content ?? []).flatMap((block, at) => {
    const fault = byPlace.get(at);
    if (!fault) return block;
    return (fault.id === null ? undefined : before.get(fault.id)) ?? [];
  });
  const target: DocumentJson = { ...present, content };
  return { update: restoreUpdate(log, target), blocks };
}

/** The last form in which each of these blocks could be shown, found by playing the log once. */
function lastShowable(log: readonly Uint8Array[], ids: ReadonlySet<string>): ReadonlyMap<string, NodeJson> {
  const found = new Map<string, NodeJson>();
  const doc = new Y.Doc();
  const text = textFragment(doc);
  const look = (child: LiveChild) => {
    const id = child instanceof Y.XmlElement ? child.getAttribute('id') : undefined;
    if (id === undefined || !ids.has(id)) return;
    const [block] = readLiveChild(child);
    if (block && showable(block)) found.set(id, block);
  };
  text.observeDeep((events) => {
    const changed = new Set(events.map(({ path, target }) => (target === text ? null : path[0])));
    if (changed.has(null)) for (const child of liveChildren(text)) look(child);
    else {
      const children = liveChildren(text);
      for (const place of changed) {
        const child = typeof place === 'number' ? children[place] : undefined;
        if (child) look(child);
      }
    }
  });
  for (const update of log) Y.applyUpdate(doc, update);
  doc.destroy();
  return found;
}
