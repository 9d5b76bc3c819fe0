import type { Merged } from './comparison/merged';
import type { InlinePiece } from './comparison/word-diff';
import type { AttributeChange } from './comparison-types';
import { attributes, element, escapeHtml } from './html-text';
import { blockId, type DocumentJson, type NodeJson, plainText } from './json';
import { clauseLabel } from './outline';
import { printedId, type RenderContext, renderBlock, renderContext, tableNames } from './render';
import {
  renderCallout,
  renderCode,
  renderDefinition,
  renderHeading,
  renderList,
  renderRequirement,
} from './render-block';
import { renderInline } from './render-inline';
import { countHeadRows, openCell, tableRegion } from './render-table';

/**
 * The later text with insertions and deletions where they happened. Each is an `ins` or `del` with a label in
 * words for those who do not see it; the first node of change 3 is preceded by an element with id `change-3`.
 */
export function renderComparison(root: Merged, after: DocumentJson): string {
  const view = new ComparisonView({ ...renderContext(after), glossary: null });
  return root.children.map((child) => view.render(child)).join('\n');
}

/** Insertions and deletions with words around them that only screen readers say. */
function marked(kind: 'added' | 'removed', html: string): string {
  if (html === '') return '';
  const hidden = (words: string) => `<span class="nhsuk-u-visually-hidden">${words}</span>`;
  const end = kind === 'added' ? ' [end of added text] ' : ' [end of removed text] ';
  const name = kind === 'added' ? 'ins' : 'del';
  return `<${name}>${hidden(`${kind}: `)}${html}${hidden(end)}</${name}>`;
}

const NOTE_NAMES: Readonly<Record<string, string>> = {
  level: 'Level',
  kind: 'Kind',
  title: 'Title',
  term: 'Term',
  caption: 'Caption',
  alt: 'Description',
  src: 'Image',
  language: 'Language',
  link: 'Link',
};

class ComparisonView {
  private readonly marked = new Set<number>();

  constructor(private readonly context: RenderContext) {}

  render(one: Merged): string {
    const notes = one.attributes.map(renderNote).join('');
    return this.mark(one) + this.renderMoves(one) + this.renderNode(one) + notes;
  }

  private mark({ change }: Merged): string {
    if (change === undefined || this.marked.has(change)) return '';
    this.marked.add(change);
    return `<span class="change-mark" id="change-${change}" tabindex="-1"></span>`;
  }

  private renderMoves(one: Merged): string {
    if (one.movedFrom === undefined) return '';
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
    const html = renderInline(piece.nodes, this.context);
    return piece.kind === 'same' || side !== 'both' ? html : marked(piece.kind, html);
  }

  private renderLine(one: Merged, html: string): string {
    const { node } = one;
    const id = one.side === 'removed' ? null : printedId(node, this.context);
    if (node.type === 'codeBlock') return renderCode(node, id, html);
    if (node.type !== 'heading') return element('p', { id }, html);
    const number = one.side === 'removed' ? '' : (this.context.clauses[blockId(node)]?.number ?? '');
    return renderHeading(node, id, number, html);
  }

  /** A figure, a rule, an unchanged table, or a block that is new or gone as a whole. */
  private renderWhole(one: Merged): string {
    const context = one.side === 'removed' ? withoutIds(this.context) : this.context;
    const html = renderBlock(one.node, context, 0);
    return one.side === 'both' ? html : marked(one.side, html);
  }

  private inside(one: Merged): string {
    return one.children.map((child) => this.render(child)).join('');
  }

  private renderContainer(one: Merged, html: string): string {
    const { node } = one;
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
        return renderRequirement(node, id, html);
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
    const rows = one.children.map((row, index) => this.renderRow(row, index < headRows));
    const caption = names.caption === '' ? '' : `<caption>${escapeHtml(names.caption)}</caption>`;
    const head = rows.slice(0, headRows).join('');
    const body = rows.slice(headRows).join('');
    const inner = `${caption}${head === '' ? '' : `<thead>${head}</thead>`}<tbody>${body}</tbody>`;
    return element('div', tableRegion(names.label), element('table', { id: names.id }, inner));
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
    if (cell.side === 'both') return openCell(cell.node, isHead, this.inside(cell));
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

function renderNote({ name, before, after }: AttributeChange): string {
  const words = NOTE_NAMES[name] ?? name;
  const was = before === '' ? '' : marked('removed', escapeHtml(before));
  const is = after === '' ? '' : marked('added', escapeHtml(after));
  return `<p${attributes({ class: 'change-note' })}>${escapeHtml(words)} changed: ${was} ${is}</p>`;
}
