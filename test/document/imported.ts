import { normalise } from '../../app/document/canonical';
import { importMarkdown } from '../../app/document/import-markdown';
import type { DocumentJson, NodeJson } from '../../app/document/json';

/** Imports a source with ids b1, b2, … in the order in which blocks are made. */
export function imported(source: string) {
  let next = 0;
  return importMarkdown(new TextEncoder().encode(source), () => {
    next += 1;
    return `b${next}`;
  });
}

/** A text as indented lines, without ids: type, telling attributes, words with marks. */
export function blockLines(content: DocumentJson): string[] {
  const lines: string[] = [];
  const add = (node: NodeJson, depth: number) => {
    const { id: _id, ...attrs } = node.attrs ?? {};
    const words = (node.content ?? []).filter(
      (child) => child.text !== undefined || child.type === 'hardBreak',
    );
    const written = words.map((child) => {
      const marks = (child.marks ?? []).map((mark) => mark.attrs?.href ?? mark.type);
      return `${child.text ?? '⏎'}${marks.length > 0 ? `{${marks.join(' ')}}` : ''}`;
    });
    const named = Object.entries(attrs).map(([name, value]) => ` ${name}=${value}`);
    lines.push(
      `${'  '.repeat(depth)}${node.type}${named.join('')}${written.length > 0 ? `: ${written.join('')}` : ''}`,
    );
    for (const child of node.content ?? []) if (!words.includes(child)) add(child, depth + 1);
  };
  for (const block of normalise(content).content ?? []) add(block, 0);
  return lines;
}
