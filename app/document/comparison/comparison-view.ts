import type { AttributeChange } from '../comparison-types';
import { attributes, element, escapeHtml } from '../html-text';
import { blockId, type NodeJson, plainText } from '../json';
import { clauseLabel } from '../outline';
import { printedId, type RenderContext, renderBlock, tableNames } from '../render';
import {
  renderCallout,
  renderCode,
  renderDefinition,
  renderHeading,
  renderList,
  renderRequirement,
} from '../render-block';
import { renderInline } from '../render-inline';
import { countHeadRows, openCell, tableRegion } from '../render-table';
import { attributeWords } from './attribute-words';
import type { Merged } from './merged';
import type { InlinePiece } from './word-diff';

/** Insertions and deletions with words around them that only screen readers say. */
function marked(kind: 'added' | 'removed', html: string): string {
  if (html === '') return '';
  const hidden = (words: string) => `<span class="nhsuk-u-visually-hidden">${words}</span>`;
  const end = kind === 'added' ? ' [end of added text] ' : ' [end of removed text] ';
  const name = kind === 'added' ? 'ins' : 'del';
  return `<${name}>${hidden(`${kind}: `)}${html}${hidden(end)}</${name}>`;
}

/** Which of the two texts is shown: both in one, or one of them with only its own marks. */
export type Shown = 'both' | 'earlier' | 'later';

/** Writes a merged text as HTML. */
export class ComparisonView {
  private readonly marked = new Set<number>();
  /** For words that stand in the later text: what their references led to earlier is no excuse. */
  private readonly later: RenderContext;

  constructor(
    private readonly context: RenderContext,
    private readonly shown: Shown = 'both',
  ) {
    this.later = { ...context, formerLabels: undefined };
  }

  render(one: Merged): string {
    if (this.hides(one.side)) return '';
    return this.mark(one) + this.renderMoves(one) + this.renderNode(one) + this.notes(one);
  }

  private notes({ attributes: changed }: Merged): string {
    return changed.map((note) => renderNote(note, this.shown)).join('');
  }

  private hides(side: Merged['side']): boolean {
    return side === (this.shown === 'earlier' ? 'added' : this.shown === 'later' ? 'removed' : null);
  }

  /** Two regions of a page need two names. */
  private get beside(): string {
    return this.shown === 'both' ? '' : `, ${this.shown === 'earlier' ? 'before' : 'after'}`;
  }

  /** The node as the shown text has it. */
  private nodeOf(one: Merged): NodeJson {
    return this.shown === 'earlier' ? (one.before ?? one.node) : one.node;
  }

  private mark({ change }: Merged): string {
    if (this.shown !== 'both' || change === undefined || this.marked.has(change)) return '';
    this.marked.add(change);
    return `<span class="change-mark" id="change-${change}" tabindex="-1"></span>`;
  }

  private renderMoves(one: Merged): string {
    if (one.movedFrom === undefined || this.shown === 'earlier') return '';
    const from = one.movedFrom.id === '' ? 'the start of the text' : clauseLabel(one.movedFrom);
    return element('p', { class: 'change-note' }, `Moved here from ${escapeHtml(from)}`);
  }

  private renderNode(one: Merged): string {
    if (one.movedTo !== undefined) return this.renderMovedAway(one);
    if (one.words === undefined) return this.renderContainer(one, this.inside(one));
    if (one.node.type === 'table' && one.children.length > 0) return this.renderTable(one);
    if (!isLine(one.node)) return this.renderWhole(one);
    const html = one.words.pieces.map((piece) => this.renderPiece(piece, one.side)).join('');
    return this.renderLine(one, one.side === 'both' ? html : marked(one.side, html));
  }

  private renderMovedAway(one: Merged): string {
    const to = one.movedTo;
    const words = escapeHtml(plainText(one.node).slice(0, 80));
    const name = escapeHtml(
      to === undefined || to.clause.id === '' ? 'another place' : clauseLabel(to.clause),
    );
    const id = to === undefined ? '' : blockId(to.node);
    const link = id === '' ? name : element('a', { href: `#${id}` }, name);
    return element('p', { class: 'change-note' }, `Moved to ${link}: “${words}”`);
  }

  private renderPiece(piece: InlinePiece, side: Merged['side']): string {
    if (piece.kind !== 'same' && this.hides(piece.kind)) return '';
    const gone = piece.kind === 'removed' || side === 'removed' || this.shown === 'earlier';
    const html = renderInline(piece.nodes, gone ? this.context : this.later);
    return piece.kind === 'same' || side !== 'both' ? html : marked(piece.kind, html);
  }

  private renderLine(one: Merged, html: string): string {
    const node = this.nodeOf(one);
    const id = one.side === 'removed' ? null : printedId(node, this.context);
    if (node.type === 'codeBlock') return renderCode(node, id, html);
    if (node.type !== 'heading') return element('p', { id }, html);
    const number = one.side === 'removed' ? '' : (this.context.clauses[blockId(node)]?.number ?? '');
    return renderHeading(node, id, number, html);
  }

  /** A figure, a rule, an unchanged table, or a block that is new or gone as a whole. */
  private renderWhole(one: Merged): string {
    const here = this.shown === 'earlier' ? this.context : this.later;
    const context = one.side === 'removed' ? withoutIds(this.context) : here;
    const html = renderBlock(this.nodeOf(one), context, 0);
    return one.side === 'both' ? html : marked(one.side, html);
  }

  private inside(one: Merged): string {
    return one.children.map((child) => this.render(child)).join('');
  }

  private renderContainer(one: Merged, html: string): string {
    const node = this.nodeOf(one);
    const id = one.side === 'removed' ? null : printedId(node, this.context);
    switch (node.type) {
      case 'bulletList':
      case 'orderedList':
        return renderList(node, id, html);
      case 'listItem':
        return element('li', {}, html);
      case 'blockquote':
        return element('blockquote', { id }, html);
      case 'requirement':
        return renderRequirement(node, id, html, this.beside);
      case 'callout':
        return renderCallout(node, id, html);
      case 'definition':
        return renderDefinition(node, id, html);
      default:
        return element('div', { id }, html);
    }
  }

  private renderTable(one: Merged): string {
    const names = tableNames(one.node, printedId(one.node, this.context), this.context);
    const headRows = countHeadRows(one.children.map((row) => row.node));
    const rows = one.children.map((row, index) =>
      this.isLeftOut(row, index < headRows) ? '' : this.renderRow(row, index < headRows),
    );
    const caption = names.caption === '' ? '' : `<caption>${escapeHtml(names.caption)}</caption>`;
    const head = rows.slice(0, headRows).join('');
    const body = rows.slice(headRows).join('');
    const inner = `${caption}${head === '' ? '' : `<thead>${head}</thead>`}<tbody>${body}</tbody>`;
    return element('div', tableRegion(names.label + this.beside), element('table', { id: names.id }, inner));
  }

  /** Beside each other only the rows that differ are shown, under their header. */
  private isLeftOut(row: Merged, isHead: boolean): boolean {
    return this.hides(row.side) || (this.shown !== 'both' && !isHead && !isTouched(row));
  }

  private renderRow(row: Merged, isHead: boolean): string {
    if (row.side !== 'both') {
      const context = row.side === 'removed' ? withoutIds(this.context) : this.context;
      const { side } = row;
      const cells = (row.node.content ?? []).map((cell, column) => {
        const html = (cell.content ?? []).map((block) => renderBlock(block, context, 3)).join('');
        return openCell(
          cell,
          isHead,
          (column === 0 ? this.mark(row) : '') + marked(side, html),
          `cell--${side}`,
        );
      });
      return `<tr class="row--${side}">${cells.join('')}</tr>`;
    }
    return `<tr>${row.children.map((cell) => this.renderCell(cell, isHead)).join('')}</tr>`;
  }

  private renderCell(cell: Merged, isHead: boolean): string {
    if (this.hides(cell.side)) return '';
    if (cell.side === 'both')
      return openCell(cell.node, isHead, this.mark(cell) + this.inside(cell) + this.notes(cell));
    const context = cell.side === 'removed' ? withoutIds(this.context) : this.context;
    const html = (cell.node.content ?? []).map((block) => renderBlock(block, context, 3)).join('');
    return openCell(cell.node, isHead, this.mark(cell) + marked(cell.side, html), `cell--${cell.side}`);
  }
}

function isLine(node: NodeJson): boolean {
  return node.type === 'paragraph' || node.type === 'heading' || node.type === 'codeBlock';
}

/** For what is gone: its ids must not be printed, they may stand elsewhere in the later text. */
function withoutIds(context: RenderContext): RenderContext {
  return { ...context, printed: null };
}

/** Whether something differs in a node or inside it. */
export function isTouched(one: Merged): boolean {
  return one.change !== undefined || one.movedTo !== undefined || one.children.some(isTouched);
}

function renderNote({ name, before, after }: AttributeChange, shown: Shown): string {
  const words = attributeWords(name);
  const was = before === '' || shown === 'later' ? '' : marked('removed', escapeHtml(before));
  const is = after === '' || shown === 'earlier' ? '' : marked('added', escapeHtml(after));
  return `<p${attributes({ class: 'change-note' })}>${escapeHtml(words)} changed: ${was} ${is}</p>`;
}
