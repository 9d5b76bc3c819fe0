import { stringify } from './canonical';
import type { Glossary } from './glossary';
import { attributes, element, escapeHtml } from './html-text';
import { type MarkJson, type NodeJson, textAttribute } from './json';
import { isSafeHref } from './links';
import { BROKEN_REFERENCE, missingReference } from './missing-reference';

export interface InlineContext {
  /** How a reference to a block prints, by the block's id. */
  readonly labels: ReadonlyMap<string, string>;
  /** How references printed in the text that these words were taken from, where they stand in the later one no more. */
  readonly formerLabels?: ReadonlyMap<string, string> | undefined;
  /** Null where terms are not to be linked, such as in headings. */
  readonly glossary: Glossary | null;
}

/** Elements of the marks that need nothing but a name. */
const MARK_ELEMENTS: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  code: 'code',
  subscript: 'sub',
  superscript: 'sup',
};

/** A line of text as HTML. Neighbours under one link make one link. */
export function renderInline(nodes: readonly NodeJson[], context: InlineContext): string {
  let html = '';
  let linked = '';
  let link: MarkJson | undefined;
  const linkedTerms = new Set<string>();
  const endLink = () => {
    if (link !== undefined) html += renderLink(link, linked);
    linked = '';
  };
  for (const node of nodes) {
    const own = node.marks?.find((mark) => mark.type === 'link');
    if (stringify(own ?? null) !== stringify(link ?? null)) {
      endLink();
      link = own;
    }
    const inner = renderInlineNode(node, context, linkedTerms);
    if (link === undefined) html += inner;
    else linked += inner;
  }
  endLink();
  return html;
}

/** A link whose address is not allowed is printed as its words. */
function renderLink(link: MarkJson, html: string): string {
  const href = textAttribute(link, 'href');
  const title = textAttribute(link, 'title') || null;
  if (!isSafeHref(href)) return html;
  if (href.startsWith('#')) return element('a', { href, title }, html);
  return element('a', { href, title, rel: 'noopener nofollow' }, html);
}

function renderInlineNode(node: NodeJson, context: InlineContext, linkedTerms: Set<string>): string {
  if (node.text !== undefined) return wrapInMarks(renderWords(node, context, linkedTerms), node.marks);
  if (node.type === 'hardBreak') return '<br>';
  if (node.type === 'crossReference') return renderReference(node, context);
  return '';
}

function renderReference(node: NodeJson, context: Omit<InlineContext, 'glossary'>): string {
  const target = textAttribute(node, 'target');
  const label = context.labels.get(target);
  const written = textAttribute(node, 'label');
  if (label === undefined) {
    const former = context.formerLabels?.get(target);
    if (former !== undefined)
      return element('span', { class: 'cross-reference' }, escapeHtml(former || written));
    return element('span', { class: BROKEN_REFERENCE }, escapeHtml(missingReference(written)));
  }
  const words = escapeHtml(label || written || 'this text');
  return `<a class="cross-reference"${attributes({ href: `#${target}` })}>${words}</a>`;
}

/** Text in the elements of its marks; links are left to the caller. */
function wrapInMarks(html: string, marks: readonly MarkJson[] | undefined): string {
  let wrapped = html;
  for (const mark of [...(marks ?? [])].reverse()) {
    const name = MARK_ELEMENTS[mark.type];
    if (name !== undefined) wrapped = `<${name}>${wrapped}</${name}>`;
  }
  return wrapped;
}

/** Text with the first occurrence of each defined term in its line linked to the definition. */
function renderWords(node: NodeJson, context: InlineContext, linkedTerms: Set<string>): string {
  const text = node.text ?? '';
  const marked = node.marks?.some((mark) => mark.type === 'link' || mark.type === 'code') ?? false;
  if (context.glossary === null || marked) return escapeHtml(text);
  const { glossary } = context;
  return glossary
    .split(text)
    .map((piece, index) => {
      const term = index % 2 === 1 ? glossary.find(piece) : undefined;
      if (term === undefined || linkedTerms.has(term.id)) return escapeHtml(piece);
      linkedTerms.add(term.id);
      const values = { class: 'glossary-term', href: `#${term.id}`, title: term.meaning || null };
      return element('a', values, escapeHtml(piece));
    })
    .join('');
}
