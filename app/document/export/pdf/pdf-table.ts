import type { NodeJson } from '../../json';
import { countHeadRows } from '../../render-table';
import { spanOf } from '../../table-spans';
import { columnShares } from '../column-shares';
import { type RunContext, runsOf, wordsOfRuns } from './pdf-inline';
import { artifact, BODY_SIZE, bottomOf, INK, makeRoom, type Pdf, type Structure, tagged } from './pdf-page';

interface Cell {
  readonly text: string;
  readonly isHead: boolean;
  readonly left: number;
  readonly width: number;
}

const PADDING = 4;
const SIZE = BODY_SIZE - 1;

/** Writes a table whose header rows are tagged as such and stand again on each page. */
export class PdfTable {
  constructor(
    private readonly pdf: Pdf,
    private readonly context: RunContext,
  ) {}

  write(table: NodeJson, parent: Structure, left: number, width: number): void {
    const rows = (table.content ?? []).filter((row) => (row.content ?? []).length > 0);
    if (rows.length === 0) return;
    const headRows = countHeadRows(rows);
    const placed = this.placeCells(rows, left, width);
    const structure = this.pdf.struct('Table');
    parent.add(structure);
    const heads = placed.slice(0, headRows);
    placed.forEach((cells, index) => {
      const height = this.heightOf(cells);
      const isHead = index < headRows;
      const room =
        bottomOf(this.pdf) -
        this.pdf.page.margins.top -
        heads.reduce((sum, one) => sum + this.heightOf(one), 0);
      const row = this.pdf.struct('TR');
      structure.add(row);
      if (height > room) this.writeLong(cells, row, left, width);
      else {
        if (this.pdf.y + height > bottomOf(this.pdf)) {
          this.pdf.addPage();
          if (!isHead) for (const head of heads) this.repeat(head);
        }
        this.writeRow(cells, row, height, isHead);
      }
      row.end();
    });
    structure.end();
    this.pdf.x = left;
    this.pdf.y += 10;
  }

  private placeCells(rows: readonly NodeJson[], left: number, width: number): Cell[][] {
    const covered: number[] = [];
    const columns = Math.max(
      1,
      ...rows.map((row) => (row.content ?? []).reduce((sum, cell) => sum + spanOf(cell.attrs?.colspan), 0)),
    );
    const shares = columnShares(rows, columns, (cell) => this.textOf(cell.content ?? []).length);
    const widths = shares.map((share) => share * width);
    const start = (column: number) => widths.slice(0, column).reduce((sum, one) => sum + one, left);
    return rows.map((row) => {
      const cells: Cell[] = [];
      let column = 0;
      for (const cell of row.content ?? []) {
        while ((covered[column] ?? 0) > 0) {
          covered[column] = (covered[column] ?? 1) - 1;
          column += 1;
        }
        const span = spanOf(cell.attrs?.colspan);
        const down = spanOf(cell.attrs?.rowspan);
        for (let at = column; at < column + span; at += 1) covered[at] = down - 1;
        cells.push({
          text: this.textOf(cell.content ?? []),
          isHead: cell.type === 'tableHeader',
          left: start(column),
          width: Math.max(12, start(column + span) - start(column)),
        });
        column += span;
      }
      for (; column < covered.length; column += 1) {
        if ((covered[column] ?? 0) > 0) covered[column] = (covered[column] ?? 1) - 1;
      }
      return cells;
    });
  }

  /** The words of a cell, a line for each block. */
  private textOf(blocks: readonly NodeJson[]): string {
    return blocks
      .map((block): string => {
        const children = block.content ?? [];
        const isInline = children.every((child) =>
          ['text', 'hardBreak', 'crossReference'].includes(child.type),
        );
        if (isInline) return wordsOfRuns(runsOf(children, this.context));
        const inner = this.textOf(children);
        return block.type === 'listItem' ? `• ${inner}` : inner;
      })
      .filter((line) => line !== '')
      .join('\n');
  }

  private heightOf(cells: readonly Cell[]): number {
    const heights = cells.map(({ text, isHead, width }) => {
      this.pdf.font(isHead ? 'bold' : 'text').fontSize(SIZE);
      return this.pdf.heightOfString(text || ' ', { width: width - 2 * PADDING });
    });
    return Math.max(SIZE, ...heights) + 2 * PADDING;
  }

  private writeRow(cells: readonly Cell[], row: Structure, height: number, isHead: boolean): void {
    const top = this.pdf.y;
    for (const cell of cells) {
      this.frame(cell, top, height);
      const scope = isHead ? 'Column' : 'Row';
      const draw = () => this.words(cell, top);
      if (cell.isHead) tagged(this.pdf, row, 'TH', draw, { scope });
      else tagged(this.pdf, row, 'TD', draw);
    }
    this.pdf.y = top + height;
  }

  /** Header rows on a further page: read once, seen again. */
  private repeat(cells: readonly Cell[]): void {
    const [top, height] = [this.pdf.y, this.heightOf(cells)];
    for (const cell of cells) {
      this.frame(cell, top, height);
      artifact(this.pdf, () => this.words(cell, top));
    }
    this.pdf.y = top + height;
  }

  private frame({ left, width, isHead }: Cell, top: number, height: number): void {
    artifact(this.pdf, () => {
      this.pdf.lineWidth(0.5).rect(left, top, width, height);
      if (isHead) this.pdf.fillAndStroke('#e8edee', '#aeb7bd');
      else this.pdf.stroke('#aeb7bd');
    });
  }

  private words({ text, isHead, left, width }: Cell, top: number): void {
    this.pdf
      .font(isHead ? 'bold' : 'text')
      .fontSize(SIZE)
      .fillColor(INK);
    this.pdf.text(text, left + PADDING, top + PADDING, { width: width - 2 * PADDING, lineBreak: true });
  }

  /** A row that is longer than a page: its cells stand below one another. */
  private writeLong(cells: readonly Cell[], row: Structure, left: number, width: number): void {
    for (const { text, isHead } of cells) {
      makeRoom(this.pdf, 40);
      const draw = () => {
        this.pdf
          .font(isHead ? 'bold' : 'text')
          .fontSize(SIZE)
          .fillColor(INK);
        this.pdf.text(text, left, this.pdf.y, { width });
      };
      tagged(this.pdf, row, isHead ? 'TH' : 'TD', draw);
    }
    this.pdf.y += PADDING;
  }
}
