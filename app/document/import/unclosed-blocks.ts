import type { Html, Nodes, Root } from 'mdast';
import { findCode } from './code-ranges';
import { eachNode } from './each-node';
import type { ImportReport } from './import-report';
import { parseMarkdown } from './parse-markdown';

interface RunningHtml {
  /** What such a block begins with. */
  readonly begin: RegExp;
  readonly ended: (html: string) => boolean;
}

/**
 * Raw HTML that runs on over empty lines until its own end. A declaration has no empty line in it, and a bracket that
 * comes after one is something else's.
 */
const RUNNING: readonly RunningHtml[] = [
  { begin: /^<!--/, ended: (html) => html.includes('-->') },
  { begin: /^<\?/, ended: (html) => html.includes('?>') },
  { begin: /^<!\[CDATA\[/, ended: (html) => html.includes(']]>') },
  { begin: /^<![a-z]/i, ended: (html) => (html.split(/\n[ \t]*\n/, 1)[0] ?? '').includes('>') },
  {
    begin: /^<(?:script|pre|style|textarea)(?=[\s>]|$)/i,
    ended: (html) => /<\/(?:script|pre|style|textarea)>/i.test(html),
  },
];

/** Raw HTML in a line of text runs no further than the line's own end. */
const HOLD_BLOCKS: readonly Nodes['type'][] = ['root', 'blockquote', 'listItem', 'footnoteDefinition'];

/** What may stand before a block in its line: room, and the marks of the quotes and lists that it is in. */
const BEFORE = /^(?:[ \t>]|[-*+] |\d{1,9}[.)] )*/;

/** Each round ends one kind of such a block; a text in which more of them hide in one another keeps the last as words. */
const ROUNDS = 8;

/**
 * Markdown as a syntax tree. A comment, or other raw HTML that runs until its own end, would take all that follows it
 * where that end is missing: its first bracket is read as a letter, so that it is words and the rest is text (told).
 */
export function parseUnswallowed(source: string, report: ImportReport): Root {
  let read = source;
  for (let round = 0; ; round += 1) {
    const tree = parseMarkdown(read);
    const found = unclosedIn(tree);
    if (found.length === 0) return tree;
    const freed = round < ROUNDS ? freeFrom(read, found, report) : read;
    if (freed === read) return keepAsWords(tree, report);
    read = freed;
  }
}

interface Unclosed {
  readonly node: Html;
  readonly kind: RunningHtml;
}

function unclosedIn(tree: Root): Unclosed[] {
  const found: Unclosed[] = [];
  eachNode<Nodes>(tree, (parent) => {
    if (!HOLD_BLOCKS.includes(parent.type) || !('children' in parent)) return;
    for (const node of parent.children) {
      if (node.type !== 'html') continue;
      const html = node.value.trimStart();
      const kind = RUNNING.find(({ begin }) => begin.test(html));
      if (kind !== undefined && !kind.ended(html)) found.push({ node, kind });
    }
  });
  return found;
}

/** The source with these openings, and those of the same kind that they swallowed, as words. */
function freeFrom(source: string, found: readonly Unclosed[], report: ImportReport): string {
  const lines = source.split('\n');
  const free = (at: number, kind: RunningHtml): boolean => {
    const line = lines[at] ?? '';
    const before = BEFORE.exec(line)?.[0] ?? '';
    const opening = line.slice(before.length);
    if (!kind.begin.test(opening)) return false;
    lines[at] = `${before}&lt;${opening.slice(1)}`;
    report.note('html-unclosed', opening.trimEnd(), at + 1);
    return true;
  };
  const freed = found.filter(({ node, kind }) => free((node.position?.start.line ?? 0) - 1, kind));
  if (freed.length === 0) return source;
  // Looked for once, however many openings there are: what they ran over may be code, now that it is read as text.
  const code = findCode(lines.join('\n'));
  const starts: number[] = [];
  for (let at = 0, offset = 0; at < lines.length; offset += (lines[at] ?? '').length + 1, at += 1) {
    starts.push(offset);
  }
  for (const { node, kind } of freed) {
    const first = (node.position?.start.line ?? 0) - 1;
    const after = first + node.value.split('\n').length;
    // No end of its kind is among the lines that it ran over, so that the others there have none either.
    for (let at = first + 1; at < after; at += 1) if (!code.holds(starts[at] ?? 0)) free(at, kind);
  }
  return lines.join('\n');
}

/** The last resort: the block as the words that it is written with. */
function keepAsWords(tree: Root, report: ImportReport): Root {
  for (const { node } of unclosedIn(tree)) {
    report.note('html-unclosed', node.value.split('\n', 1)[0] ?? '', node.position?.start.line);
    node.value = node.value
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .split(/\n[ \t]*\n/)
      .map((part) => `<p>${part}</p>`)
      .join('\n');
  }
  return tree;
}
