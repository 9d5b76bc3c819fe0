import type { Root, RootContent } from 'hast';
import { raw } from 'hast-util-raw';

/**
 * HTML inside Markdown, parsed as browsers do. A parser of pages reads on from where the last tag left it, so what
 * follows a tag that is not closed is parsed along with it; blocks without any tags of their own, which are most of a
 * text, and need no second parsing, are left as they are.
 */
export function parseRawHtml(tree: Root): Root {
  const children: RootContent[] = [];
  let group: RootContent[] = [];
  const open = new OpenTags();
  const close = () => {
    if (group.length === 0) return;
    const parsed = raw({ type: 'root', children: [BEGUN, ...group] }, { file: ANY_FILE });
    for (const child of parsed.type === 'root' ? parsed.children.slice(1) : []) children.push(child);
    group = [];
  };
  for (const child of tree.children) {
    const tags = open.read(child);
    if (tags || group.length > 0) group.push(child);
    else children.push(child);
    if (open.none) close();
  }
  close();
  return { ...tree, children };
}

/** In a page of which a block was read: at its very beginning a parser takes a loose `<col>` for that of a table. */
const BEGUN: RootContent = { type: 'element', tagName: 'p', properties: {}, children: [] };

/** With a file at hand, elements keep their lines, for the report; its words are not looked at. */
const ANY_FILE = ' ' as unknown as NonNullable<Parameters<typeof raw>[1]>['file'];

interface TreeNode {
  readonly type: string;
  readonly value?: unknown;
  readonly children?: readonly TreeNode[];
}

/** A comment, a whole style or script, a tag, or the beginning of whatever else may stand after such a bracket. */
const TAG =
  /<(?:!--(?!-?>)[^-]*(?:-[^-]+)*-->|(?<whole>style|script)(?=[\s>])[^>"']*>[^<]*<\/\k<whole>\s*>|(?<end>\/?)(?<name>[a-zA-Z][^\s/>]*)(?=[\s/>])(?<rest>[^>]*)>|[a-zA-Z!?/])/gi;

/** A tag ends at a bracket that stands in no quotes. */
const QUOTES = ['"', "'"] as const;

const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'wbr']);

/** Elements that leave a parser as it was, once they are closed in the order in which they were opened. */
const PLAIN: ReadonlySet<string> = new Set(
  (
    'a abbr b cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var div section article ' +
    'details summary figure figcaption blockquote p ul ol li dl dt dd pre h1 h2 h3 h4 h5 h6 ' +
    'table caption thead tbody tfoot tr td th'
  ).split(' '),
);

/** Which tags of raw HTML are open; once it is lost in them, until the end of the text. */
class OpenTags {
  private readonly open: string[] = [];
  private lost = false;

  get none(): boolean {
    return this.open.length === 0 && !this.lost;
  }

  /** Goes through the raw HTML in a block; answers whether there is any, or may be. */
  read(block: TreeNode): boolean {
    if (this.lost) return true;
    let found = false;
    const waiting: TreeNode[] = [block];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (node.type === 'raw') {
        found = true;
        this.readTags(String(node.value));
      }
      for (const child of (node.children ?? []).toReversed()) waiting.push(child);
    }
    return found;
  }

  private readTags(html: string): void {
    for (const { 0: tag, groups = {} } of html.matchAll(TAG)) {
      const { whole, end, rest = '' } = groups;
      const name = groups.name?.toLowerCase() ?? '';
      if (VOID.has(name) || whole !== undefined || tag.startsWith('<!--')) continue;
      const plain = PLAIN.has(name) && QUOTES.every((quote) => rest.split(quote).length % 2 === 1);
      if (!plain || (end === '/' && this.open.pop() !== name)) {
        this.lost = true;
        return;
      }
      if (end !== '/') this.open.push(name);
    }
  }
}
