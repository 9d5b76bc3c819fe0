import type { Root } from 'mdast';
import type { ImportReport } from './import-report';

/** Keys and values, their lists and longer values further in, and remarks. */
const KEY = /^["']?[\w-]{1,60}["']?[ \t]*(?::(?:[ \t]|$)|=)/;
const GOES_ON = /^(?:[ \t]|-[ \t]|[\]})]|#|$)/;

const ENDS: Readonly<Record<string, readonly string[]>> = { '---': ['---', '...'], '+++': ['+++'] };

/**
 * The source with its front matter closed as the parser knows it; null where it begins with none. A line of dashes is
 * the beginning of front matter only where keys with their values follow at once: else it is a line across the page, and
 * all that stands before the next one would be lost. In YAML three dots end it too, as pandoc writes them.
 */
export function withFrontMatter(source: string): string | null {
  const fence = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n/.exec(source);
  const ends = ENDS[fence?.[1] ?? ''];
  if (fence === null || ends === undefined) return null;
  let at = fence[0].length;
  for (let isFirst = true; at < source.length; isFirst = false) {
    const lineEnd = source.indexOf('\n', at);
    const line = source.slice(at, lineEnd === -1 ? source.length : lineEnd).trimEnd();
    if (ends.includes(line)) {
      return isFirst ? null : `${source.slice(0, at)}${fence[1]}${source.slice(at + line.length)}`;
    }
    if (!KEY.test(line) && (isFirst || !GOES_ON.test(line))) return null;
    if (lineEnd === -1) return null;
    at = lineEnd + 1;
  }
  return null;
}

/** Takes the front matter out of a tree. Its title is answered; its other keys are reported. */
export function takeFrontMatter(tree: Root, report: ImportReport): string | null {
  let title: string | null = null;
  tree.children = tree.children.filter((node) => {
    if (node.type !== 'yaml' && String(node.type) !== 'toml') return true;
    for (const line of ('value' in node ? String(node.value) : '').split('\n')) {
      const pair = /^([\w-]{1,60})\s*[:=]\s*(.*)$/.exec(line);
      const key = pair?.[1] ?? '';
      if (key.toLowerCase() === 'title') title = unquoted(pair?.[2] ?? '') || null;
      else if (key !== '') report.note('front-matter', key, node.position?.start.line);
    }
    return false;
  });
  return title;
}

function unquoted(value: string): string {
  const trimmed = value.trim();
  return /^(".*"|'.*')$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
