import type { NodeJson } from '../../../document/json';

/** `**bold**`, `` `code` ``, `[words](address)` and `{{key}}`, a reference to the block of that key. */
const MARKED = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)|\{\{([\w-]+)\}\}/g;

/** A line of the sample's texts as inline content. */
export function inline(words: string): NodeJson[] {
  const nodes: NodeJson[] = [];
  let done = 0;
  const plain = (until: number) => {
    if (until > done) nodes.push({ type: 'text', text: words.slice(done, until) });
  };
  for (const match of words.matchAll(MARKED)) {
    const [whole, bold, code, label, href, key] = match;
    plain(match.index);
    done = match.index + whole.length;
    if (bold !== undefined) nodes.push({ type: 'text', text: bold, marks: [{ type: 'bold' }] });
    else if (code !== undefined) nodes.push({ type: 'text', text: code, marks: [{ type: 'code' }] });
    else if (label !== undefined && href !== undefined) {
      nodes.push({ type: 'text', text: label, marks: [{ type: 'link', attrs: { href } }] });
    } else if (key !== undefined) nodes.push({ type: 'crossReference', attrs: { target: `@${key}` } });
  }
  plain(words.length);
  return nodes;
}
