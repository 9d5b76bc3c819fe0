import type { Root } from 'hast';
import { newBlockId } from '../ids';
import { type DocumentJson, walk } from '../json';
import { AnchorRegister } from './anchor-register';
import { BlockConverter } from './block-converter';
import { clean } from './clean-words';
import type { ImportReport } from './import-report';
import { resolveLinks } from './imported-links';

export interface HouseText {
  readonly content: DocumentJson;
  /** Anchors written in the source, with the id of the block each became. */
  readonly anchors: Record<string, string>;
}

/**
 * HTML as a tree into house content, whatever made the HTML: Markdown, an HTML page or a Word file. Only what
 * the house schema knows comes through; the rest is made plain and reported. Every block gets an id, and links
 * to places inside the source lead to the ids of the blocks these became. A file of our `own` says itself what the
 * ids are, and its links lead there already.
 */
export function houseFromHast(
  tree: Root,
  report: ImportReport,
  mint: () => string = newBlockId,
  own = false,
): HouseText {
  const anchors = new AnchorRegister();
  const converter = new BlockConverter(report, anchors, mint, own);
  const content: DocumentJson = { type: 'doc', content: converter.convert(tree.children, 0) };
  anchors.finish();
  report.leave();
  cleanAttributes(content, report);
  return { content: resolveLinks(content, anchors, report, own), anchors: anchors.written() };
}

/** Descriptions, captions and addresses hold no more of what no text needs than the words do. */
function cleanAttributes(content: DocumentJson, report: ImportReport): void {
  walk(content, (node) => {
    for (const holder of [node, ...(node.marks ?? [])]) {
      for (const [name, value] of Object.entries(holder.attrs ?? {})) {
        if (typeof value !== 'string' || clean(value) === value) continue;
        report.note('character-removed', 'control characters');
        holder.attrs = { ...holder.attrs, [name]: clean(value) };
      }
    }
  });
}
