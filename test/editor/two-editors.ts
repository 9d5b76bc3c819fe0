import { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { onTestFinished } from 'vitest';
import * as Y from 'yjs';
import type { DocumentJson, NodeJson } from '../../app/document/json';
import { seedUpdate } from '../../app/document/live-document';
import { houseExtensions } from '../../app/document/schema';
import { BlockIds } from '../../app/editor/text/block-ids';
import { liveBinding } from '../../app/editor/text/collaboration';
import { FindInText } from '../../app/editor/text/find-in-text';
import { TextIndexing } from '../../app/editor/text/index-plugin';
import { Stretches } from '../../app/editor/text/stretches';
import { standInForLayout } from '../support/window-without-layout';

const MATCHES_NOT = {
  matches: false,
  media: '',
  onchange: null,
  addListener: () => undefined,
  removeListener: () => undefined,
};

/** What an editor asks of its window besides; said before any test makes one. */
export function standInForWindow(): void {
  standInForLayout();
  window.matchMedia = () => Object.assign(new EventTarget(), MATCHES_NOT);
}

const words = (text: string): NodeJson => ({ type: 'text', text });
const id = (at: number) => `b${String(at).padStart(9, '0')}`;

/** Clauses with paragraphs, requirements and tables; `blocks` of them in all. */
function content(blocks: number): DocumentJson {
  const block = (at: number): NodeJson => {
    const line: NodeJson = {
      type: 'paragraph',
      attrs: { id: `${id(at)}p` },
      content: [words(`Line ${at} shall stay.`)],
    };
    if (at % 10 === 0) {
      return { type: 'heading', attrs: { id: id(at), level: 1 }, content: [words(`Clause at ${at}`)] };
    }
    if (at % 10 === 3) {
      return {
        type: 'requirement',
        attrs: { id: id(at), ref: `STD-0001-R${at}`, level: 'must' },
        content: [line],
      };
    }
    if (at % 10 === 6) {
      const cell: NodeJson = { type: 'tableCell', content: [line] };
      const rows = [{ type: 'tableRow', content: [cell] }];
      return { type: 'table', attrs: { id: id(at), caption: `Shall ${at}` }, content: rows };
    }
    return { ...line, attrs: { id: id(at) } };
  };
  return { type: 'doc', content: Array.from({ length: blocks }, (_, at) => block(at)) };
}

/** An editor of a live text, as the page makes it but for what stands around it. */
function editorOf(update: Uint8Array): { readonly editor: Editor; readonly doc: Y.Doc } {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [...houseExtensions([]), Stretches, liveBinding(doc), TextIndexing, BlockIds, FindInText],
  });
  onTestFinished(() => editor.destroy());
  return { editor, doc };
}

/** Two people with the text, who hear of each other when told. */
export function two(blocks: number) {
  const seed = seedUpdate(content(blocks));
  const [amina, ben] = [editorOf(seed), editorOf(seed)];
  const meet = () => {
    const [ofAmina, ofBen] = [Y.encodeStateAsUpdate(amina.doc), Y.encodeStateAsUpdate(ben.doc)];
    Y.applyUpdate(amina.doc, ofBen);
    Y.applyUpdate(ben.doc, ofAmina);
  };
  return { amina, ben, meet };
}

/** The words of a text, a line for each block. */
export const textOf = (editor: Editor) =>
  editor.state.doc.textBetween(0, editor.state.doc.content.size, '\n');

/** The ids of a text, each with the reference that it has. */
export function idsOf(doc: Node): string[] {
  const ids: string[] = [];
  doc.descendants((node) => {
    if (typeof node.attrs.id === 'string') ids.push(`${node.attrs.id} ${node.attrs.ref ?? ''}`);
  });
  return ids;
}
