import type { Element, ElementContent } from 'hast';
import type { XmlElement } from '../archive/xml-reader';
import { allBelow, childOf, elementsIn, textOf, wordValue } from '../archive/xml-tree';
import { rawText } from '../hast-words';
import { UNNUMBERED } from '../own-inline';
import { html, text } from './hast-make';
import { ListStack } from './list-stack';
import { readOwnFrame } from './own-frames';
import type { WordNumbering } from './word-numbering';
import { isBlank, RunConverter, type WordContext } from './word-runs';
import { numberingOf, outlineLevel, type WordStyle } from './word-styles';
import { wordTable } from './word-table';

/** Turns the body of a Word file into HTML blocks, which the house then reads like any other HTML. */
export class BodyConverter {
  private readonly runs: RunConverter;
  /** Words of a paragraph whose end is taken out: they go on in the next one. */
  private carried: ElementContent[] = [];
  /** A title of the whole stands above the headings, which are then one level lower. */
  private readonly lowered: number;

  constructor(
    private readonly context: WordContext,
    private readonly numbering: WordNumbering,
  ) {
    this.runs = new RunConverter(context);
    const body = childOf(context.word.document, 'w:body');
    const isTitle = (one: XmlElement) =>
      this.styleOf(one).name === 'title' && allBelow(one, 'w:t').some((part) => textOf(part).trim() !== '');
    this.lowered = elementsIn(body).some((one) => one.name === 'w:p' && isTitle(one)) ? 1 : 0;
  }

  convert(parent: XmlElement): ElementContent[] {
    const blocks: ElementContent[] = [];
    const lists = new ListStack(this.numbering);
    this.convertInto(parent, blocks, lists);
    if (this.carried.length > 0) blocks.push(html('p', {}, this.takeCarried()));
    return settleCaptions(blocks);
  }

  private convertInto(parent: XmlElement, blocks: ElementContent[], lists: ListStack): void {
    for (const child of elementsIn(parent)) {
      if (child.name === 'w:p') this.paragraph(child, blocks, lists);
      else if (child.name === 'w:tbl') {
        lists.close();
        blocks.push(wordTable(child, this.context, (cell) => this.convert(cell)));
      } else if (child.name === 'w:sdt') {
        const own = readOwnFrame(child, this.context.own !== null, (inside) => this.convert(inside));
        if (own !== null) {
          if (lists.isOpen && isIndented(child)) lists.goOn(own);
          else {
            lists.close();
            blocks.push(own);
          }
          continue;
        }
        const gallery = allBelow(childOf(child, 'w:sdtPr') ?? child, 'w:docPartGallery')[0];
        if (/contents|index/i.test(gallery?.attributes.get('w:val') ?? '')) {
          if (this.context.own === null) this.context.report.note('contents-computed', 'table of contents');
        } else this.convertInto(childOf(child, 'w:sdtContent') ?? child, blocks, lists);
      } else if (child.name === 'w:altChunk') this.context.report.note('object-dropped', 'embedded document');
      else if (['w:customXml', 'mc:AlternateContent', 'mc:Choice'].includes(child.name)) {
        this.convertInto(child, blocks, lists);
      } else if (child.name === 'w:bookmarkStart') {
        const name = child.attributes.get('w:name') ?? '';
        if (name !== '' && name !== '_GoBack') blocks.push(html('a', { id: name }));
      } else if (child.name === 'm:oMathPara') {
        blocks.push(html('p', {}, [text(allBelow(child, 'm:t').map(textOf).join(''))]));
      }
    }
  }

  private paragraph(element: XmlElement, blocks: ElementContent[], lists: ListStack): void {
    const { comments, report } = this.context;
    report.nextParagraph();
    const properties = childOf(element, 'w:pPr');
    const style = this.styleOf(element);
    const level = outlineLevel(properties) ?? style.level;
    const skippedBefore = this.runs.skipping;
    const own = this.runs.convert(element, { plain: level !== null });
    comments.endParagraph();
    if (childOf(properties, 'w:pPrChange') !== undefined) report.note('format-change', 'tracked formatting');
    if (/^toc \d|^table of figures/.test(style.name) || (skippedBefore && this.runs.skipping)) {
      report.note('contents-computed', 'table of contents');
      return;
    }
    const content = [...this.takeCarried(), ...own];
    if (childOf(childOf(properties, 'w:rPr'), 'w:del') !== undefined) {
      this.carried = content;
      return;
    }
    this.place(content, { element, style, level }, blocks, lists);
    for (const box of this.runs.boxes.splice(0)) {
      report.note('text-box', 'text box');
      lists.close();
      this.convertInto(box, blocks, lists);
    }
  }

  private place(
    content: ElementContent[],
    from: { readonly element: XmlElement; readonly style: WordStyle; readonly level: number | null },
    blocks: ElementContent[],
    lists: ListStack,
  ): void {
    const { style, level } = from;
    if (!isBlank(content)) {
      for (const look of style.looks)
        if (this.context.own?.isOwnLook(style.name, look) !== true)
          this.context.report.note('style-dropped', `${look}, of the style “${style.name}”`);
    }
    if (isBlank(content)) {
      // Places that are linked to are kept; a line without words is only distance, except inside code.
      if (content.some((one) => one.type === 'element')) blocks.push(...content);
      const last = blocks.at(-1);
      if (isCode(style) && isPre(last)) last.children.push(text('\n'));
      return;
    }
    const numbering = numberingOf(childOf(from.element, 'w:pPr')) ?? style.numbering;
    if (style.name === 'title') {
      lists.close();
      blocks.push(html('h1', {}, content));
    } else if (level !== null) {
      lists.close();
      const counted = numbering !== null && numbering.id !== '0';
      const number = this.context.own === null || counted ? {} : { [UNNUMBERED]: true };
      blocks.push(html(`h${Math.min(6, level + this.lowered)}`, number, content));
    } else if (numbering !== null && numbering.id !== '0') {
      blocks.push(...lists.add(numbering.id, numbering.level, [html('p', {}, content)]));
    } else if (lists.isOpen && /^list (continue|paragraph)/.test(style.name)) {
      lists.goOn(html('p', {}, content));
    } else {
      lists.close();
      this.placePlain(content, style, blocks);
    }
  }

  private placePlain(content: ElementContent[], style: WordStyle, blocks: ElementContent[]): void {
    const last = blocks.at(-1);
    if (isCode(style) || isAllCode(content)) {
      const words = rawText(html('p', {}, content));
      if (isPre(last)) last.children.push(text(`\n${words}`));
      else blocks.push(html('pre', {}, [text(words)]));
    } else if (/^(intense )?quote$|block text/.test(style.name)) {
      const line = html('p', {}, content);
      if (last?.type === 'element' && last.tagName === 'blockquote') last.children.push(line);
      else blocks.push(html('blockquote', {}, [line]));
    } else {
      blocks.push(html('p', style.name === 'caption' ? { dataCaption: true } : {}, content));
    }
  }

  private styleOf(paragraph: XmlElement): WordStyle {
    return this.context.styles.find(wordValue(childOf(paragraph, 'w:pPr'), 'w:pStyle'));
  }

  private takeCarried(): ElementContent[] {
    return this.carried.splice(0);
  }
}

/** Whether the first paragraph of a frame stands in from the edge, as what goes on with a point of a list does. */
function isIndented(frame: XmlElement): boolean {
  const [first] = allBelow(frame, 'w:p');
  return childOf(childOf(first, 'w:pPr'), 'w:ind') !== undefined;
}

function isCode(style: WordStyle): boolean {
  return style.monospaced || /\bcode\b|^html preformatted$|^plain text$|source/.test(style.name);
}

/** A paragraph that is in a font for code from end to end. */
function isAllCode(content: readonly ElementContent[]): boolean {
  const seen = content.filter((one) => !(one.type === 'text' && one.value.trim() === '') && !isAnchor(one));
  return seen.length > 0 && seen.every((one) => one.type === 'element' && one.tagName === 'code');
}

function isAnchor(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'a' && node.children.length === 0;
}

function isPre(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && node.tagName === 'pre';
}

/** Puts captions where they belong: above a table into it, below an image around it. Numbers are computed here. */
function settleCaptions(blocks: readonly ElementContent[]): ElementContent[] {
  const settled: ElementContent[] = [];
  const isTable = (node: ElementContent | undefined): node is Element =>
    node?.type === 'element' && node.tagName === 'table';
  const captioned = (table: Element) =>
    table.children.some((child) => child.type === 'element' && child.tagName === 'caption');
  blocks.forEach((block, index) => {
    if (block.type !== 'element' || block.properties.dataCaption !== true) {
      settled.push(block);
      return;
    }
    const words = rawText(block)
      .replace(/^\s*(table|figure)\s+[\d.-]+\s*[:.–—-]?\s*/i, '')
      .trim();
    const [next, last] = [blocks[index + 1], settled.at(-1)];
    if (words !== '' && isTable(next)) next.children.unshift(html('caption', {}, [text(words)]));
    else if (words !== '' && isTable(last) && !captioned(last)) {
      last.children.unshift(html('caption', {}, [text(words)]));
    } else if (words !== '' && isImageLine(last)) {
      settled.pop();
      settled.push(html('figure', {}, [last, html('figcaption', {}, [text(words)])]));
    } else settled.push(html('p', {}, block.children));
  });
  return settled;
}

function isImageLine(node: ElementContent | undefined): node is Element {
  if (node?.type !== 'element' || node.tagName !== 'p') return false;
  const seen = node.children.filter((one) => !isBlank([one]));
  const [only] = seen;
  return seen.length === 1 && only?.type === 'element' && only.tagName === 'img';
}
