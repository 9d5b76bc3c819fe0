import type { Blockquote, Nodes, Root } from 'mdast';
import { eachNode } from './each-node';
import type { ImportReport } from './import-report';
import { CALLOUT_ELEMENT } from './template-tags';

/** The first line of a quotation that GitHub shows as a box. */
const ALERT = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/i;

/** A box as other site generators write it. */
const DIRECTIVE = /(?:^|\n) {0,3}:{3,}[ \t]*\{?[ \t]*([a-z][\w-]{0,40})/gi;

/**
 * Makes the alerts of GitHub's Markdown (`> [!NOTE]`) into notes with that title. They inform: what binds is not told
 * by a box of this kind. Boxes between lines of colons stay as they are written, and are told of.
 */
export function carryAlerts(tree: Root, report: ImportReport): void {
  eachNode<Nodes>(tree, (node) => {
    if (node.type === 'blockquote') carryAlert(node);
    if (node.type !== 'paragraph') return;
    const [first] = node.children;
    if (first?.type !== 'text') return;
    for (const found of first.value.matchAll(DIRECTIVE)) {
      const before = first.value.slice(0, found.index + found[0].indexOf(':')).split('\n').length - 1;
      const start = node.position?.start.line;
      report.note('directive-as-words', `:::${found[1]}`, start === undefined ? undefined : start + before);
    }
  });
}

function carryAlert(quote: Blockquote): void {
  const [line] = quote.children;
  if (line?.type !== 'paragraph') return;
  const [head, ...inline] = line.children;
  const found = head?.type === 'text' ? ALERT.exec(head.value) : null;
  if (head?.type !== 'text' || found === null) return;
  const name = found[1] ?? '';
  const title = name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
  head.value = head.value.slice(found[0].length);
  // The line of the name may end in a line break of its own.
  if (head.value === '' && inline[0]?.type === 'break') inline.shift();
  line.children = head.value === '' ? inline : [head, ...inline];
  if (line.children.length === 0) quote.children.shift();
  quote.data = { hName: CALLOUT_ELEMENT, hProperties: { title } };
}
