import { Extension } from '@tiptap/core';
import { NodeSelection, Plugin, PluginKey, type PluginView, Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { fieldsOf, hasFields } from './block-fields';

/**
 * The fields in the heads of blocks are stops for the Tab key in one block only, and in those around it: where the
 * focus is in a field, the block of that; else the block with the caret. With the fields of all blocks, whoever leaves
 * a long text by keyboard would go through hundreds of them, and none would have to do with where the caret was.
 * Escape in a field goes back to the text, and so does Enter where it has no meaning of its own.
 */
export const FieldStops = Extension.create({
  name: 'fieldStops',
  addProseMirrorPlugins: () => [new Plugin({ key: new PluginKey('field-stops'), view: followCaret })],
});

/**
 * Goes to the first field of the innermost block at the caret that has any, as the Tab key goes to a field.
 *
 * @returns whether there was one
 */
export function goToFields(view: EditorView): boolean {
  const [first] = fieldsAround(view, elementAtCaret(view));
  first?.focus();
  if (first instanceof HTMLInputElement) first.select();
  return first !== undefined;
}

function followCaret(view: EditorView): PluginView {
  let stops: readonly HTMLElement[] = [];
  const look = (focused: EventTarget | null) => {
    const next = fieldsAround(view, isField(view, focused) ? focused : elementAtCaret(view));
    for (const field of stops) if (!next.includes(field)) field.tabIndex = -1;
    for (const field of next) if (!stops.includes(field)) field.tabIndex = 0;
    stops = next;
  };
  const gone = (event: FocusEvent) => look(event.relatedTarget);
  const come = (event: FocusEvent) => look(event.target);
  const back = (event: KeyboardEvent) => {
    const { target, key } = event;
    if (!view.editable || event.isComposing || !isField(view, target)) return;
    if (key !== 'Escape' && !(key === 'Enter' && target instanceof HTMLInputElement)) return;
    event.preventDefault();
    goToText(view, target);
  };
  view.dom.addEventListener('focusout', gone);
  view.dom.addEventListener('focusin', come);
  view.dom.addEventListener('keydown', back);
  look(view.root.activeElement);
  return {
    update(now, before) {
      if (now.state.selection === before.selection && now.state.doc === before.doc) return;
      look(now.root.activeElement);
    },
    destroy() {
      view.dom.removeEventListener('focusout', gone);
      view.dom.removeEventListener('focusin', come);
      view.dom.removeEventListener('keydown', back);
    },
  };
}

function isField({ dom }: EditorView, target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && target.classList.contains('cc-field') && dom.contains(target);
}

/** Where the caret is drawn; null outside of blocks with fields, where each key asks and most of a text stands. */
function elementAtCaret(view: EditorView): Element | null {
  const { selection } = view.state;
  const { $head } = selection;
  const isChosen = selection instanceof NodeSelection;
  const around = Array.from({ length: $head.depth + 1 }, (_, depth) => $head.node(depth));
  if (!(isChosen ? [...around, selection.node] : around).some(hasFields)) return null;
  const node = isChosen ? view.nodeDOM(selection.from) : view.domAtPos(selection.head).node;
  return node instanceof Element ? node : (node?.parentElement ?? null);
}

/** The fields of the block that an element stands in, then those of the block around it, and so on. */
function fieldsAround(view: EditorView, inner: Element | null): readonly HTMLElement[] {
  return blocksAround(view, inner).flatMap(fieldsOf);
}

/** The blocks with fields that an element stands in, the innermost first. */
function blocksAround({ dom }: EditorView, inner: Element | null): Element[] {
  const blocks: Element[] = [];
  for (let at = inner; at !== null && at !== dom; at = at.parentElement) {
    if (fieldsOf(at).length > 0) blocks.push(at);
  }
  return blocks;
}

/** To the caret where it was; where it was in another block, because a pointer led to the field, into this one. */
function goToText(view: EditorView, field: HTMLElement): void {
  const [block] = blocksAround(view, field);
  const { tr } = view.state;
  if (block !== undefined && !block.contains(elementAtCaret(view))) {
    tr.setSelection(Selection.near(tr.doc.resolve(view.posAtDOM(block, 0))));
  }
  view.focus();
  view.dispatch(tr.scrollIntoView());
}
