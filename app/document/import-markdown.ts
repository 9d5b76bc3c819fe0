import type { Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { newBlockId } from './ids';
import { carryAlerts } from './import/alerts';
import { guardAmount } from './import/amount-guard';
import { carryAttributeLists } from './import/attribute-lists';
import { decodeSource } from './import/decode-source';
import { finishImport, withinDepth } from './import/finish-import';
import { takeFrontMatter } from './import/front-matter';
import { ImportReport } from './import/import-report';
import type { ImportedText } from './import/import-types';
import { markLettered, numberLetteredLists } from './import/lettered-lists';
import { keepUnusedNotes, settleTree, widenTables } from './import/markdown-tree';
import { guardListDepth, guardNesting, guardTree } from './import/nesting-guard';
import { ownMarkdown } from './import/own-markdown';
import { parseRawHtml } from './import/raw-html';
import { carryTemplateTags } from './import/template-tags';
import { parseUnswallowed } from './import/unclosed-blocks';
import { keepUnclosedTags } from './import/unclosed-tags';

/**
 * A Markdown file as house content with the Yjs update that seeds a draft with it, and a report of everything
 * that could not be carried. Throws TextError: `too-large`, `not-utf-8`, `holds-nul`, `too-deep`.
 */
export function importMarkdown(
  bytes: Uint8Array,
  mint: () => string = newBlockId,
  accepted: readonly number[] = [],
): ImportedText {
  const source = decodeSource(bytes);
  const report = new ImportReport();
  return withinDepth(() => {
    const { tree, title, own } = hastOf(source, report);
    return finishImport({ tree, report, title, own, images: [], comments: [], changes: [] }, accepted, mint);
  });
}

interface Read {
  readonly tree: HastRoot;
  readonly title: string | null;
  readonly own: boolean;
}

function hastOf(read: string, report: ImportReport): Read {
  guardNesting(read);
  guardAmount(read);
  guardListDepth(read);
  const { own, source } = ownMarkdown(read);
  const numbered = own
    ? { source, lettered: new Map() }
    : numberLetteredLists(carryAttributeLists(carryTemplateTags(source, report), report));
  const tree = parseUnswallowed(numbered.source, report);
  guardTree(tree);
  markLettered(tree, numbered.lettered);
  const title = own ? null : takeFrontMatter(tree, report);
  if (!own) carryAlerts(tree, report);
  settleTree(tree);
  keepUnclosedTags(tree, report);
  keepUnusedNotes(tree);
  widenTables(tree, report);
  return { tree: htmlTree(tree, report), title, own };
}

/** The HTML tree of a Markdown tree. */
function htmlTree(tree: Root, report: ImportReport): HastRoot {
  for (const node of tree.children) {
    if (node.type === 'footnoteDefinition')
      report.note('footnote-moved', node.identifier, node.position?.start.line);
  }
  const html = toHast(tree, { allowDangerousHtml: true, clobberPrefix: 'note-', footnoteLabel: 'Notes' });
  return parseRawHtml(html.type === 'root' ? html : { type: 'root', children: [] });
}
