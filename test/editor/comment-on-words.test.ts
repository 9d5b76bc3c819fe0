// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { expect, it, onTestFinished } from 'vitest';
import { houseExtensions } from '../../app/document/schema';
import { TextIndexing } from '../../app/editor/text/index-plugin';
import { anchorOfSelection } from '../../app/editor/text/selection-anchor';
import { doc, h, p } from '../document/blocks';

it('a comment on words says whether more was selected than the block they stand in', () => {
  const content = doc(h('b1', 1, 'Slots'), p('b2', 'Publish slots daily.'), p('b3', 'Keep them.'));
  const editor = new Editor({ extensions: [...houseExtensions(), TextIndexing], content });
  onTestFinished(() => editor.destroy());
  const begin = (from: number, to: number) => {
    editor.commands.setTextSelection({ from, to });
    return anchorOfSelection(editor);
  };
  const start = editor.state.doc.child(0).nodeSize + 1;
  expect(begin(start, start + 7)).toMatchObject({ blockId: 'b2', quote: 'Publish', cut: false });
  expect(begin(start, start + 20)).toMatchObject({ quote: 'Publish slots daily.', cut: false });
  expect(begin(start + 14, start + 26)).toMatchObject({ blockId: 'b2', quote: 'daily.', cut: true });
});
