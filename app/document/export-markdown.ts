import { referenceLabels } from './cross-references';
import { escapeMarkdown, inlineMarkdown, type MarkdownContext } from './export/markdown-inline';
import { tableMarkdown } from './export/markdown-table';
import { blockId, countAttribute, type DocumentJson, type NodeJson, textAttribute, walk } from './json';
import { headingLevel } from './outline';
import { isLevel, LEVEL_LABELS } from './shape';

/**
 * A text as Markdown for download: CommonMark with GitHub's tables. Requirements, callouts and definitions,
 * which Markdown does not have, are written so that they read well; computed numbers are left out.
 */
export function exportMarkdown(content: DocumentJson): string {
  const context = { labels: referenceLabels(content), targets: targetsIn(content) };
  return `${blocksMarkdown(content.content ?? [], context)}\n`;
}

function targetsIn(content: DocumentJson): Set<string> {
  const targets = new Set<string>();
  walk(content, (node) => {
    if (node.type === 'crossReference') targets.add(textAttribute(node, 'target'));
    for (const mark of node.marks ?? []) {
      const href = textAttribute(mark, 'href');
      if (href.startsWith('#')) targets.add(href.slice(1));
    }
  });
  return targets;
}

function blocksMarkdown(blocks: readonly NodeJson[], context: MarkdownContext): string {
  return blocks
    .map((block) => blockMarkdown(block, context))
    .filter((markdown) => markdown !== '')
    .join('\n\n');
}

function blockMarkdown(node: NodeJson, context: MarkdownContext): string {
  const children = node.content ?? [];
  const anchor = context.targets.has(blockId(node)) ? `<a id="${blockId(node)}"></a>` : '';
  const alone = (markdown: string) => (anchor === '' ? markdown : `${anchor}\n\n${markdown}`);
  switch (node.type) {
    case 'paragraph':
      return anchor + inlineMarkdown(children, context);
    case 'heading':
      return `${'#'.repeat(headingLevel(node))} ${anchor}${inlineMarkdown(children, context)}`;
    case 'codeBlock':
      return alone(codeMarkdown(node));
    case 'horizontalRule':
      return alone('---');
    case 'bulletList':
    case 'orderedList':
      return alone(listMarkdown(node, context));
    case 'figure':
      return alone(figureMarkdown(node));
    case 'table':
      return alone(tableMarkdown(node, context));
    case 'requirement':
      return alone(quoted(requirementHead(node), children, context));
    case 'callout':
      return alone(quoted(calloutHead(node), children, context));
    case 'definition':
      return alone(
        quoted(`**Definition: ${escapeMarkdown(textAttribute(node, 'term'))}**`, children, context),
      );
    case 'blockquote':
      return alone(quoted('', children, context));
    default:
      return node.text === undefined ? blocksMarkdown(children, context) : inlineMarkdown([node], context);
  }
}

function quoted(head: string, children: readonly NodeJson[], context: MarkdownContext): string {
  const parts = [head, blocksMarkdown(children, context)].filter((part) => part !== '');
  return parts
    .join('\n\n')
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function requirementHead(node: NodeJson): string {
  const level = node.attrs?.level;
  const name = `Requirement ${textAttribute(node, 'ref')}`.trim();
  return `**${name}${isLevel(level) ? ` (${LEVEL_LABELS[level]})` : ''}**`;
}

function calloutHead(node: NodeJson): string {
  const label = textAttribute(node, 'kind') === 'normative' ? 'Normative' : 'Informative';
  const title = textAttribute(node, 'title');
  return `**${title === '' ? label : `${label}: ${escapeMarkdown(title)}`}**`;
}

function codeMarkdown(node: NodeJson): string {
  const text = (node.content ?? []).map((child) => child.text ?? '').join('');
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${textAttribute(node, 'language').replace(/[`\s]/g, '')}\n${text}\n${fence}`;
}

function figureMarkdown(node: NodeJson): string {
  const alt = textAttribute(node, 'alt').replace(/[[\]\\]/g, '\\$&');
  const caption = textAttribute(node, 'caption').replace(/["\\]/g, '\\$&');
  const src = textAttribute(node, 'src').replace(/[\s<>]/g, (character) => encodeURIComponent(character));
  return `![${alt}](<${src}>${caption === '' ? '' : ` "${caption}"`})`;
}

function listMarkdown(node: NodeJson, context: MarkdownContext): string {
  const start = countAttribute(node, 'start', 1);
  const items = (node.content ?? []).map((item, index) => {
    const marker = node.type === 'bulletList' ? '- ' : `${start + index}. `;
    const inside = blocksMarkdown(item.content ?? [], context);
    return marker + inside.replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker.length)}`);
  });
  return items.join('\n');
}
