import type { Html, Nodes, Root } from 'mdast';
import { lineOf } from './each-node';
import { DROPPED, SCRIPTS } from './html-elements';
import type { ImportReport } from './import-report';

/** Elements without an end of their own, and parts of a page that a parser passes over. */
const HOLD_NOTHING = 'area base embed frame frameset head link meta param source track'.split(' ');

/** Elements that are left out with everything in them: all that follows, where one is not closed. */
const SWALLOWING: ReadonlySet<string> = new Set(
  [...SCRIPTS, ...DROPPED].filter((name) => !HOLD_NOTHING.includes(name)),
);

/** Elements in which no tags are read. */
const HOLD_LETTERS: readonly string[] = ['script', 'style', 'textarea', 'title', 'iframe'];

/** Stops at the next bracket, so that however many begin, each is walked over once. */
const TAG = /<(\/?)([a-z][^\s/<>]*)(?:"[^"]*"|'[^']*'|[^'"<>])*>/iy;
const BEGUN = /<\/?[a-z]/iy;

interface Tag {
  readonly at: number;
  readonly tag: string;
  /** '' for a comment or a tag that does not end. */
  readonly name: string;
  readonly isEnd: boolean;
}

/**
 * Tags that would take words with them because something is missing become words (told): those of elements that are
 * left out with all that is in them, where no end follows, and comments and tags that do not end in their own block.
 */
export function keepUnclosedTags(tree: Root, report: ImportReport): void {
  const open = new Map<string, { readonly node: Html; readonly at: number }[]>();
  const lost = new Map<Html, number[]>();
  for (const node of htmlIn(tree)) {
    const places: number[] = [];
    lost.set(node, places);
    for (const { at, tag, name, isEnd } of tagsIn(node.value)) {
      if (name === '') places.push(at);
      else if (!SWALLOWING.has(name) || closesItself(name, tag)) continue;
      else if (isEnd) open.get(name)?.pop();
      else {
        const others = open.get(name) ?? [];
        others.push({ node, at });
        open.set(name, others);
      }
    }
  }
  for (const others of open.values()) for (const { node, at } of others) lost.get(node)?.push(at);
  for (const [node, places] of lost) if (places.length > 0) keepAt(node, places, report);
}

/** Whole comments, and whole elements that hold letters alone, are passed over. */
function* tagsIn(html: string): Generator<Tag> {
  const lower = html.toLowerCase();
  const missing = new Set<string>();
  const after = (end: string, from: number): number => {
    const at = missing.has(end) ? -1 : lower.indexOf(end, from);
    if (at < 0) missing.add(end);
    return at < 0 ? -1 : at + end.length;
  };
  let next = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', next)) {
    next = at + 1;
    if (html.startsWith('<!--', at)) {
      const end = after('-->', at + 2);
      if (end < 0) yield { at, tag: '', name: '', isEnd: false };
      else next = end;
      continue;
    }
    TAG.lastIndex = at;
    BEGUN.lastIndex = at;
    const [tag = '', bar, word = ''] = TAG.exec(html) ?? [];
    const name = word.toLowerCase();
    if (name === '') {
      if (BEGUN.test(html)) yield { at, tag, name, isEnd: false };
      continue;
    }
    next = at + tag.length;
    const end = bar === '' && HOLD_LETTERS.includes(name) ? after(`</${name}`, next) : -1;
    if (end < 0) yield { at, tag, name, isEnd: bar === '/' };
    else next = end;
  }
}

/** Only in drawings and formulas does a bar close an element. */
function closesItself(name: string, tag: string): boolean {
  return (name === 'svg' || name === 'math') && tag.endsWith('/>');
}

/** The raw HTML of a tree in its order; without recursion, as a hostile text is deep. */
function* htmlIn(tree: Root): Generator<Html> {
  const waiting: Nodes[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'html') yield node;
    if (!('children' in node)) continue;
    for (const child of node.children.toReversed()) waiting.push(child);
  }
}

function keepAt(node: Html, places: readonly number[], report: ImportReport): void {
  const { value } = node;
  let line = lineOf(node);
  let kept = '';
  let from = 0;
  for (const at of places.toSorted((a, b) => a - b)) {
    const passed = value.slice(from, at);
    if (line !== undefined) line += passed.split('\n').length - 1;
    report.note('html-unclosed', /^[^\n>]{0,200}>?/.exec(value.slice(at, at + 200))?.[0] ?? '', line);
    kept += `${passed}&lt;`;
    from = at + 1;
  }
  node.value = kept + value.slice(from);
}
