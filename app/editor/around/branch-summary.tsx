import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { branchMarks } from '../text/branch-marks';

/** What the amendment changes so far, counted while somebody types: also what it takes out, which no mark can show. */
export function BranchSummary({ editor }: { readonly editor: Editor }) {
  const words = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const marks = branchMarks(now.state);
      if (marks === undefined) return '';
      const parts = [
        count(marks.changed, 'changed'),
        count(marks.added, 'new'),
        count(marks.removed, 'taken out'),
      ].filter((part) => part !== '');
      return parts.length === 0 ? 'Nothing is changed yet.' : `${parts.join(', ')}.`;
    },
  });
  return <p className="cc-branch-summary">Against the draft it was begun from: {words}</p>;
}

function count(number: number, what: string): string {
  if (number === 0) return '';
  return number === 1 ? `1 block ${what}` : `${number} blocks ${what}`;
}
