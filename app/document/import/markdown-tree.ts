import type { Html, Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { eachNode } from './each-node';
import { HTML_ELEMENTS } from './html-elements';
import type { ImportReport } from './import-report';
import { CALLOUT_ELEMENT } from './template-tags';

const TAG_NAME = /^<\/?([a-z][a-z0-9-]*)/i;

/** Parts of a table, which a page leaves out where there is none. */
const PARTS_OF_TABLE = new Set('caption col colgroup tbody td tfoot th thead tr'.split(' '));

/**
 * Makes tags that HTML does not know, and parts of a table in a text that has none, into the words they were meant as
 * (`<patient id>` is a placeholder, not an element), and lines of the form "term, line end, colon, meaning" into definition lists.
 */
export function settleTree(tree: Root): void {
  let hasTable = false;
  eachNode<Nodes>(tree, (node) => {
    hasTable ||= node.type === 'html' && /<table[\s>]/i.test(node.value);
  });
  eachNode<Nodes>(tree, (node) => {
    if (!('children' in node)) return;
    const parent: Parents = node;
    parent.children = (parent.children as RootContent[]).flatMap((child) =>
      settleChild(child, hasTable),
    ) as typeof parent.children;
  });
}

/**
 * Rows of a Markdown table may have more cells than its heading has, and a page leaves those out with all their
 * words: a bar in a code sample is enough. The table is made as wide as its widest row.
 */
export function widenTables(tree: Root, report: ImportReport): void {
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== 'table') return;
    const headings = node.children[0]?.children.length ?? 0;
    const align = [...(node.align ?? [])];
    for (const row of node.children) {
      const extra = row.children.length - headings;
      if (extra <= 0) continue;
      report.note('table-widened', `a row with ${row.children.length} cells`, row.position?.start.line);
      while (align.length < row.children.length) align.push(null);
    }
    node.align = align;
  });
}

/**
 * A note that nothing in the text refers to would be left out with all its words: it stays where it stands, as
 * paragraphs that begin with its name.
 */
export function keepUnusedNotes(tree: Root): void {
  const used = new Set<string>();
  eachNode<Nodes>(tree, (node) => {
    if (node.type === 'footnoteReference') used.add(node.identifier);
  });
  tree.children = tree.children.flatMap((node): RootContent[] => {
    if (node.type !== 'footnoteDefinition' || used.has(node.identifier)) return [node];
    const name: PhrasingContent = { type: 'text', value: `[${node.label ?? node.identifier}] ` };
    const [first, ...others] = node.children;
    if (first?.type === 'paragraph') return [{ ...first, children: [name, ...first.children] }, ...others];
    return [{ type: 'paragraph', children: [name] }, ...node.children];
  });
}

function settleChild(node: RootContent, hasTable: boolean): RootContent[] {
  if (node.type === 'html')
    return [isForeignTag(node, hasTable) ? { type: 'text', value: node.value } : node];
  if (node.type === 'paragraph') return splitDefinition(node.children) ?? [node];
  return [node];
}

function isForeignTag(node: Html, hasTable: boolean): boolean {
  const name = TAG_NAME.exec(node.value.trimStart())?.[1]?.toLowerCase();
  if (name === undefined || name === CALLOUT_ELEMENT) return false;
  return !HTML_ELEMENTS.has(name) || (!hasTable && PARTS_OF_TABLE.has(name));
}

/** "Term\n: Meaning" as raw HTML around its own inline content; null when the paragraph is nothing of the kind. */
function splitDefinition(children: readonly PhrasingContent[]): RootContent[] | null {
  const at = children.findIndex((child) => child.type === 'text' && /\n:[ \t]+/.test(child.value));
  const marked = children[at];
  if (marked?.type !== 'text') return null;
  const [head = '', ...rest] = marked.value.split(/\n:[ \t]+/);
  const term: PhrasingContent[] = [...children.slice(0, at), { type: 'text', value: head }];
  if (term.some((child) => child.type === 'break' || ('value' in child && child.value.includes('\n'))))
    return null;
  const meaning: PhrasingContent[] = [{ type: 'text', value: rest.join('\n') }, ...children.slice(at + 1)];
  const as = (name: string, inner: PhrasingContent[]): RootContent => ({
    type: 'paragraph',
    children: inner,
    data: { hName: name },
  });
  return [
    {
      type: 'blockquote',
      children: [as('dt', term), as('dd', meaning)] as never[],
      data: { hName: 'dl' },
    },
  ];
}
