import type { Anchor, AnchorPlace } from './anchor-types';
import { AnchoredText } from './anchored-text';
import { inlineText } from './inline-text';
import { blockId, type DocumentJson, type NodeJson, walk } from './json';
import { passageFinder } from './whole-passage';

const CONTEXT = 40;

/** An anchor on `from`..`to` of a block, or on the whole block when no range is given; null when there is none. */
export function makeAnchor(content: DocumentJson, id: string, from?: number, to?: number): Anchor | null {
  return anchorMaker(content)(id, from, to);
}

/** Makes many anchors in one text, which is looked through once for all of them. */
export function anchorMaker(
  content: DocumentJson,
): (id: string, from?: number, to?: number) => Anchor | null {
  const blocks = new Map<string, NodeJson>();
  walk(content, (node) => {
    const id = blockId(node);
    if (id !== '' && !blocks.has(id)) blocks.set(id, node);
  });
  let finder: ReturnType<typeof passageFinder> | undefined;
  return (id, from, to) => {
    const block = blocks.get(id);
    if (block === undefined) return null;
    const text = inlineText(block);
    const start = Math.max(0, Math.min(from ?? 0, text.length));
    const end = Math.max(start, Math.min(to ?? start, text.length));
    if (end > start) {
      return {
        blockId: id,
        quote: text.slice(start, end),
        before: text.slice(Math.max(0, start - CONTEXT), start),
        after: text.slice(end, end + CONTEXT),
      };
    }
    finder ??= passageFinder(content);
    const passage = finder(id);
    return { blockId: id, quote: '', before: '', after: '', ...(passage === null ? {} : { passage }) };
  };
}

/** Looks anchors up in one text, indexed once for all of them. */
export function anchorFinder(content: DocumentJson): (anchor: Anchor) => AnchorPlace {
  const text = new AnchoredText(content);
  return (anchor) => text.placeOf(anchor);
}

/** Where one anchor is now in `content`. For many anchors in one text use `anchorFinder`. */
export function resolveAnchor(content: DocumentJson, anchor: Anchor): AnchorPlace {
  return anchorFinder(content)(anchor);
}
