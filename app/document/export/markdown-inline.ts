import { type MarkJson, type NodeJson, textAttribute } from '../json';

/** What writing a line needs to know of the whole text. */
export interface MarkdownContext {
  /** How a reference to a block prints, by the block's id. */
  readonly labels: ReadonlyMap<string, string>;
  /** Ids that something in the text leads to. */
  readonly targets: ReadonlySet<string>;
}

/** A line of text as Markdown; a line break becomes `<br>` so that it survives in tables as well. */
export function inlineMarkdown(nodes: readonly NodeJson[], context: MarkdownContext): string {
  let markdown = '';
  let open: MarkJson[] = [];
  for (const node of nodes) {
    const marks = orderedMarks(node);
    const keep = commonStart(open, marks);
    const closing = open.slice(keep).reverse().map(closeMark).join('');
    const opening = marks.slice(keep).map(openMark).join('');
    markdown += closing + opening + inlineNode(node, context);
    open = marks;
  }
  return markdown + open.reverse().map(closeMark).join('');
}

function inlineNode(node: NodeJson, context: MarkdownContext): string {
  if (node.text !== undefined) {
    const isCode = node.marks?.some((mark) => mark.type === 'code') ?? false;
    return isCode ? codeSpan(node.text) : escapeMarkdown(node.text);
  }
  if (node.type === 'hardBreak') return '<br>';
  if (node.type !== 'crossReference') return '';
  const target = textAttribute(node, 'target');
  const label = escapeMarkdown(context.labels.get(target) || textAttribute(node, 'label'));
  return context.labels.has(target) ? `[${label}](#${target})` : label;
}

/** Outermost first: a link around everything, code innermost and written by `codeSpan`. */
function orderedMarks(node: NodeJson): MarkJson[] {
  const order = ['link', 'bold', 'italic', 'strike', 'superscript', 'subscript'];
  return order.flatMap((type) => node.marks?.find((mark) => mark.type === type) ?? []);
}

function commonStart(a: readonly MarkJson[], b: readonly MarkJson[]): number {
  let length = 0;
  while (length < a.length && length < b.length && JSON.stringify(a[length]) === JSON.stringify(b[length]))
    length += 1;
  return length;
}

const DELIMITERS: Readonly<Record<string, readonly [string, string]>> = {
  bold: ['<strong>', '</strong>'],
  italic: ['<em>', '</em>'],
  strike: ['<del>', '</del>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
};

function openMark(mark: MarkJson): string {
  return mark.type === 'link' ? '[' : (DELIMITERS[mark.type]?.[0] ?? '');
}

function closeMark(mark: MarkJson): string {
  if (mark.type !== 'link') return DELIMITERS[mark.type]?.[1] ?? '';
  const href = textAttribute(mark, 'href').replace(/[\s<>]/g, (character) => encodeURIComponent(character));
  const title = textAttribute(mark, 'title');
  return `](<${href}>${title === '' ? '' : ` "${title.replace(/["\\]/g, '\\$&')}"`})`;
}

/** Code between more backticks than it holds in a row. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text.replace(/\n/g, ' ')}${space}${fence}`;
}

/** Text in which nothing is taken for Markdown. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~{}$]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/^(\s*)([#+-]|\d+[.)])(?=\s|$)/, (_all, space: string, marker: string) => {
      return space + (/^\d/.test(marker) ? marker.replace(/[.)]$/, '\\$&') : `\\${marker}`);
    });
}
