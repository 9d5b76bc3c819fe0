import type { Editor } from '@tiptap/core';
import { textIndexOf } from './index-plugin';

/** Something a cross-reference can lead to. */
export interface ReferenceTarget {
  readonly id: string;
  /** What the reference will print, such as "clause 3.2" or "Table 1". */
  readonly label: string;
  /** What it is called or says, to choose by. */
  readonly words: string;
}

/** Everything in the text that has a number or a name, in reading order. */
export function referenceTargets(editor: Editor): ReferenceTarget[] {
  const { doc } = editor.state;
  const { labels, positions } = textIndexOf(editor.state);
  const targets: (ReferenceTarget & { readonly position: number })[] = [];
  for (const [id, label] of labels) {
    const position = positions.get(id);
    const node = position === undefined ? null : doc.nodeAt(position);
    if (label === '' || node === null || position === undefined) continue;
    const { caption } = node.attrs;
    const words = typeof caption === 'string' ? caption : node.textBetween(0, node.content.size, ' ', ' ');
    targets.push({ id, label, words: words.slice(0, 120), position });
  }
  return targets.sort((a, b) => a.position - b.position);
}

/** The targets whose label or words hold all of the words wanted. */
export function matchingTargets(targets: readonly ReferenceTarget[], wanted: string): ReferenceTarget[] {
  const words = wanted
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return targets.filter(({ label, words: said }) => {
    const all = `${label} ${said}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
