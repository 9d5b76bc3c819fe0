import type { Element, ElementContent, RootContent } from 'hast';
import { type Attributes, type MarkJson, type NodeJson, textAttribute } from '../json';
import { isImageElsewhere, isSafeImageSource } from '../links';
import type { AnchorRegister } from './anchor-register';
import { clean } from './clean-words';
import { droppedLooks } from './dropped-looks';
import { lineOf } from './each-node';
import { DROPPED, EXPLAINED, MARK_OF_ELEMENT, SCRIPTS, SILENT_INLINE } from './html-elements';
import type { ImportReport } from './import-report';
import type { LineBuilder } from './line-builder';
import { addOwnInline, addOwnReference } from './own-inline';

/** Marks that nobody sees and that turn the order in which letters are shown. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;

/** What the inline part needs of the block part. */
interface Blocks {
  isBlock(element: Element): boolean;
  convertBlock(element: Element, depth: number): NodeJson[];
  make(type: string, attrs: Attributes): NodeJson;
}

/** Turns what stands in a line of HTML into inline content of the house. */
export class InlineConverter {
  private readonly speltOut = new Set<string>();

  constructor(
    private readonly report: ImportReport,
    private readonly anchors: AnchorRegister,
    private readonly blocks: Blocks,
    private readonly own: boolean,
  ) {}

  /** Adds a node to a line. A block inside the line ends the paragraph before it and begins one after it. */
  add(
    node: RootContent | ElementContent,
    marks: readonly MarkJson[],
    line: LineBuilder,
    depth: number,
  ): void {
    this.report.reach(lineOf(node));
    if (node.type === 'text') line.addText(this.read(node.value, lineOf(node)), marks);
    else if (node.type === 'comment') {
      if (node.value.trim() !== '') this.report.note('comment-dropped', '<!-- -->', lineOf(node));
    } else if (node.type === 'element') this.addElement(node, marks, line, depth);
  }

  /** Words without what no text needs; what went, and what turns the order of words, is told. */
  private read(words: string, sourceLine?: number): string {
    const kept = clean(words);
    if (kept !== words) this.report.note('character-removed', 'control characters', sourceLine);
    if (TURNING.test(kept)) this.report.note('direction-mark', 'marks of direction', sourceLine);
    return kept;
  }

  private addElement(element: Element, marks: readonly MarkJson[], line: LineBuilder, depth: number): void {
    const { tagName, properties } = element;
    if (SCRIPTS.has(tagName) || DROPPED.has(tagName)) this.reportLeftOut(element);
    else if (this.blocks.isBlock(element)) {
      for (const block of this.blocks.convertBlock(element, depth)) line.addBlock(block);
    } else if (!('dataFootnoteBackref' in properties)) {
      this.reportHandlers(element);
      if (this.own && addOwnInline(element, marks, line)) return;
      if (addOwnReference(element, line)) return;
      this.anchors.meet(properties.id, properties);
      if (tagName === 'a') this.anchors.meet(properties.name);
      if (tagName === 'br') line.addInline({ type: 'hardBreak' });
      else if (tagName === 'img') this.addImage(element, line);
      else if (tagName === 'input') this.addBox(element, line);
      else this.addPhrase(element, marks, line, depth);
    }
  }

  private addPhrase(element: Element, marks: readonly MarkJson[], line: LineBuilder, depth: number): void {
    const own = this.markOf(element);
    const inner = own === null ? marks : [...marks.filter((mark) => mark.type !== own.type), own];
    if (own === null && !SILENT_INLINE.has(element.tagName)) {
      this.report.note('element-unwrapped', `<${element.tagName}>`, lineOf(element));
    }
    // A link without words would vanish; its address stands for them.
    if (own?.type === 'link' && isEmpty(element)) line.addText(textAttribute(own, 'href'), inner);
    if (element.tagName === 'q') line.addText('“', marks);
    for (const child of element.children) this.add(child, inner, line, depth);
    if (element.tagName === 'q') line.addText('”', marks);
    this.spellOut(element, marks, line);
  }

  /** What an abbreviation stands for, which HTML keeps in an attribute and a text in its words: said once. */
  private spellOut(element: Element, marks: readonly MarkJson[], line: LineBuilder): void {
    const { title } = element.properties;
    if (element.tagName === 'a' || typeof title !== 'string' || title.trim() === '') return;
    const spelt = title.trim();
    if (!EXPLAINED.has(element.tagName)) {
      this.report.note('attribute-dropped', `title="${spelt}"`, lineOf(element));
      return;
    }
    this.report.note('abbreviation-spelt-out', spelt, lineOf(element));
    if (this.speltOut.has(spelt)) return;
    this.speltOut.add(spelt);
    line.addText(` (${this.read(spelt, lineOf(element))})`, marks);
  }

  private markOf(element: Element): MarkJson | null {
    const type = Object.hasOwn(MARK_OF_ELEMENT, element.tagName)
      ? MARK_OF_ELEMENT[element.tagName]
      : undefined;
    if (type !== undefined) return { type };
    const { href, title } = element.properties;
    if (element.tagName !== 'a' || typeof href !== 'string') return null;
    if (href.trim() === '') {
      this.report.note('link-unsafe', 'link without address', lineOf(element));
      return null;
    }
    this.report.meet(href.trim(), lineOf(element));
    const attrs: Attributes = { href: href.trim() };
    if (typeof title === 'string' && title !== '') attrs.title = title;
    return { type: 'link', attrs };
  }

  private addImage(element: Element, line: LineBuilder): void {
    const { src, alt, title } = element.properties;
    const embedded = typeof src === 'string' && /^\s*data:/i.test(src);
    const address = typeof src === 'string' && !embedded ? src : null;
    this.report.meet(address ?? 'image', lineOf(element));
    const what = address ?? (embedded ? 'image inside the file' : 'image without address');
    if (!isSafeImageSource(address)) this.report.note('image-not-shown', what, lineOf(element));
    else if (isImageElsewhere(address)) this.report.note('image-elsewhere', what, lineOf(element));
    const words = (value: unknown) =>
      typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
    line.addBlock(this.blocks.make('figure', { src: address, alt: words(alt), caption: words(title) }));
  }

  /** The box of a task list as a character: a text of record has nothing to tick. */
  private addBox(element: Element, line: LineBuilder): void {
    if (element.properties.type !== 'checkbox') {
      this.report.note('element-dropped', '<input>', lineOf(element));
      return;
    }
    this.report.note('task-box', 'task list', lineOf(element));
    line.addText(element.properties.checked === true ? '☑ ' : '☐ ', []);
  }

  /** An element that is taken out with everything in it. */
  reportLeftOut(element: Element): void {
    const kind = SCRIPTS.has(element.tagName) ? 'script-removed' : 'element-dropped';
    this.report.note(kind, `<${element.tagName}>`, lineOf(element));
  }

  /** Programs and looks that an element brings along and leaves behind. */
  reportHandlers(element: Element): void {
    for (const look of droppedLooks(element)) this.report.note('style-dropped', look, lineOf(element));
    for (const name of Object.keys(element.properties)) {
      if (/^on[a-z]/i.test(name)) this.report.note('script-removed', name.toLowerCase(), lineOf(element));
    }
  }
}

function isEmpty(element: Element): boolean {
  return element.children.every((child) => child.type === 'text' && /^[ \t\n\r\f]*$/.test(child.value));
}
