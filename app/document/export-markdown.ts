import { referenceLabels } from './cross-references';
import { houseHtml, placeHtml } from './export/house-html';
import { isPlainLine, type MarkdownContext } from './export/inline-html';
import {
  destination,
  escapeMarkdown,
  inlineMarkdown,
  isPlainAddress,
  titleText,
} from './export/markdown-inline';
import { quoteHead } from './export/markdown-quote';
import { isPipeTable, tableMarkdown } from './export/markdown-table';
import { OWN_MARKDOWN } from './import/own-markdown';
import { type DocumentJson, type NodeJson, textAttribute } from './json';
import { headingLevel } from './outline';

/**
 * A text as Markdown for download: CommonMark with GitHub's tables. Requirements, callouts and definitions, which
 * Markdown does not have, are written so that they read well; computed numbers are left out. Every block is preceded
 * by its id in an empty element that nobody sees, and what Markdown cannot say is said in HTML, so that the file
 * brought back is the same text with the same clauses (`import/own-blocks.ts` reads it).
 */
export function exportMarkdown(content: DocumentJson): string {
  const context = { labels: referenceLabels(content) };
  return `${OWN_MARKDOWN}\n\n${blocksMarkdown(content.content ?? [], context)}\n`;
}

function blocksMarkdown(blocks: readonly NodeJson[], context: MarkdownContext): string {
  return blocks.map((block) => blockMarkdown(block, context)).join('\n\n');
}

function blockMarkdown(node: NodeJson, context: MarkdownContext): string {
  const written = withoutPlace(node, context);
  if (written === null) return houseHtml(node, context);
  switch (node.type) {
    case 'paragraph':
      return placeHtml(node) + written;
    case 'heading':
      return `${'#'.repeat(headingLevel(node))} ${placeHtml(node, ['numbered'])}${written}`;
    case 'table':
      return isPipeTable(node) ? below(placeHtml(node), written) : written;
    default:
      return below(placeHtml(node, ['type']), written);
  }
}

const below = (place: string, written: string) => (place === '' ? written : `${place}\n\n${written}`);

/** A block as Markdown without its id; null when Markdown cannot say everything about it. */
function withoutPlace(node: NodeJson, context: MarkdownContext): string | null {
  const children = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
      return children.length === 0 ? null : inlineMarkdown(children, context);
    case 'heading':
      return isHeading(node) ? inlineMarkdown(children, context) : null;
    case 'codeBlock':
      return codeMarkdown(node);
    case 'horizontalRule':
      return '---';
    case 'bulletList':
    case 'orderedList':
      return listMarkdown(node, context);
    case 'figure':
      return figureMarkdown(node);
    case 'table':
      return tableMarkdown(node, context);
    case 'blockquote':
      return children.length === 0 ? null : quoted([], children, context);
    case 'requirement':
    case 'callout':
    case 'definition': {
      const head = quoteHead(node);
      return head === null || children.length === 0 ? null : quoted([head], children, context);
    }
    default:
      return null;
  }
}

function isHeading(node: NodeJson): boolean {
  return (node.content ?? []).length > 0 && (node.attrs?.level ?? 1) === headingLevel(node);
}

/** A first line in bold and everything else, each line after `>`. */
function quoted(head: readonly string[], children: readonly NodeJson[], context: MarkdownContext): string {
  return [...head, blocksMarkdown(children, context)]
    .join('\n\n')
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function codeMarkdown(node: NodeJson): string | null {
  const text = (node.content ?? []).map((child) => child.text ?? '').join('');
  const language = node.attrs?.language ?? null;
  // Readers that go through HTML drop an empty first line.
  const isPlain = !text.startsWith('\n') && !text.includes('\r');
  if (!isPlain || (language !== null && !/^[\w.+#-]+$/.test(String(language)))) return null;
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language ?? ''}\n${text === '' ? '' : `${text}\n`}${fence}`;
}

function figureMarkdown(node: NodeJson): string | null {
  const [src, alt, caption] = [
    textAttribute(node, 'src'),
    node.attrs?.alt ?? null,
    node.attrs?.caption ?? null,
  ];
  const isPlain = (words: unknown) => words === null || isPlainLine(String(words));
  if (!isPlainAddress(src) || !isPlain(alt) || !isPlain(caption)) return null;
  return `![${escapeMarkdown(String(alt ?? ''))}](${destination(src)}${titleText(String(caption ?? ''))})`;
}

/** A number that begins a list in Markdown has nine digits at most. */
const LAST_START = 999_999_999;

function listMarkdown(node: NodeJson, context: MarkdownContext): string | null {
  const items = node.content ?? [];
  const start = Number(node.attrs?.start ?? 1);
  const isKnown = Number.isInteger(start) && start >= 0 && start + items.length <= LAST_START;
  if (!isKnown || items.length === 0 || items.some((item) => (item.content ?? []).length === 0)) return null;
  return items
    .map((item, index) => {
      const marker = node.type === 'bulletList' ? '- ' : `${start + index}. `;
      const inside = blocksMarkdown(item.content ?? [], context);
      return marker + inside.replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker.length)}`);
    })
    .join('\n');
}
