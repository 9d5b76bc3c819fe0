import { Extension } from '@tiptap/core';
import { Fragment, type Mark, type Node, Schema } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { beginsStretch, LONG_TEXT, roomFor } from '../../document/stretches';
import { changedBlocks } from './changed-blocks';

/**
 * A long text is drawn in stretches of some forty blocks, each in an element of its own that the browser leaves out
 * of its work while it is far from the window (`content-visibility: auto`). Side by side, thousands of blocks cost
 * the browser tens of milliseconds for each key: to lay them out, and to tell the keyboard what stands in the field.
 *
 * Stretches are no part of the text, and the text the editor works on knows nothing of them. ProseMirror draws a
 * common mark of neighbouring nodes as one element around them, so its view (and nothing else) is shown blocks that
 * carry such a mark. See docs/decisions/0014-long-texts-in-stretches.md.
 */
export const Stretches = Extension.create({
  name: 'stretches',
  // Before the first drawing of the text.
  priority: 1300,
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('stretches'),
      view: (view) => {
        drawInStretches(view);
        return { update: drawInStretches };
      },
    }),
  ],
});

/** The part of ProseMirror's view that draws the blocks of the body; not part of its published types. */
interface BodyView {
  node: Node;
  updateChildren(view: EditorView, position: number): void;
  inStretches?: true;
}

function drawInStretches(view: EditorView): void {
  const body = (view as unknown as { docView: BodyView | null }).docView;
  if (body === null || body.inStretches) return;
  body.inStretches = true;
  const draw = body.updateChildren;
  const marked = markingBlocks();
  body.updateChildren = function drawMarked(now, position) {
    const text = this.node;
    this.node = marked(text);
    try {
      draw.call(this, now, position);
    } finally {
      this.node = text;
    }
  };
}

const { marks } = new Schema({
  nodes: { doc: { content: 'text*' }, text: {} },
  marks: {
    stretch: {
      attrs: { from: {} },
      // What is read back from the page are the blocks alone.
      reparseInView: true,
      toDOM: ({ attrs }) => {
        const element = document.createElement('div');
        element.className = 'cc-stretch';
        element.style.setProperty('contain-intrinsic-size', `auto ${rooms.get(attrs.from) ?? 100}rem`);
        return element;
      },
    },
  },
});

/** Heights that stretches are taken to have until they were drawn, by the block they begin with. */
const rooms = new Map<unknown, number>();

/** Gives the blocks of a text the marks of their stretches; of the next text, to those only that changed. */
function markingBlocks(): (text: Node) => Node {
  const shown = new WeakMap<Node, Node>();
  let long = false;
  let before: { readonly text: Node; readonly blocks: readonly Node[] } | null = null;

  const show = (block: Node, mark: Mark): Node => {
    const known = shown.get(block);
    if (known?.marks[0] === mark) return known;
    const marked = block.mark([mark]);
    shown.set(block, marked);
    return marked;
  };
  const all = (text: Node): Node[] => {
    const blocks: Node[] = [];
    let mark = stretchFrom('');
    let sizes: number[] = [];
    const close = () => rooms.set(mark.attrs.from, roomFor(sizes));
    text.forEach((block) => {
      if (beginsStretch(block.attrs.id)) {
        close();
        sizes = [];
        mark = stretchFrom(String(block.attrs.id));
      }
      sizes.push(block.nodeSize);
      blocks.push(show(block, mark));
    });
    close();
    return blocks;
  };
  const again = (text: Node, last: NonNullable<typeof before>): readonly Node[] | null => {
    const { start, end, oldEnd } = changedBlocks(last.text, text);
    const borders = (of: Node, upTo: number) => {
      let ids = '';
      for (let at = start; at < upTo; at += 1) {
        if (beginsStretch(of.child(at).attrs.id)) ids += ` ${at} ${of.child(at).attrs.id}`;
      }
      return ids;
    };
    const kept = borders(text, end);
    if (kept !== borders(last.text, oldEnd) || (kept !== '' && end !== oldEnd)) return null;
    const fresh: Node[] = [];
    for (let at = start; at < end; at += 1) {
      const mark = (kept === '' ? last.blocks[start - 1] : last.blocks[at])?.marks[0];
      if (mark === undefined) return null;
      fresh.push(show(text.child(at), mark));
    }
    const blocks = [...last.blocks];
    blocks.splice(start, oldEnd - start, ...fresh);
    return blocks;
  };

  return (text) => {
    // Once long, a text stays in its stretches: to go to and fro would draw all of it anew each time.
    long ||= text.childCount >= LONG_TEXT;
    if (!long) return text;
    const blocks = (before === null ? null : again(text, before)) ?? all(text);
    before = { text, blocks };
    return text.copy(Fragment.fromArray([...blocks]));
  };
}

const made = new Map<string, Mark>();

function stretchFrom(from: string): Mark {
  const known = made.get(from) ?? marks.stretch.create({ from });
  made.set(from, known);
  return known;
}
