import { Extension } from '@tiptap/core';
import { NodeSelection, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { newBlockId } from '../../document/ids';

/**
 * A letter typed while a figure or a rule is selected, as one is that was just put in, begins a line after it. The
 * editor would put the letter in its place, and the picture would be gone.
 */
export const TypedOnBlock = Extension.create({
  name: 'typedOnBlock',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('typed-on-block'),
        props: {
          handleTextInput({ state, dispatch }, _from, _to, text) {
            const { selection, schema, tr } = state;
            const line = schema.nodes.paragraph;
            const onBlock =
              selection instanceof NodeSelection && selection.node.isBlock && selection.node.isAtom;
            if (!onBlock || line === undefined) return false;
            const after = selection.to;
            tr.insert(after, line.create({ id: newBlockId() }, schema.text(text)));
            tr.setSelection(TextSelection.create(tr.doc, after + 1 + text.length));
            dispatch(tr.scrollIntoView());
            return true;
          },
        },
      }),
    ];
  },
});
