import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { withoutControls } from '../../document/import/clean-words';

/** What is pasted without control characters: no text needs them, and files made of it could not hold them. */
export function cleanSlice({ content, openStart, openEnd }: Slice): Slice {
  return new Slice(cleanFragment(content), openStart, openEnd);
}

function cleanFragment(fragment: Fragment): Fragment {
  const kept: Node[] = [];
  fragment.forEach((node) => {
    if (!node.isText) {
      kept.push(node.copy(cleanFragment(node.content)));
      return;
    }
    const words = withoutControls(node.text ?? '');
    // A text node without words is none.
    if (words !== '') kept.push(words === node.text ? node : node.type.schema.text(words, node.marks));
  });
  return Fragment.fromArray(kept);
}
