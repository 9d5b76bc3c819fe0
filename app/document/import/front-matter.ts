import type { Root } from 'mdast';
import type { ImportReport } from './import-report';

/** A key of up to three words, such as `title`, `og:title`, `a.b` or `Last updated`, and where its value begins. */
const KEY =
  /^(?:"([^"]{1,60})"|'([^']{1,60})'|([\p{L}\p{N}_$@][\p{L}\p{N}_.:/@-]{0,59}?(?: [\p{L}\p{N}_.:/@-]{1,60}?){0,2}?))[ \t]*(?::(?=[ \t]|$)|=)[ \t]*(.*)$/u;
const TABLE = /^\[{1,2}[^[\]]{1,120}\]{1,2}[ \t]*(?:#.*)?$/;
/** A longer value, which is written further in, or its end. */
const FURTHER_IN = /^(?:[ \t]|[\]})])/;
const ITEM = /^-(?:[ \t]|$)/;
/** A value that its list, further down, makes out. */
const NO_VALUE_YET = /^(?:[#&!]|$)/;
/** What a writer of Markdown would hardly begin a sentence with. */
const PLAIN_KEY = /^[a-z][\w.:-]*[ \t]*[:=]/;

const ENDS: Readonly<Record<string, RegExp>> = {
  '---': /^(?:---|\.\.\.)[ \t]*\r?$/m,
  '+++': /^\+\+\+[ \t]*\r?$/m,
};

/**
 * The source with its front matter closed as the parser knows it; null where it begins with none. A line of dashes is
 * the beginning of front matter only where nothing but keys with their values follows: else it is a line across the
 * page, and all that stands before the next one would be lost. In YAML three dots end it too, as pandoc writes them.
 */
export function withFrontMatter(source: string): string | null {
  const fence = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n/.exec(source);
  const kind = fence?.[1] ?? '';
  const start = fence?.[0].length ?? 0;
  const end = ENDS[kind]?.exec(source.slice(start));
  if (!end) return null;
  const at = start + end.index;
  const lines = source.slice(start, at).split('\n');
  // What follows the last line break is the line that ends it.
  lines.pop();
  if (
    !isFrontMatter(
      lines.map((line) => line.trimEnd()),
      kind === '+++',
    )
  )
    return null;
  return `${source.slice(0, at)}${kind}${source.slice(at + end[0].trimEnd().length)}`;
}

/** Where the words could be text as well, they are text. */
function isFrontMatter(lines: readonly string[], isToml: boolean): boolean {
  const first = lines.findIndex((line) => !isAside(line));
  if (first === -1 || !isKey(lines[first] ?? '', isToml)) return false;
  // After an empty line the mark of a remark is the mark of a heading.
  if (lines[0] === '' && lines.slice(0, first).some((line) => line !== '')) return false;
  if (lines.at(-1) === '' && !isSolid(lines.slice(0, -1))) return false;
  let takesItems = false;
  let quotes: string | null = null;
  for (const line of lines) {
    const marks: string[] = isToml ? (line.match(/"""|'''/g) ?? []) : [];
    if (quotes !== null) {
      if (marks.includes(quotes)) quotes = null;
      continue;
    }
    if (isAside(line)) continue;
    const isItem: boolean = ITEM.test(line) && takesItems;
    if (!isItem && !FURTHER_IN.test(line) && !isKey(line, isToml)) return false;
    takesItems = isItem || FURTHER_IN.test(line) || NO_VALUE_YET.test(pairOf(line)?.value ?? '');
    quotes = marks.length === 1 ? (marks[0] ?? null) : null;
  }
  return true;
}

/** An empty line before the dashes makes them a line across the page, unless keys alone stand close together. */
function isSolid(lines: readonly string[]): boolean {
  return PLAIN_KEY.test(lines[0] ?? '') && !lines.some(isAside);
}

const isAside = (line: string) => line === '' || line.startsWith('#');

const isKey = (line: string, isToml: boolean) => pairOf(line) !== null || (isToml && TABLE.test(line));

function pairOf(line: string): { readonly key: string; readonly value: string } | null {
  const found = KEY.exec(line);
  if (found === null) return null;
  return { key: found[1] ?? found[2] ?? found[3] ?? '', value: found[4] ?? '' };
}

/** Takes the front matter out of a tree. Its title is answered; its other keys are reported. */
export function takeFrontMatter(tree: Root, report: ImportReport): string | null {
  let title: string | null = null;
  tree.children = tree.children.filter((node) => {
    if (node.type !== 'yaml' && String(node.type) !== 'toml') return true;
    let inTable = false;
    for (const line of ('value' in node ? String(node.value) : '').split('\n')) {
      inTable ||= TABLE.test(line.trimEnd());
      const { key, value } = pairOf(line.trimEnd()) ?? { key: '', value: '' };
      if (key.toLowerCase() === 'title' && !inTable) title = unquoted(value) || null;
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
