import type { Element, ElementContent, RootContent } from 'hast';
import { type Attributes, type NodeJson, plainText, textAttribute } from '../json';
import { MAX_DEPTH } from '../shape';
import type { AnchorRegister } from './anchor-register';
import { clean } from './clean-words';
import { lineOf } from './each-node';
import { captionOf, tableRows } from './hast-table';
import {
  definitionPairs,
  languageOf,
  listAttributes,
  rawText,
  textProperty,
  wordsOfElement,
} from './hast-words';
import { TRANSPARENT_BLOCKS } from './html-elements';
import type { ImportReport } from './import-report';
import { InlineConverter } from './inline-converter';
import { LineBuilder } from './line-builder';
import { listItems } from './list-items';
import { ownAttributes } from './own-attributes';
import { readOwnBlock } from './own-blocks';
import { UNNUMBERED } from './own-inline';
import { ownQuote } from './own-quote';
import { MOST_COLUMNS } from './table-grid';
import { CALLOUT_ELEMENT, goesOn } from './template-tags';

/** Room left below the limit for what a block may hold: rows, cells and their lines. */
const DEEPEST_CONTAINER = MAX_DEPTH - 8;

/** Turns the blocks of an HTML tree into blocks of the house. */
export class BlockConverter {
  private readonly inline: InlineConverter;
  /** Callouts that go on with the one before them. */
  private readonly goingOn = new WeakSet<NodeJson>();

  constructor(
    private readonly report: ImportReport,
    private readonly anchors: AnchorRegister,
    private readonly mint: () => string,
    private readonly own = false,
  ) {
    this.inline = new InlineConverter(
      report,
      anchors,
      {
        isBlock: (element) => this.isBlock(element),
        convertBlock: (element, depth) => this.convertElement(element, depth),
        make: (type, attrs) => this.make(type, attrs),
      },
      own,
    );
  }

  /** The blocks that `nodes` amount to; words between blocks become paragraphs. */
  convert(nodes: ReadonlyArray<RootContent | ElementContent>, depth: number): NodeJson[] {
    const blocks: NodeJson[] = [];
    const line = new LineBuilder();
    // Not spread into one call: a hostile text has more blocks than a call takes arguments.
    const add = (more: readonly NodeJson[]) => {
      for (const block of more) {
        const before = blocks.at(-1);
        if (this.goingOn.has(block) && before?.type === 'callout')
          before.content = [...(before.content ?? []), ...(block.content ?? [])];
        else blocks.push(block);
      }
    };
    const endLine = () => add(this.paragraphs(line));
    for (const node of nodes) {
      if (node.type === 'element' && this.isBlock(node)) {
        endLine();
        add(this.convertElement(node, depth));
      } else this.inline.add(node, [], line, depth);
    }
    endLine();
    return blocks;
  }

  private isBlock(element: Element): boolean {
    const { tagName } = element;
    return Object.hasOwn(this.makers, tagName) || TRANSPARENT_BLOCKS.has(tagName);
  }

  private convertElement(element: Element, depth: number): NodeJson[] {
    this.report.reach(lineOf(element));
    this.inline.reportHandlers(element);
    this.anchors.meet(element.properties.id, element.properties);
    const own = this.own ? this.ownBlock(element, depth) : null;
    if (own !== null) return [own];
    const make = Object.hasOwn(this.makers, element.tagName) ? this.makers[element.tagName] : undefined;
    return make === undefined ? this.convert(element.children, depth) : make(element, depth);
  }

  private readonly makers: Readonly<Record<string, (element: Element, depth: number) => NodeJson[]>> = {
    h1: (element, depth) => this.heading(element, 1, depth),
    h2: (element, depth) => this.heading(element, 2, depth),
    h3: (element, depth) => this.heading(element, 3, depth),
    h4: (element, depth) => this.heading(element, 4, depth),
    h5: (element, depth) => this.heading(element, 5, depth),
    h6: (element, depth) => this.heading(element, 6, depth),
    ul: (element, depth) => this.list(element, 'bulletList', {}, depth),
    ol: (element, depth) => this.list(element, 'orderedList', listAttributes(element), depth),
    li: (element, depth) => this.convert(element.children, depth),
    blockquote: (element, depth) => this.quotation(element, depth),
    pre: (element) => this.code(element),
    hr: () => [this.make('horizontalRule')],
    table: (element, depth) => this.table(element, depth),
    dl: (element, depth) => this.definitions(element, depth),
    figure: (element, depth) => this.figure(element, depth),
    details: (element, depth) => {
      this.report.note('element-unwrapped', '<details>', lineOf(element));
      return this.convert(element.children, depth);
    },
    [CALLOUT_ELEMENT]: (element, depth) => {
      const blocks = this.container('callout', { title: textProperty(element, 'title') }, element, depth);
      if (goesOn(element)) for (const block of blocks) this.goingOn.add(block);
      return blocks;
    },
  };

  /** A block with a new id, which takes the anchors that wait for a place. */
  private make(type: string, attrs: Attributes = {}, content?: NodeJson[]): NodeJson {
    const known = this.own ? this.anchors.adopt() : null;
    const id = known?.name ?? this.mint();
    this.anchors.claim(id);
    const carried = known === null ? {} : ownAttributes(type, known.properties);
    return { type, attrs: { id, ...attrs, ...carried }, ...(content === undefined ? {} : { content }) };
  }

  private ownBlock(element: Element, depth: number): NodeJson | null {
    if (depth >= DEEPEST_CONTAINER) return null;
    return readOwnBlock(element, {
      make: (type, attrs) => this.make(type, attrs),
      blocks: (inner, deeper) => this.convert(inner.children, depth + deeper),
      line: (inner) => this.line(inner, depth).inline,
      cell: (cell) => this.cell(cell, depth),
      emptyCell: () => this.emptyCell(),
      moved: () => this.noteMoved(element),
    });
  }

  private paragraphs(line: LineBuilder): NodeJson[] {
    const pieces = line.take();
    const hasWords = pieces.some((piece) => 'inline' in piece);
    return pieces.map((piece) => {
      if ('inline' in piece) return this.make('paragraph', {}, piece.inline);
      if (hasWords && piece.block.type === 'figure') {
        this.report.note('image-moved', textAttribute(piece.block, 'src') || 'image');
      }
      return piece.block;
    });
  }

  private heading(element: Element, level: number, depth: number): NodeJson[] {
    const { inline, blocks } = this.line(element, depth);
    if (inline.length === 0) {
      this.report.note('element-dropped', 'heading without words', lineOf(element));
      return blocks;
    }
    if (depth > 0 && !this.own)
      this.report.note('heading-in-block', plainText({ type: 'heading', content: inline }), lineOf(element));
    const unnumbered = element.properties[UNNUMBERED] === true;
    const attrs: Attributes = unnumbered ? { level, numbered: false } : { level };
    const heading = this.make('heading', attrs, inline);
    this.report.meet(plainText(heading), lineOf(element));
    this.anchors.addHeading(plainText(heading), String(heading.attrs?.id));
    return [heading, ...blocks];
  }

  /** What stands in one line, and the blocks that stood in the middle of it. */
  private line(element: Element, depth: number): { inline: NodeJson[]; blocks: NodeJson[] } {
    const line = new LineBuilder();
    for (const child of element.children) this.inline.add(child, [], line, depth);
    const pieces = line.take();
    return {
      inline: pieces.flatMap((piece) => ('inline' in piece ? piece.inline : [])),
      blocks: pieces.flatMap((piece) => ('block' in piece ? [piece.block] : [])),
    };
  }

  /** A block of blocks; too deep, its content stands alone. An empty one gets a line to type in. */
  private container(type: string, attrs: Attributes, element: Element, depth: number): NodeJson[] {
    if (depth >= DEEPEST_CONTAINER) return this.flattened(element, depth);
    const block = this.make(type, attrs);
    block.content = this.filled(this.convert(element.children, depth + 1));
    return [block];
  }

  private quotation(element: Element, depth: number): NodeJson[] {
    const own = ownQuote(element);
    return own === null
      ? this.container('blockquote', {}, element, depth)
      : this.container(own.type, own.attrs, own.body, depth);
  }

  private flattened(element: Element, depth: number): NodeJson[] {
    this.report.note('nesting-flattened', `<${element.tagName}>`, lineOf(element));
    return this.convert(element.children, depth);
  }

  private filled(content: NodeJson[]): NodeJson[] {
    return content.length > 0 ? content : [this.make('paragraph')];
  }

  private list(element: Element, type: string, attrs: Attributes, depth: number): NodeJson[] {
    if (depth >= DEEPEST_CONTAINER) return this.flattened(element, depth);
    const list = this.make(type, attrs);
    const items = listItems(
      element,
      (item) => {
        this.report.reach(lineOf(item));
        this.inline.reportHandlers(item);
        this.anchors.meet(item.properties.id);
        return this.filled(this.convert(item.children, depth + 2));
      },
      (loose) => this.convert([loose], depth + 2),
      (element) => this.inline.reportLeftOut(element),
    );
    if (items.length === 0) return [];
    list.content = items;
    return [list];
  }

  private code(element: Element): NodeJson[] {
    const language = languageOf(element);
    const text = clean(rawText(element)).replace(/\n$/, '');
    return [this.make('codeBlock', { language }, text === '' ? [] : [{ type: 'text', text }])];
  }

  private table(element: Element, depth: number): NodeJson[] {
    if (depth >= DEEPEST_CONTAINER) return this.flattened(element, depth);
    const table = this.make('table');
    const caption = captionOf(element);
    const words = wordsOfElement(caption);
    if (words !== '') table.attrs = { ...table.attrs, caption: words };
    const rows = tableRows(
      element,
      (cell) => this.cell(cell, depth),
      () => this.emptyCell(),
      () => this.noteMoved(element),
    );
    return rows.length === 0 ? [] : [{ ...table, content: rows }];
  }

  private cell(cell: Element, depth: number): NodeJson[] {
    this.inline.reportHandlers(cell);
    this.anchors.meet(cell.properties.id);
    const content = this.convert(cell.children, depth + 3);
    return this.own && cell.properties.dataEmpty !== undefined ? content : this.filled(content);
  }

  private noteMoved(table: Element): void {
    this.report.note('table-narrowed', `a table of more than ${MOST_COLUMNS} columns`, lineOf(table));
  }

  private emptyCell(): NodeJson {
    return { type: 'tableCell', content: [this.make('paragraph')] };
  }

  private definitions(element: Element, depth: number): NodeJson[] {
    return definitionPairs(element).flatMap(({ terms, meaning }) => {
      for (const term of terms) this.anchors.meet(term.properties.id);
      const term = terms.map(wordsOfElement).join(', ') || null;
      return this.container('definition', { term }, meaning, depth);
    });
  }

  private figure(element: Element, depth: number): NodeJson[] {
    const caption = element.children.find(
      (child): child is Element => child.type === 'element' && child.tagName === 'figcaption',
    );
    const words = wordsOfElement(caption);
    const blocks = this.convert(
      element.children.filter((child) => child !== caption),
      depth,
    );
    const image = blocks.find((block) => block.type === 'figure');
    if (image === undefined)
      return caption === undefined ? blocks : [...blocks, ...this.convert([caption], depth)];
    if (words !== '') image.attrs = { ...image.attrs, caption: words };
    return blocks;
  }
}
