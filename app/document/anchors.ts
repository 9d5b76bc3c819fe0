import { inlineText, type TextPlace, textBlocks } from './inline-text';
import { blockId, type DocumentJson, type NodeJson, walk } from './json';

/**
 * What a comment hangs on. Comments are never marks in the text: an anchor is a description that is looked
 * up again in whatever the text has become, first by block id, then by position, then by the quoted words.
 *
 * Offsets count UTF-16 units of a block's inline text, a line break or cross-reference counting 1, so that an
 * offset is also the distance from the start of the block in the editor.
 */
export interface Anchor {
  readonly blockId: string;
  /** The selected words; '' when the anchor is the whole block. */
  readonly quote: string;
  /** Up to 40 characters before and after the quote within its block. */
  readonly before: string;
  readonly after: string;
  /** Yjs relative positions of both ends, base64 of their binary form; absent when made from a snapshot. */
  readonly fromPosition?: string;
  readonly toPosition?: string;
}

/**
 * Where an anchor is now. `found`: the words stand where they stood. `moved`: they stand in another block.
 * `changed`: the block stands but the quoted words were edited; from and to enclose what took their place when
 * that can be told. `lost`: neither block nor words are in the text.
 */
export type AnchorPlace =
  | {
      readonly state: 'found' | 'moved';
      readonly blockId: string;
      readonly from: number;
      readonly to: number;
    }
  | { readonly state: 'changed'; readonly blockId: string; readonly from?: number; readonly to?: number }
  | { readonly state: 'lost' };

const CONTEXT = 40;

/** Shorter quotes are too common to be looked for in other blocks without any context around them. */
const TELLING_LENGTH = 12;

/** An anchor on `from`..`to` of a block, or on the whole block when no range is given; null when there is none. */
export function makeAnchor(content: DocumentJson, id: string, from?: number, to?: number): Anchor | null {
  const block = findBlock(content, id);
  if (block === null) return null;
  const text = inlineText(block);
  const start = Math.max(0, Math.min(from ?? 0, text.length));
  const end = Math.max(start, Math.min(to ?? start, text.length));
  if (end === start) return { blockId: id, quote: '', before: '', after: '' };
  return {
    blockId: id,
    quote: text.slice(start, end),
    before: text.slice(Math.max(0, start - CONTEXT), start),
    after: text.slice(end, end + CONTEXT),
  };
}

/** Looks anchors up in one text, indexed once for all of them. */
export function anchorFinder(content: DocumentJson): (anchor: Anchor) => AnchorPlace {
  const blocks = textBlocks(content);
  const inside = new Map<string, TextPlace[]>();
  const ids = new Set<string>();
  walk(content, (node) => ids.add(blockId(node)));
  ids.delete('');
  for (const block of blocks) {
    for (const id of block.enclosing) {
      const list = inside.get(id);
      if (list === undefined) inside.set(id, [block]);
      else list.push(block);
    }
  }
  return (anchor) => {
    const own = inside.get(anchor.blockId) ?? [];
    const stands = ids.has(anchor.blockId);
    if (anchor.quote === '') {
      return stands ? { state: 'found', blockId: anchor.blockId, from: 0, to: 0 } : { state: 'lost' };
    }
    const here = bestMatch(own, anchor, 0);
    if (here !== null) return { state: 'found', ...here };
    const elsewhere = bestMatch(blocks, anchor, anchor.quote.length >= TELLING_LENGTH ? 0 : 6);
    if (elsewhere !== null) return { state: 'moved', ...elsewhere };
    if (!stands) return { state: 'lost' };
    return { state: 'changed', blockId: anchor.blockId, ...betweenContexts(own, anchor) };
  };
}

/** Where one anchor is now in `content`. For many anchors in one text use `anchorFinder`. */
export function resolveAnchor(content: DocumentJson, anchor: Anchor): AnchorPlace {
  return anchorFinder(content)(anchor);
}

interface Range {
  readonly blockId: string;
  readonly from: number;
  readonly to: number;
}

/** The occurrence of the quote whose surroundings fit best; at least `leastFit` characters of them must fit. */
function bestMatch(blocks: readonly TextPlace[], anchor: Anchor, leastFit: number): Range | null {
  let best: Range | null = null;
  let bestFit = leastFit - 1;
  for (const { id, text } of blocks) {
    for (let at = text.indexOf(anchor.quote); at >= 0; at = text.indexOf(anchor.quote, at + 1)) {
      const end = at + anchor.quote.length;
      const fit = fitBefore(text.slice(0, at), anchor.before) + fitAfter(text.slice(end), anchor.after);
      if (fit <= bestFit) continue;
      bestFit = fit;
      best = { blockId: id, from: at, to: end };
    }
  }
  return best;
}

function fitBefore(text: string, context: string): number {
  let fit = 0;
  while (fit < context.length && fit < text.length && text.at(-1 - fit) === context.at(-1 - fit)) fit += 1;
  return fit;
}

function fitAfter(text: string, context: string): number {
  let fit = 0;
  while (fit < context.length && fit < text.length && text[fit] === context[fit]) fit += 1;
  return fit;
}

/** What stands now between the words that stood around the quote. */
function betweenContexts(blocks: readonly TextPlace[], anchor: Anchor): { from?: number; to?: number } {
  if (anchor.before === '' || anchor.after === '') return {};
  for (const { text } of blocks) {
    const from = text.indexOf(anchor.before);
    const to = from < 0 ? -1 : text.indexOf(anchor.after, from + anchor.before.length);
    if (to >= 0) return { from: from + anchor.before.length, to };
  }
  return {};
}

function findBlock(content: DocumentJson, id: string): NodeJson | null {
  let found: NodeJson | null = null;
  walk(content, (node) => {
    if (found === null && blockId(node) === id) found = node;
    return found === null;
  });
  return found;
}
