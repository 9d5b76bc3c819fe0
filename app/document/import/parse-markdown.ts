import type { Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { findCode } from './code-ranges';
import { eachNode } from './each-node';
import { withFrontMatter } from './front-matter';

/** Sources longer than this are parsed in parts. */
const LONG = 60_000;

/** Of a link or a note, in a list or a quote as well, and with a label over two lines. */
const DEFINITION = /^[ \t>*+\-\d.)]{0,15}\[[^\]]{1,300}\]:/m;

/** A part is closed at the first heading after so many characters. */
const PART = 8_000;

/**
 * Markdown source as a syntax tree: CommonMark, GitHub's tables, footnotes and task lists, front matter.
 * A long source is parsed in parts, cut before headings: the parser's work on tables grows faster than the
 * text, and a part's memory is given back before the next. Definitions of links and notes hold everywhere in
 * a text, so a source that has any is parsed whole.
 */
export function parseMarkdown(source: string): Root {
  const children: RootContent[] = [];
  const withMatter = withFrontMatter(source);
  let line = 0;
  for (const part of partsOf(withMatter ?? source)) {
    const tree = parsePart(part, line === 0 && withMatter !== null);
    if (line > 0) moveDown(tree, line);
    for (const child of tree.children) children.push(child);
    line += part.split('\n').length - 1;
  }
  return { type: 'root', children };
}

function parsePart(source: string, hasMatter: boolean): Root {
  return fromMarkdown(source, {
    extensions: [hasMatter ? MATTER : [], source.includes('@') ? GITHUB : WITHOUT_EMAIL].flat(),
    mdastExtensions: [
      hasMatter ? MATTER_TREE : [],
      MAY_HOLD_ADDRESS.test(source) ? GITHUB_TREE : WITHOUT_ADDRESSES,
    ],
  });
}

const MATTER = frontmatter(['yaml', 'toml']);
const MATTER_TREE = frontmatterFromMarkdown(['yaml', 'toml']);
const GITHUB = gfm();
const GITHUB_TREE = gfmFromMarkdown();

/**
 * Looking for addresses that are not marked as links is most of a parser's work on plain words: one of electronic
 * mail may begin with any word, so a line falls into its words, and all words are searched again in the tree. A part
 * without the characters that such an address has, or can be spelt with, is spared both.
 */
const WITHOUT_EMAIL = { ...GITHUB, text: withoutEmail(GITHUB.text ?? {}) };
const MAY_HOLD_ADDRESS = /[@&]|http|www/i;
const WITHOUT_ADDRESSES = GITHUB_TREE.filter(({ transforms }) => transforms === undefined);

type Constructs = NonNullable<ReturnType<typeof gfm>['text']>;

function withoutEmail(constructs: Constructs): Constructs {
  const kept: Constructs = {};
  for (const [code, at] of Object.entries(constructs)) {
    const others = [at ?? []].flat().filter(({ name }) => name !== 'emailAutolink');
    if (others.length > 0) kept[code] = others;
  }
  return kept;
}

/** The source cut into parts that mean the same alone; each part but the last ends with a line end. */
function partsOf(source: string): string[] {
  if (source.length < LONG || DEFINITION.test(source)) return [source];
  const code = findCode(source);
  const parts: string[] = [];
  let start = 0;
  for (const heading of source.matchAll(/(?<=\n\n)#{1,6} /g)) {
    const { index } = heading;
    if (index - start < PART || code.holds(index)) continue;
    const part = source.slice(start, index);
    if (holdsOpenHtml(part)) continue;
    parts.push(part);
    start = index;
  }
  return [...parts, source.slice(start)];
}

/** Raw HTML that runs on over empty lines until its own end. */
const RUNNING_HTML = [
  [/<!--/g, /-->/g],
  [/<(?:script|pre|style|textarea)\b/gi, /<\/(?:script|pre|style|textarea)>/gi],
  [/<\?/g, /\?>/g],
  [/<!\[CDATA\[/g, /\]\]>/g],
] as const;

function holdsOpenHtml(part: string): boolean {
  const count = (pattern: RegExp) => part.match(pattern)?.length ?? 0;
  return RUNNING_HTML.some(([open, close]) => count(open) !== count(close));
}

function moveDown(tree: Root, lines: number): void {
  eachNode<Nodes>(tree, (node) => {
    if (node.position === undefined) return;
    node.position.start.line += lines;
    node.position.end.line += lines;
  });
}
