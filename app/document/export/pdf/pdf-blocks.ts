import { imageKind } from '../../import/image-kind';
import { blockId, countAttribute, type NodeJson, plainText, textAttribute } from '../../json';
import { type Clause, clauseLabel } from '../../outline';
import { isLevel, LEVEL_LABELS } from '../../shape';
import { imageOf } from '../export-facts';
import type { ExportFacts } from '../export-types';
import { printable, type Run, type RunContext, runsOf, writeRuns } from './pdf-inline';
import { bottomOf, makeRoom, type Pdf, type Structure, tagged, widthOf } from './pdf-page';
import { PdfTable } from './pdf-table';

type Outline = Pdf['outline'];

export interface PdfContext extends RunContext {
  readonly facts: ExportFacts;
  readonly clauses: ReadonlyMap<string, Clause>;
  /** 1 when the first heading is the title of the whole. */
  readonly lowest: number;
}

const HEADING_SIZES = [17, 14, 12, 11, 10.5, 10];
const INDENT = 18;

/** Writes the blocks of a text into a PDF file, each with its tag. */
export class PdfBlocks {
  /** The page on which each clause begins, from 0. */
  readonly pages = new Map<string, number>();
  private readonly outlines: Outline[];
  private readonly tables: PdfTable;

  constructor(
    private readonly pdf: Pdf,
    private readonly context: PdfContext,
  ) {
    this.outlines = [pdf.outline];
    this.tables = new PdfTable(pdf, context);
  }

  blocks(nodes: readonly NodeJson[], parent: Structure, indent: number): void {
    for (const node of nodes) this.block(node, parent, indent);
  }

  private block(node: NodeJson, parent: Structure, indent: number): void {
    const children = node.content ?? [];
    const inner = (type: string, more: number, label: string) => {
      const part = this.pdf.struct(type);
      parent.add(part);
      if (label !== '') this.paragraph('P', plainRuns(label), part, indent);
      this.blocks(children, part, indent + more);
      part.end();
    };
    this.markPlace(node);
    switch (node.type) {
      case 'paragraph':
        this.paragraph('P', runsOf(children, this.context), parent, indent);
        break;
      case 'heading':
        this.heading(node, parent);
        break;
      case 'codeBlock': {
        const text = printable(children.map((child) => child.text ?? '').join(''));
        const run: Run = { text, font: 'code', strike: false, link: null, goTo: null, small: false };
        this.paragraph('Code', text === '' ? [] : [run], parent, indent, 8.5);
        break;
      }
      case 'bulletList':
      case 'orderedList':
        this.list(node, parent, indent);
        break;
      case 'blockquote':
        inner('BlockQuote', INDENT, '');
        break;
      case 'callout': {
        const label = textAttribute(node, 'kind') === 'normative' ? 'Normative' : 'Informative';
        const title = textAttribute(node, 'title');
        inner('Note', INDENT, title === '' ? label : `${label}: ${title}`);
        break;
      }
      case 'definition':
        inner('Sect', INDENT, textAttribute(node, 'term') || 'Term without name');
        break;
      case 'requirement': {
        const { level } = node.attrs ?? {};
        const ref = textAttribute(node, 'ref') || 'No reference yet';
        inner('Sect', INDENT, `${ref}   ${isLevel(level) ? LEVEL_LABELS[level] : 'No level yet'}`);
        break;
      }
      case 'table':
        this.table(node, parent, indent);
        break;
      case 'figure':
        this.figure(node, parent, indent);
        break;
      case 'horizontalRule':
        this.pdf.y += 10;
        break;
      default:
        if (node.text === undefined && children.length > 0) this.blocks(children, parent, indent);
        else this.paragraph('P', plainRuns(plainText(node), false), parent, indent);
    }
  }

  /** Writes a paragraph under the given tag. */
  paragraph(type: string, runs: readonly Run[], parent: Structure, indent: number, size?: number): void {
    if (runs.length === 0) return;
    makeRoom(this.pdf, 26);
    const draw = () =>
      writeRuns(this.pdf, runs, { ...this.line(indent), ...(size === undefined ? {} : { size }) });
    tagged(this.pdf, parent, type, draw);
    this.pdf.y += 6;
  }

  private heading(node: NodeJson, parent: Structure): void {
    const clause = this.context.clauses.get(blockId(node));
    const depth = clause === undefined ? HEADING_SIZES.length - 1 : clause.depth - this.context.lowest;
    if (clause !== undefined && depth < 0) return;
    const level = Math.min(HEADING_SIZES.length, Math.max(1, depth + 1));
    const size = HEADING_SIZES[level - 1] ?? 10;
    const title = printable(clause === undefined ? plainText(node) : clauseLabel(clause)).trim();
    if (title === '') return;
    makeRoom(this.pdf, size * 2 + 48);
    this.pdf.y += 8;
    if (clause !== undefined) {
      this.pages.set(clause.id, this.pdf.bufferedPageRange().count - 1);
      this.outlines.length = Math.min(this.outlines.length, level);
      const above = this.outlines.at(-1) ?? this.pdf.outline;
      this.outlines.push(above.addItem(title));
    }
    this.paragraph(`H${level}`, plainRuns(title), parent, 0, size);
  }

  private list(node: NodeJson, parent: Structure, indent: number): void {
    const list = this.pdf.struct('L');
    parent.add(list);
    const start = node.attrs?.start === 0 ? 0 : countAttribute(node, 'start', 1);
    (node.content ?? []).forEach((item, index) => {
      const mark = node.type === 'bulletList' ? '•' : pointName(start + index, textAttribute(node, 'type'));
      makeRoom(this.pdf, 26);
      const point = this.pdf.struct('LI');
      list.add(point);
      const top = this.pdf.y;
      const page = this.pdf.page;
      const { left } = this.line(indent);
      tagged(this.pdf, point, 'Lbl', () => {
        this.pdf.text(mark, left, top, { lineBreak: false, width: 60 });
      });
      if (this.pdf.page === page) this.pdf.y = top;
      const body = this.pdf.struct('LBody');
      point.add(body);
      this.blocks(item.content ?? [], body, indent + INDENT + (mark.length > 3 ? 8 : 0));
      if (this.pdf.page === page && this.pdf.y === top) this.pdf.y = top + 14;
      body.end();
      point.end();
    });
    list.end();
  }

  private table(node: NodeJson, parent: Structure, indent: number): void {
    const caption = textAttribute(node, 'caption');
    const label = this.context.labels.get(blockId(node)) || 'Table';
    makeRoom(this.pdf, 60);
    if (caption !== '')
      this.paragraph('Caption', plainRuns(printable(`${label}: ${caption}`)), parent, indent);
    const { left, width } = this.line(indent);
    this.tables.write(node, parent, left, width);
  }

  private figure(node: NodeJson, parent: Structure, indent: number): void {
    const alt = textAttribute(node, 'alt');
    const caption = textAttribute(node, 'caption');
    const image = imageOf(textAttribute(node, 'src'), this.context.facts);
    const kind = image === undefined ? null : imageKind(image.bytes);
    const { left, width } = this.line(indent);
    if (image !== undefined && (kind?.mediaType === 'image/png' || kind?.mediaType === 'image/jpeg')) {
      const tallest = bottomOf(this.pdf) - this.pdf.page.margins.top - 40;
      const scale = Math.min(1, width / (kind.width * 0.75), tallest / (kind.height * 0.75));
      const [across, down] = [kind.width * 0.75 * scale, kind.height * 0.75 * scale];
      makeRoom(this.pdf, down + 20);
      const top = this.pdf.y;
      const draw = () =>
        void this.pdf.image(Buffer.from(image.bytes), left, top, { width: across, height: down });
      const bbox = [left, top, left + across, top + down];
      tagged(this.pdf, parent, 'Figure', draw, { alt: alt || caption || 'Image without description', bbox });
      this.pdf.y = top + down + 6;
    } else {
      const words = `Image not shown${alt === '' ? '' : `: ${alt}`}`;
      this.paragraph('P', plainRuns(printable(words), false), parent, indent);
    }
    if (caption !== '') {
      const label = this.context.labels.get(blockId(node)) || 'Figure';
      this.paragraph('Caption', plainRuns(printable(`${label}: ${caption}`)), parent, indent);
    }
  }

  /** Where links to the block lead. */
  private markPlace(node: NodeJson): void {
    const id = blockId(node);
    if (!this.context.places.has(id)) return;
    makeRoom(this.pdf, 40);
    this.pdf.addNamedDestination(
      id,
      'XYZ',
      this.pdf.page.margins.left,
      this.pdf.page.height - this.pdf.y,
      null,
    );
  }

  private line(indent: number): { left: number; width: number } {
    const room = Math.min(indent, widthOf(this.pdf) - 120);
    return { left: this.pdf.page.margins.left + room, width: widthOf(this.pdf) - room };
  }
}

function plainRuns(text: string, bold = true): Run[] {
  if (text === '') return [];
  return [{ text, font: bold ? 'bold' : 'text', strike: false, link: null, goTo: null, small: false }];
}

const ROMAN: ReadonlyArray<readonly [number, string]> = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** "3.", "c." or "iii." for the third point. */
function pointName(number: number, type: string): string {
  if (/^a$/i.test(type) && number >= 1 && number <= 26) {
    const letter = String.fromCharCode(96 + number);
    return `${type === 'A' ? letter.toUpperCase() : letter}.`;
  }
  if (!/^i$/i.test(type) || number < 1 || number > 3999) return `${number}.`;
  let rest = number;
  let name = '';
  for (const [value, letters] of ROMAN) {
    for (; rest >= value; rest -= value) name += letters;
  }
  return `${type === 'I' ? name.toUpperCase() : name}.`;
}
