import { referenceLabels } from './cross-references';
import { type Glossary, glossaryOf } from './glossary';
import { element, escapeHtml } from './html-text';
import { blockId, type DocumentJson, type NodeJson, plainText, textAttribute } from './json';
import { clauseLabel, clauseNames, outlineOf } from './outline';
import {
  renderCallout,
  renderCode,
  renderDefinition,
  renderFigure,
  renderHeading,
  renderList,
  renderRequirement,
} from './render-block';
import { renderInline } from './render-inline';
import { renderTable } from './render-table';
import { MAX_DEPTH } from './shape';
import { beginsStretch, LONG_TEXT } from './stretches';
import type { ClauseName, OutlineEntry, RenderedText } from './text-types';

/** What printing a text needs to know of the whole of it. */
export interface RenderContext {
  readonly clauses: Readonly<Record<string, ClauseName>>;
  readonly labels: ReadonlyMap<string, string>;
  /** Those of the earlier text, for words that only it has. */
  readonly formerLabels?: ReadonlyMap<string, string> | undefined;
  readonly glossary: Glossary | null;
  /** Ids printed so far: an id is printed once, whatever the text says. Null prints none. */
  readonly printed: Set<string> | null;
  /** Tables printed so far, to name those without caption apart. */
  tables: number;
}

export function renderContext(content: DocumentJson): RenderContext {
  return {
    clauses: clauseNames(content),
    labels: referenceLabels(content),
    glossary: glossaryOf(content),
    printed: new Set(),
    tables: 0,
  };
}

/**
 * A text as HTML, safe to serve: only the elements and attributes written here come out, whatever the text
 * holds. Blocks carry their ids, clauses their computed numbers and a link to themselves.
 */
export function renderText(content: DocumentJson): RenderedText {
  return renderWhole(content, (blocks) => blocks.join('\n'));
}

function renderWhole(content: DocumentJson, join: (blocks: string[]) => string): RenderedText {
  const context = renderContext(content);
  const html = join((content.content ?? []).map((block) => renderBlock(block, context, 0)));
  return { html, contentsHtml: renderContents(outlineOf(content)), clauses: context.clauses };
}

/** The HTML of a text for a page that shows it while it is being written: a long one in stretches, as in the editor. */
export function renderDraft(content: DocumentJson): RenderedText {
  const blocks = content.content ?? [];
  if (blocks.length < LONG_TEXT) return renderText(content);
  return renderWhole(content, (rendered) => {
    const stretches: string[][] = [[]];
    for (const [at, html] of rendered.entries()) {
      if (at > 0 && beginsStretch(blocks[at]?.attrs?.id)) stretches.push([]);
      stretches.at(-1)?.push(html);
    }
    return stretches.map((stretch) => element('div', { class: 'cc-stretch' }, stretch.join('\n'))).join('\n');
  });
}

/** The id as an attribute value, or null when the block has none that may be printed (again). */
export function printedId(node: NodeJson, context: Pick<RenderContext, 'printed'>): string | null {
  const id = blockId(node);
  if (!/^[\w-]{1,64}$/.test(id) || context.printed === null || context.printed.has(id)) return null;
  context.printed.add(id);
  return id;
}

export function renderBlock(node: NodeJson, context: RenderContext, depth: number): string {
  if (depth > MAX_DEPTH) return element('p', {}, escapeHtml(plainText(node)));
  const id = printedId(node, context);
  const inside = () => (node.content ?? []).map((child) => renderBlock(child, context, depth + 1)).join('');
  switch (node.type) {
    case 'paragraph':
      return element('p', { id }, renderInline(node.content ?? [], context));
    case 'heading':
      return renderHeading(
        node,
        id,
        context.clauses[blockId(node)]?.number ?? '',
        renderInline(node.content ?? [], { ...context, glossary: null }),
      );
    case 'codeBlock':
      return renderCode(node, id, renderInline(node.content ?? [], { ...context, glossary: null }));
    case 'bulletList':
    case 'orderedList':
      return renderList(node, id, inside());
    case 'listItem':
      return element('li', {}, inside());
    case 'blockquote':
      return element('blockquote', { id }, inside());
    case 'horizontalRule':
      return id === null ? '<hr>' : `<hr id="${id}">`;
    case 'table':
      return renderTable(node, tableNames(node, id, context), (cell) =>
        (cell.content ?? []).map((child) => renderBlock(child, context, depth + 3)).join(''),
      );
    case 'figure':
      return renderFigure(node, id, context.labels.get(blockId(node)) ?? 'Figure');
    case 'requirement':
      return renderRequirement(node, id, inside());
    case 'callout':
      return renderCallout(node, id, inside());
    case 'definition':
      return renderDefinition(node, id, inside());
    default:
      return renderUnknown(node, id, context, depth);
  }
}

export function tableNames(node: NodeJson, id: string | null, context: RenderContext) {
  context.tables += 1;
  const caption = textAttribute(node, 'caption');
  if (caption === '') return { id, caption, label: `Table without caption (${context.tables} in this text)` };
  const numbered = `${context.labels.get(blockId(node)) || 'Table'}: ${caption}`;
  return { id, caption: numbered, label: numbered };
}

/** A node type from a later version, or inline content where a block should stand: its words are kept. */
function renderUnknown(node: NodeJson, id: string | null, context: RenderContext, depth: number): string {
  if (node.text !== undefined || node.type === 'hardBreak' || node.type === 'crossReference') {
    return renderInline([node], context);
  }
  const inside = (node.content ?? []).map((child) => renderBlock(child, context, depth + 1)).join('');
  return inside === '' ? '' : element('div', { id }, inside);
}

/** Levels of the contents list: deeper clauses are reached from the text. */
const CONTENTS_DEPTH = 3;

/** The contents as nested lists of links; '' when there are no clauses. */
function renderContents(outline: readonly OutlineEntry[], depth = 1): string {
  const items = outline
    .filter((entry) => entry.title !== '' && entry.id !== '')
    .map((entry) => {
      const inner = depth < CONTENTS_DEPTH ? renderContents(entry.children, depth + 1) : '';
      return `<li><a href="#${escapeHtml(entry.id)}">${escapeHtml(clauseLabel(entry))}</a>${inner}</li>`;
    });
  return items.length === 0 ? '' : `<ol class="contents">${items.join('')}</ol>`;
}
