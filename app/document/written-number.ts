import type { NodeJson } from './json';

const WRITTEN = /^\s*(\d{1,3}(?:\.\d{1,3})*)(?:\.|\))?(?:\s+|$)/;

/** The clause number that an author wrote at the start of a title, such as "3.2"; '' for none. */
export function writtenNumber(title: string): string {
  return WRITTEN.exec(title)?.[1] ?? '';
}

/** A title without the number written at its start. */
export function titleWithoutNumber(title: string): string {
  return title.replace(WRITTEN, '');
}

/** The inline content of a heading parted into the written number and the rest; equal marks are kept. */
export function partNumber(inline: readonly NodeJson[]): { number: NodeJson[]; rest: NodeJson[] } {
  const first = inline.map((node) => node.text ?? '').join('');
  let left = WRITTEN.exec(first)?.[0].length ?? 0;
  const number: NodeJson[] = [];
  const rest: NodeJson[] = [];
  for (const node of inline) {
    if (left <= 0 || node.text === undefined) {
      rest.push(node);
      left = 0;
      continue;
    }
    const cut = Math.min(left, node.text.length);
    number.push({ ...node, text: node.text.slice(0, cut) });
    if (cut < node.text.length) rest.push({ ...node, text: node.text.slice(cut) });
    left -= cut;
  }
  return { number, rest };
}
