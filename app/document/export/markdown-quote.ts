import { headOf } from '../import/own-quote';
import { type Attributes, type NodeJson, textAttribute } from '../json';
import { isLevel, LEVEL_LABELS, NODE_ATTRIBUTES } from '../shape';
import { isPlainLine } from './inline-html';
import { escapeWords } from './markdown-inline';

/**
 * The bold first line by which a quotation in Markdown is a requirement, a callout or a definition; null when it
 * could not be read back as the same, such as a title of two lines.
 */
export function quoteHead(node: NodeJson): string | null {
  const words = headWords(node);
  const read = isPlainLine(words) ? headOf(words) : null;
  if (read === null || read.type !== node.type || !sameAttributes(node, read.attrs)) return null;
  return `**${escapeWords(words)}**`;
}

function headWords(node: NodeJson): string {
  if (node.type === 'requirement') {
    const level = node.attrs?.level;
    const name = `Requirement ${textAttribute(node, 'ref')}`.trim();
    return `${name}${isLevel(level) ? ` (${LEVEL_LABELS[level]})` : ''}`;
  }
  if (node.type === 'callout') {
    const label = textAttribute(node, 'kind') === 'normative' ? 'Normative' : 'Informative';
    const title = textAttribute(node, 'title');
    return title === '' ? label : `${label}: ${title}`;
  }
  return `Definition: ${textAttribute(node, 'term')}`;
}

function sameAttributes(node: NodeJson, read: Attributes): boolean {
  const defaults = NODE_ATTRIBUTES[node.type] ?? {};
  return Object.entries(defaults).every(([name, fallback]) => {
    const value = node.attrs?.[name] ?? fallback;
    return name === 'id' || value === (read[name] ?? fallback);
  });
}
