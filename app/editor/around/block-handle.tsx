import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { BlockMenu, type BlockMenuProps } from '../toolbar/block-menu';

type HandleProps = Pick<
  BlockMenuProps,
  'editor' | 'editable' | 'onCopyLink' | 'onComment' | 'onPropose' | 'onWho'
>;

interface Hovered {
  readonly position: number;
  readonly top: number;
}

/**
 * The handle beside the block under the pointer. People with a keyboard have the same menu in the toolbar, for
 * the block at the cursor, so the handle is left out of their way.
 */
export function BlockHandle(props: HandleProps) {
  const { editor } = props;
  const [hovered, setHovered] = useState<Hovered | null>(null);
  useEffect(() => {
    const column = editor.view.dom.parentElement;
    if (column === null) return;
    const over = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      if (event.target instanceof Element && event.target.closest('.cc-handle') !== null) return;
      setHovered((before) => {
        const next = blockUnder(editor, column, event.clientY);
        return next?.position === before?.position && next?.top === before?.top ? before : next;
      });
    };
    const gone = () => setHovered(null);
    column.addEventListener('pointermove', over);
    editor.on('update', gone);
    return () => {
      column.removeEventListener('pointermove', over);
      editor.off('update', gone);
    };
  }, [editor]);
  if (hovered === null) return null;
  return (
    <div className="cc-handle" style={{ top: hovered.top }}>
      <BlockMenu key={hovered.position} {...props} position={hovered.position} written={false} />
    </div>
  );
}

function blockUnder(editor: Editor, column: Element, y: number): Hovered | null {
  const { view, state } = editor;
  const text = view.dom.getBoundingClientRect();
  const under = view.posAtCoords({ left: text.left + text.width / 2, top: y });
  if (under === null) return null;
  const $under = state.doc.resolve(under.pos);
  const position = $under.depth > 0 ? $under.before(1) : under.inside;
  if (position < 0) return null;
  const element = view.nodeDOM(position);
  if (!(element instanceof Element)) return null;
  return { position, top: element.getBoundingClientRect().top - column.getBoundingClientRect().top };
}
