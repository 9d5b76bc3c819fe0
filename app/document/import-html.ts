import type { Element, Root, RootContent } from 'hast';
import { raw } from 'hast-util-raw';
import { newBlockId } from './ids';
import { guardPageAmount } from './import/amount-guard';
import { decodeSource } from './import/decode-source';
import { eachNode, lineOf } from './import/each-node';
import { finishImport, withinDepth } from './import/finish-import';
import { wordsOfElement } from './import/hast-words';
import { ImportReport } from './import/import-report';
import type { ImportedText } from './import/import-types';
import { ImportedImages } from './import/imported-images';
import { guardTree } from './import/nesting-guard';
import { readOwnHtml } from './import/own-html';

const MOST_HTML_BYTES = 16 * 1024 * 1024;

/**
 * An HTML page as house content. Nothing in it is run or fetched; images are taken in where the page itself holds
 * them. Throws TextError: `too-large`, `not-utf-8`, `holds-nul`, `too-deep`, `too-many`.
 */
export function importHtml(
  bytes: Uint8Array,
  mint: () => string = newBlockId,
  accepted: readonly number[] = [],
): ImportedText {
  const source = decodePage(bytes);
  return withinDepth(() => {
    guardPageAmount(source);
    const report = new ImportReport();
    const page = parsePage(source);
    const parsed: Root = page.type === 'root' ? page : { type: 'root', children: [] };
    guardTree(parsed);
    const title = wordsOfElement(firstElement(parsed, 'title')) || null;
    const tree: Root = { type: 'root', children: readOwnHtml(mainPart(parsed, report)) };
    const images = new ImportedImages(report);
    takeEmbeddedImages(tree, images, report);
    const hasHeading = ['h1', 'h2', 'h3'].some((name) => firstElement(tree, name) !== undefined);
    return finishImport(
      { tree, report, title: hasHeading ? null : title, images: images.all(), comments: [], changes: [] },
      accepted,
      mint,
    );
  });
}

/** The page as a tree whose elements know their lines, for the report. */
function parsePage(source: string): ReturnType<typeof raw> {
  const start = { line: 1, column: 1, offset: 0 };
  const position = { start, end: { ...start, offset: source.length } };
  // All that is asked of the file is its words.
  const file = source as unknown as NonNullable<Parameters<typeof raw>[1]>['file'];
  return raw({ type: 'root', children: [{ type: 'raw', value: source, position }], position }, { file });
}

/** Word and old pages say in the page itself that they are not in UTF-8. */
function decodePage(bytes: Uint8Array): string {
  const opening = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})/i.exec(opening)?.[1]?.toLowerCase() ?? '';
  if (!/^(windows-1252|iso-8859-1|latin1)$/.test(named) || bytes.byteLength > MOST_HTML_BYTES) {
    return decodeSource(bytes, MOST_HTML_BYTES);
  }
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (one) => WINDOWS[one.charCodeAt(0) - 0x80] ?? '');
  return decodeSource(new TextEncoder().encode(text), MOST_HTML_BYTES * 3);
}

/** What Windows has at 0x80 to 0x9f; browsers read all pages that say ISO 8859-1 in this way. */
const WINDOWS = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];

function firstElement(tree: Root, name: string): Element | undefined {
  let found: Element | undefined;
  eachNode<Root | RootContent>(tree, (node) => {
    if (node.type === 'element' && node.tagName === name) found = node;
  });
  return found;
}

/** What stands in the page's main part, where it names one; what is around it is told. */
function mainPart(page: Root, report: ImportReport): RootContent[] {
  const main = firstElement(page, 'main');
  if (main === undefined) {
    return page.children.filter(
      (child) => !(child.type === 'element' && ['title', 'meta', 'link', 'style'].includes(child.tagName)),
    );
  }
  report.note('element-unwrapped', '<main>: what stands around it was left out', lineOf(main));
  return main.children;
}

function takeEmbeddedImages(tree: Root, images: ImportedImages, report: ImportReport): void {
  eachNode<Root | RootContent>(tree, (node) => {
    if (node.type !== 'element' || node.tagName !== 'img') return;
    const { src, alt } = node.properties;
    report.reach(lineOf(node));
    const described = typeof alt === 'string' && alt.trim() !== '';
    if (!described) report.note('image-undescribed', 'image', lineOf(node));
    const data = typeof src === 'string' ? /^\s*data:[^,]{0,100};base64,/i.exec(src) : null;
    if (typeof src !== 'string' || data === null) return;
    const bytes = Buffer.from(src.slice(data[0].length), 'base64');
    const address = images.take(bytes, described ? alt : 'image inside the page');
    if (address === null) delete node.properties.src;
    else node.properties.src = address;
  });
  report.leave();
}
