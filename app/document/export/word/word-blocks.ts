import { blockId, type NodeJson, plainText, textAttribute } from '../../json';
import { countHeadRows } from '../../render-table';
import { isLevel, LEVEL_LABELS } from '../../shape';
import { spanOf } from '../../table-spans';
import type { ClauseName } from '../../text-types';
import { columnShares } from '../column-shares';
import { framed, HEAD_FILL } from './own-marks';
import type { WordImages } from './word-images';
import { type InlineContext, wordInline } from './word-inline';
import { CLAUSE_LIST, type WordLists } from './word-lists';
import { type ParagraphLook, wordParagraph, wordRun, xmlText } from './word-xml';

export interface BlockContext extends InlineContext {
  readonly clauses: Readonly<Record<string, ClauseName>>;
  readonly depths: ReadonlyMap<string, number>;
  readonly titled: boolean;
  readonly lists: WordLists;
  readonly images: WordImages;
}

/** Where a block stands: how deep in lists, and in which frame. */
interface Place {
  readonly style?: string;
  readonly indent: number;
  /** Properties that number the first paragraph of a point. */
  readonly point?: string;
}

const BODY: Place = { indent: 0 };

/** Writes blocks of a text as paragraphs and tables of Word. */
export class BlockWriter {
  private bookmarks = 0;

  constructor(private readonly context: BlockContext) {}

  blocks(nodes: readonly NodeJson[], place: Place = BODY): string {
    // Only the first block of a point carries its mark.
    return nodes.map((node, index) => this.block(node, index === 0 ? place : withoutPoint(place))).join('');
  }

  block(node: NodeJson, place: Place): string {
    const children = node.content ?? [];
    switch (node.type) {
      case 'paragraph':
        return this.line(node, wordInline(children, this.context), lookOf(place));
      case 'heading':
        return this.heading(node);
      case 'codeBlock':
        return this.code(node, place);
      case 'bulletList':
      case 'orderedList':
        return this.list(node, place);
      case 'blockquote':
        return this.frame(
          'Quotation',
          'quotation',
          node,
          this.blocks(children, { ...place, style: 'Quote' }),
        );
      case 'callout': {
        const label = textAttribute(node, 'kind') === 'normative' ? 'Normative' : 'Informative';
        const title = textAttribute(node, 'title');
        const words = title === '' ? label : `${label}: ${title}`;
        // Bars of one look run together, so what binds has another one than what explains.
        const style = label === 'Normative' ? 'CalloutNormative' : 'Callout';
        const head = wordParagraph(wordRun(words, '<w:b/>'), { ...lookOf(place), style });
        const inside = head + this.blocks(children, { ...withoutPoint(place), style });
        return this.frame(label, `callout ${label.toLowerCase()}`, node, inside);
      }
      case 'definition':
        return this.frame(
          'Definition',
          'definition',
          node,
          wordParagraph(wordRun(textAttribute(node, 'term')), { style: 'Definition' }) +
            this.blocks(children, { ...withoutPoint(place), indent: place.indent + 360 }),
        );
      case 'requirement':
        return this.requirement(node);
      case 'table':
        return this.table(node);
      case 'figure':
        return this.figure(node);
      case 'horizontalRule':
        return wordParagraph('', {
          properties: '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="768692"/></w:pBdr>',
        });
      default:
        return node.text === undefined && children.length > 0
          ? this.blocks(children, place)
          : wordParagraph(wordRun(plainText(node)));
    }
  }

  private code(node: NodeJson, place: Place): string {
    const words = (node.content ?? []).map((child) => child.text ?? '').join('');
    const language = textAttribute(node, 'language');
    const tag = /^[\w+#.-]{1,30}$/.test(language) ? `code ${language}` : 'code';
    return framed('Code', tag, this.line(node, wordRun(words), { ...lookOf(place), style: 'Code' }));
  }

  /** Blocks that Word has no kind for, in a frame that tells whoever reads the file back what they are. */
  private frame(alias: string, tag: string, node: NodeJson, inside: string): string {
    return framed(alias, tag, this.bookmark(node) + inside);
  }

  /** A paragraph that links to the block can lead to. */
  private line(node: NodeJson, inside: string, look: ParagraphLook): string {
    return wordParagraph(this.bookmark(node) + inside, look);
  }

  private bookmark(node: NodeJson): string {
    const id = blockId(node);
    if (!/^[A-Za-z]\w{0,38}$/.test(id)) return '';
    this.bookmarks += 1;
    return `<w:bookmarkStart w:id="${this.bookmarks}" w:name="${id}"/><w:bookmarkEnd w:id="${this.bookmarks}"/>`;
  }

  private heading(node: NodeJson): string {
    const { clauses, depths, titled } = this.context;
    const inside = wordInline(node.content ?? [], this.context);
    const depth = depths.get(blockId(node));
    if (depth === undefined) return this.line(node, wordRun(plainText(node), '<w:b/>'), {});
    if (titled && depth === 0) return this.line(node, inside, { style: 'Title' });
    const level = Math.min(6, depth + (titled ? 0 : 1));
    const number = clauses[blockId(node)]?.number ?? '';
    // The number is Word's own and follows when clauses are moved; it is the one that the portal prints.
    const numbering =
      number === ''
        ? ''
        : `<w:numPr><w:ilvl w:val="${number.split('.').length - 1}"/><w:numId w:val="${CLAUSE_LIST}"/></w:numPr>`;
    return this.line(node, inside, { style: `Heading${level}`, properties: numbering });
  }

  private list(node: NodeJson, place: Place): string {
    const depth = Math.min(8, Math.floor(place.indent / 420));
    const number = this.context.lists.add(node, depth);
    const point = `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${number}"/></w:numPr>`;
    return (node.content ?? [])
      .map((item) => this.blocks(item.content ?? [], { indent: (depth + 1) * 420, point }))
      .join('');
  }

  /** One row: the reference and level as its header, the text beside it. */
  private requirement(node: NodeJson): string {
    const ref = textAttribute(node, 'ref');
    const { level } = node.attrs ?? {};
    const label = isLevel(level) ? LEVEL_LABELS[level] : 'No level yet';
    const head =
      this.line(node, wordRun(ref === '' ? 'No reference yet' : ref, '<w:b/>'), {}) +
      wordParagraph(wordRun(label, '<w:b/>'));
    const row =
      `<w:tr><w:trPr>${WHOLE}</w:trPr>${cellXml(head, `<w:tcW w:w="2400" w:type="dxa"/>${HEAD_SHADE}`)}` +
      `${cellXml(this.blocks(node.content ?? []), '<w:tcW w:w="6600" w:type="dxa"/>')}</w:tr>`;
    const table = tableXml([2400, 6600], `Requirement ${ref}, ${label}`, '0080', row);
    const tag = `requirement ${ref === '' ? '-' : ref} ${isLevel(level) ? level : '-'}`;
    return framed('Requirement', tag, table) + GAP;
  }

  private table(node: NodeJson): string {
    const rows = node.content ?? [];
    const headRows = countHeadRows(rows);
    const caption = textAttribute(node, 'caption');
    const label = this.context.labels.get(blockId(node)) || 'Table';
    const above =
      caption === ''
        ? this.bookmark(node)
        : this.line(node, wordRun(`${label}: ${caption}`), { style: 'Caption' });
    const width = Math.max(1, ...rows.map((row) => widthOf(row)));
    const columns = columnShares(rows, width, (cell) => plainText(cell).length).map((share) =>
      Math.max(1, Math.floor(TABLE_WIDTH * share)),
    );
    const across = (from: number, span: number) =>
      columns.slice(from, from + span).reduce((sum, one) => sum + one, 0);
    /** For each column how many more rows a cell reaches down, and how wide it is. */
    const reach = new Map<number, { rows: number; span: number }>();
    const written = rows.map((row, index) => {
      const cells: string[] = [];
      let at = 0;
      const coverFromAbove = () => {
        for (let above = reach.get(at); above !== undefined && above.rows > 0; above = reach.get(at)) {
          above.rows -= 1;
          cells.push(cellXml('<w:p/>', `${spanXml(above.span, across(at, above.span))}<w:vMerge/>`));
          at += above.span;
        }
      };
      for (const cell of row.content ?? []) {
        coverFromAbove();
        const span = spanOf(cell.attrs?.colspan);
        const down = spanOf(cell.attrs?.rowspan);
        reach.set(at, { rows: down - 1, span });
        const merge = down > 1 ? '<w:vMerge w:val="restart"/>' : '';
        const isHead = cell.type === 'tableHeader';
        const shade = isHead ? HEAD_SHADE : '';
        const inside = this.blocks(isHead ? (cell.content ?? []).map(emboldened) : (cell.content ?? []));
        cells.push(cellXml(inside, spanXml(span, across(at, span)) + merge + shade));
        at += span;
      }
      coverFromAbove();
      const head = index < headRows ? '<w:tblHeader/>' : '';
      return cells.length === 0 ? '' : `<w:tr><w:trPr>${WHOLE}${head}</w:trPr>${cells.join('')}</w:tr>`;
    });
    const look = headRows > 0 ? '0020' : '0000';
    return written.join('') === ''
      ? above
      : above + tableXml(columns, caption || 'Table', look, written.join('')) + GAP;
  }

  private figure(node: NodeJson): string {
    const alt = textAttribute(node, 'alt');
    const caption = textAttribute(node, 'caption');
    const label = this.context.labels.get(blockId(node)) || 'Figure';
    const drawing = this.context.images.drawing(textAttribute(node, 'src'), alt);
    const inside = drawing ?? wordRun(`Image not shown${alt === '' ? '' : `: ${alt}`}`, '<w:i/>');
    const below = caption === '' ? '' : wordParagraph(wordRun(`${label}: ${caption}`), { style: 'Caption' });
    return this.line(node, inside, {}) + below;
  }
}

/** What a table takes of the width of a page, in twentieths of a point. */
const TABLE_WIDTH = 9000;

const HEAD_SHADE = `<w:shd w:val="clear" w:color="auto" w:fill="${HEAD_FILL}"/>`;

/** A row stays on one page where it fits on one. */
const WHOLE = '<w:cantSplit/>';

/** A paragraph after a table, without which two tables run into one. */
const GAP = '<w:p><w:pPr><w:spacing w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>';

function withoutPoint({ style, indent }: Place): Place {
  return style === undefined ? { indent } : { style, indent };
}

function lookOf({ style, indent, point }: Place): ParagraphLook {
  if (point !== undefined) return { style: 'ListParagraph', properties: point };
  const place = indent > 0 ? `<w:ind w:left="${indent}"/>` : '';
  if (style !== undefined) return { style, properties: place };
  return indent > 0 ? { style: 'ListContinue', properties: place } : {};
}

function widthOf(row: NodeJson): number {
  return (row.content ?? []).reduce((sum, cell) => sum + spanOf(cell.attrs?.colspan), 0);
}

function spanXml(span: number, width: number): string {
  const across = `<w:tcW w:w="${width}" w:type="dxa"/>`;
  return span > 1 ? `${across}<w:gridSpan w:val="${span}"/>` : across;
}

/** A cell ends with a paragraph, as Word wants it. */
function cellXml(inside: string, properties: string): string {
  const end = /<\/w:p>$|<w:p\/>$/.test(inside) ? '' : '<w:p/>';
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}${end}</w:tc>`;
}

function tableXml(columns: readonly number[], name: string, look: string, rows: string): string {
  const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="AEB7BD"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('');
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${borders}</w:tblBorders>` +
    `<w:tblLook w:val="${look}"/><w:tblCaption w:val="${xmlText(name)}"/></w:tblPr>` +
    `<w:tblGrid>${columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows}</w:tbl>`
  );
}

/** Header cells look like ones also in programs that do not know header rows. */
function emboldened(node: NodeJson): NodeJson {
  if (node.text !== undefined) return { ...node, marks: [...(node.marks ?? []), { type: 'bold' }] };
  return node.content === undefined ? node : { ...node, content: node.content.map(emboldened) };
}
