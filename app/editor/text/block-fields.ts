import type { Editor } from '@tiptap/core';
import type { Node, NodeType } from '@tiptap/pm/model';
import type { EditorView, NodeView } from '@tiptap/pm/view';
import { textAttribute } from '../../document/json';
import { followLabels, numberOf, textIndexOf } from './index-plugin';

/**
 * Fields that stand in the head of a block: the level of a requirement, the caption of a table. They are
 * ordinary form fields in an island that is not part of the text, so that they are named and work like every other
 * field of the portal; Tab stops at those of the block with the caret (./field-stops.ts). What is typed into one is
 * written to the block at once.
 */
export interface BlockField {
  readonly dom: HTMLElement;
  /** Shows a value that came from elsewhere. */
  show(value: string): void;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface FieldOptions {
  readonly label: string;
  readonly value: string;
  readonly className: string;
  readonly change: (value: string) => void;
}

export function choiceField(options: FieldOptions & { readonly choices: readonly Choice[] }): BlockField {
  const dom = make('select', `cc-field cc-field--choice ${options.className}`);
  dom.setAttribute('aria-label', options.label);
  dom.tabIndex = -1;
  for (const { value, label } of options.choices) dom.add(new Option(label, value));
  dom.value = options.value;
  dom.addEventListener('change', () => options.change(dom.value));
  return {
    dom,
    show: (value) => {
      dom.value = value;
    },
  };
}

export function wordsField(options: FieldOptions & { readonly hint: string }): BlockField {
  const dom = make('input', `cc-field cc-field--words ${options.className}`);
  dom.type = 'text';
  dom.setAttribute('aria-label', options.label);
  dom.tabIndex = -1;
  dom.placeholder = options.hint;
  dom.value = options.value;
  dom.addEventListener('input', () => options.change(dom.value));
  return {
    dom,
    show: (value) => {
      if (dom.value !== value) dom.value = value;
    },
  };
}

export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className = '',
  text = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  if (text !== '') element.textContent = text;
  return element;
}

/** The island that holds the fields. */
export function blockHead(className: string, ...children: readonly HTMLElement[]): HTMLElement {
  const head = make('div', `cc-block-head ${className}`);
  head.contentEditable = 'false';
  head.append(...children);
  return head;
}

/** Writes one attribute of the block a node view stands for. */
export function attributeWriter(editor: Editor, getPos: () => number | undefined) {
  return (name: string, value: string | null) => {
    const position = getPos();
    if (position === undefined || !editor.isEditable) return;
    editor.view.dispatch(editor.state.tr.setNodeAttribute(position, name, value));
  };
}

/**
 * Lets the fields in a text be changed, or only be read. A table wider than the page scrolls with the caret; somebody
 * who reads has none, and scrolls it with the keys once Tab has led there.
 */
export function allowFields(root: HTMLElement, editable: boolean): void {
  for (const field of root.querySelectorAll<HTMLInputElement | HTMLSelectElement>('.cc-field')) {
    if (field instanceof HTMLSelectElement) field.disabled = !editable;
    else field.readOnly = !editable;
  }
  for (const region of root.querySelectorAll<HTMLElement>('.table-region')) {
    region.tabIndex = editable ? -1 : 0;
  }
}

const fields = new WeakMap<Element, readonly HTMLElement[]>();
const typesWithFields = new WeakSet<NodeType>();

/** Whether blocks of this type have fields, as far as any was drawn. */
export function hasFields({ type }: Node): boolean {
  return typesWithFields.has(type);
}

/** The fields of the block that an element stands for; of every other element none. */
export function fieldsOf(element: Element): readonly HTMLElement[] {
  return fields.get(element) ?? [];
}

export interface BlockParts {
  readonly editor: Editor;
  readonly view: EditorView;
  readonly node: Node;
  readonly dom: HTMLElement;
  /** Where the words of the block go; none for a block without. */
  readonly contentDOM?: HTMLElement;
  /** What is not part of the text. */
  readonly islands: readonly HTMLElement[];
  /** Shows the block as it is now, with its computed number. */
  readonly draw: (node: Node, number: string) => void;
}

/** The node view made of such parts. */
export function blockView(parts: BlockParts): NodeView {
  const { editor, view, dom, contentDOM, islands, draw } = parts;
  let { node } = parts;
  let number: string | null = null;
  const inIsland = (target: EventTarget | null) =>
    target instanceof Element && islands.some((island) => island.contains(target));
  const forget = followLabels(view, (index) => {
    const now = numberOf(index, textAttribute(node, 'id'));
    if (now === number) return;
    number = now;
    draw(node, now);
  });
  fields.set(dom, [...dom.querySelectorAll<HTMLElement>('.cc-field')]);
  typesWithFields.add(node.type);
  allowFields(dom, editor.isEditable);
  return {
    dom,
    ...(contentDOM === undefined ? {} : { contentDOM }),
    update(next) {
      if (next.type !== node.type) return false;
      node = next;
      number = numberOf(textIndexOf(view.state), textAttribute(next, 'id'));
      draw(next, number);
      return true;
    },
    destroy: forget,
    stopEvent: (event) => inIsland(event.target),
    ignoreMutation: (mutation) => {
      const { target } = mutation;
      // Its frame is drawn here; of the browser's doing only what is in the text is a change of it.
      if (mutation.type === 'attributes' && !contentDOM?.contains(target)) return true;
      return inIsland(target instanceof Element ? target : target.parentElement);
    },
  };
}
