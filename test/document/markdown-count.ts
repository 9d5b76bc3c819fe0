import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { type DocumentJson, type NodeJson, walk } from '../../app/document/json';

export interface Counted {
  headings: number;
  tables: number;
  codeBlocks: number;
  links: number;
}

/** What a Markdown source holds, counted from its own syntax tree and from the tags of its raw HTML. */
export function countSource(source: string): Counted {
  const shown = source
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g, '')
    .replace(/\{%(?:(?!content=)[^%])*%\}/g, '');
  const tree = fromMarkdown(shown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const counted: Counted = { headings: 0, tables: 0, codeBlocks: 0, links: 0 };
  const waiting: Nodes[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'heading' && node.children.length > 0) counted.headings += 1;
    if (node.type === 'table') counted.tables += 1;
    // Items of a lettered list that are indented look like code to Markdown and are no code.
    if (node.type === 'code' && !/^(?:[a-z]|[ivx]+)\.\s/.test(node.value)) counted.codeBlocks += 1;
    const holdsImage = 'children' in node && node.children.some((child) => child.type === 'image');
    const leads = node.type === 'linkReference' || (node.type === 'link' && node.url !== '');
    if (leads && !holdsImage) counted.links += 1;
    if (node.type === 'footnoteReference') counted.links += 1;
    if (node.type === 'html') countTags(node.value.replace(/<!--[\s\S]*?-->/g, ''), counted);
    if ('children' in node) waiting.push(...(node.children as Nodes[]));
  }
  if (/^\[\^[^\]]+\]:/m.test(shown)) counted.headings += 1;
  return counted;
}

function countTags(html: string, counted: Counted): void {
  const count = (pattern: RegExp) => html.match(pattern)?.length ?? 0;
  counted.headings += count(/<h[1-6][\s>]/gi);
  counted.tables += count(/<table[\s>]/gi);
  counted.codeBlocks += count(/<pre[\s>]/gi);
  counted.links += count(/<a\s[^>]*href/gi);
}

/** What a text of the house holds. */
export function countText(content: DocumentJson): Counted {
  const counted: Counted = { headings: 0, tables: 0, codeBlocks: 0, links: 0 };
  let open = '';
  walk(content, (node) => {
    if (node.type === 'heading') counted.headings += 1;
    if (node.type === 'table') counted.tables += 1;
    if (node.type === 'codeBlock') counted.codeBlocks += 1;
    const href = linkOf(node);
    if (href !== '' && href !== open) counted.links += 1;
    open = href;
  });
  return counted;
}

function linkOf(node: NodeJson): string {
  const link = node.marks?.find((mark) => mark.type === 'link');
  return link === undefined ? '' : JSON.stringify(link.attrs);
}
