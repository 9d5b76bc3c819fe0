import type { Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';

/** Whether a transaction only put words into a line or took words out of one. */
export function onlyWords(tr: Transaction): boolean {
  return tr.steps.every((step, place) => {
    if (!(step instanceof ReplaceStep)) return false;
    const { slice, from, to } = step;
    if (slice.openStart > 0 || slice.openEnd > 0) return false;
    const before = tr.docs[place];
    if (before === undefined || !before.resolve(from).sameParent(before.resolve(to))) return false;
    let inline = before.resolve(from).parent.inlineContent;
    slice.content.forEach((node) => {
      if (!node.isInline) inline = false;
    });
    return inline;
  });
}
