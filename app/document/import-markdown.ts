import type { Root as HastRoot } from 'hast';
import { raw } from 'hast-util-raw';
import type { Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { newBlockId } from './ids';
import { carryAttributeLists } from './import/attribute-lists';
import { decodeSource } from './import/decode-source';
import { eachNode } from './import/each-node';
import { houseFromHast } from './import/hast-to-house';
import { ImportReport } from './import/import-report';
import { markLettered, numberLetteredLists } from './import/lettered-lists';
import { keepUnusedNotes, settleTree, takeFrontMatter } from './import/markdown-tree';
import { guardNesting, guardTree } from './import/nesting-guard';
import { settleNumbers } from './import/own-numbers';
import { parseMarkdown } from './import/parse-markdown';
import { carryTemplateTags } from './import/template-tags';
import { type DocumentJson, plainText } from './json';
import { seedUpdate } from './live-document';
import { outlineOf } from './outline';
import { TextError, textErrorCode } from './text-error';
import { wordsOf } from './word-count';
import type { ImportedText } from './workshop-types';

/**
 * A Markdown file as house content with the Yjs update that seeds a draft with it, and a report of everything
 * that could not be carried. Throws TextError: `too-large`, `not-utf-8`, `holds-nul`, `too-deep`.
 */
export function importMarkdown(bytes: Uint8Array, mint: () => string = newBlockId): ImportedText {
  const source = decodeSource(bytes);
  const report = new ImportReport();
  const { content, anchors, title } = withinDepth(() => convert(source, report, mint));
  return {
    content,
    update: seedUpdate(content),
    report: report.notes(),
    title,
    words: wordsOf(content),
    outline: outlineOf(content),
    anchors,
  };
}

function convert(source: string, report: ImportReport, mint: () => string) {
  guardNesting(source);
  const numbered = numberLetteredLists(carryAttributeLists(carryTemplateTags(source, report), report));
  const tree = parseMarkdown(numbered.source);
  guardTree(tree);
  markLettered(tree, numbered.lettered);
  const frontTitle = takeFrontMatter(tree, report);
  settleTree(tree);
  keepUnusedNotes(tree);
  const house = houseFromHast(htmlTree(tree, report), report, mint);
  const titled = withTitle(house.content, frontTitle, mint);
  const content = settleNumbers(titled, report);
  return { content, anchors: house.anchors, title: frontTitle ?? firstTitle(content) };
}

/** The HTML tree of a Markdown tree; raw HTML inside is parsed as browsers do, and only where there is any. */
function htmlTree(tree: Root, report: ImportReport): HastRoot {
  for (const node of tree.children) {
    if (node.type === 'footnoteDefinition')
      report.note('footnote-moved', node.identifier, node.position?.start.line);
  }
  const html = toHast(tree, { allowDangerousHtml: true, clobberPrefix: 'note-', footnoteLabel: 'Notes' });
  const root: HastRoot = html.type === 'root' ? html : { type: 'root', children: [] };
  if (!hasRaw(root)) return root;
  const parsed = raw(root);
  return parsed.type === 'root' ? parsed : { type: 'root', children: [] };
}

function hasRaw(root: HastRoot): boolean {
  let found = false;
  eachNode<{ readonly type: string }>(root, (node) => {
    found ||= node.type === 'raw';
  });
  return found;
}

/** A title from the front matter stands above the text, unless the text begins with it itself. */
function withTitle(content: DocumentJson, title: string | null, mint: () => string): DocumentJson {
  if (title === null) return content;
  const blocks = content.content ?? [];
  const opening = blocks.find((block) => block.type === 'heading');
  if (opening !== undefined && plainText(opening).toLowerCase() === title.toLowerCase()) return content;
  const heading = {
    type: 'heading',
    attrs: { id: mint(), level: 1 },
    content: [{ type: 'text', text: title }],
  };
  return { ...content, content: [heading, ...blocks] };
}

function firstTitle(content: DocumentJson): string | null {
  const heading = (content.content ?? []).find((block) => block.type === 'heading');
  return heading !== undefined && heading.attrs?.level === 1 ? plainText(heading) : null;
}

/** Some steps call themselves for each level; a tree that exhausts the stack is too deep to be a text. */
function withinDepth<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError && textErrorCode(error) === null) {
      throw new TextError('too-deep', 'The file nests too deep to be a text.');
    }
    throw error;
  }
}
