// @vitest-environment jsdom
import { Editor, Extension } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import {
  absolutePositionToRelativePosition,
  initProseMirrorDoc,
  relativePositionToAbsolutePosition,
} from '@tiptap/y-tiptap';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import * as Y from 'yjs';
import { houseExtensions } from '../../app/document/schema';
import { allowFields } from '../../app/editor/text/block-fields';
import { TableBlock } from '../../app/editor/text/body-views';
import { TextIndexing, textIndexOf } from '../../app/editor/text/index-plugin';
import { bindingOf, editorPlace, livePlace } from '../../app/editor/text/live-places';
import { indexText } from '../../app/editor/text/text-index';
import { standInForWindow, two } from './two-editors';

beforeAll(standInForWindow);

describe('what is kept small for a long text', () => {
  it('stays right through many edits of two people', () => {
    const { amina, ben, meet } = two(60);
    let seed = 7;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      return seed % below;
    };
    for (let step = 0; step < 150; step += 1) {
      edit(random(2) === 0 ? amina.editor : ben.editor, random);
      if (random(4) === 0) meet();
      if (random(20) === 0) amina.editor.commands.undo();
      for (const { editor, doc } of [amina, ben]) check(editor, doc, random);
    }
    meet();
    expect(amina.editor.state.doc.toJSON()).toEqual(ben.editor.state.doc.toJSON());
  });

  it('is indexed before anything else looks at the text, once for all', () => {
    const asked: unknown[] = [];
    const asking = Extension.create({
      name: 'asking',
      addProseMirrorPlugins: () => [
        new Plugin<number>({
          state: { init: () => 0, apply: (_tr, _value, _before, after) => asked.push(textIndexOf(after)) },
        }),
      ],
    });
    const editor = new Editor({ extensions: [...houseExtensions(), TextIndexing, asking] });
    onTestFinished(() => editor.destroy());
    editor.commands.insertContent('More.');
    expect(asked.at(-1)).toBe(textIndexOf(editor.state));
  });

  it('draws a long text in stretches that are no part of it', () => {
    const { editor } = two(400).amina;
    const { view } = editor;
    const stretches = () => [...view.dom.children];
    expect(stretches().every(({ className }) => className === 'cc-stretch')).toBe(true);
    expect(stretches().length).toBeGreaterThan(3);
    const drawn = () =>
      stretches().flatMap(({ children }) => [...children].map(({ textContent }) => textContent));
    const written = () => view.state.doc.content.content.map(({ textContent }) => textContent);
    expect(drawn()).toEqual(written());
    view.dispatch(view.state.tr.insertText('More. ', view.state.doc.child(0).nodeSize + 1));
    editor.commands.insertContentAt(view.state.doc.child(0).nodeSize, { type: 'paragraph' });
    editor.commands.deleteRange({ from: 0, to: view.state.doc.child(0).nodeSize });
    expect(drawn()).toEqual(written());
    expect(JSON.stringify(view.state.doc.toJSON())).not.toContain('stretch');
    expect(view.nodeDOM(0)).toBe(stretches()[0]?.children[0]);
  });
});

describe('what is drawn around a table', () => {
  it('is not read back as text when its fields are opened or closed', async () => {
    const editor = new Editor({ extensions: [...houseExtensions([TableBlock]), TextIndexing] });
    onTestFinished(() => editor.destroy());
    document.body.append(editor.view.dom);
    editor.commands.insertContent('<table><tbody><tr><td><p>Cell</p></td></tr></tbody></table>');
    const { docView } = editor.view as unknown as { docView: { markDirty(from: number, to: number): void } };
    const read = vi.spyOn(docView, 'markDirty');
    allowFields(editor.view.dom, true);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(editor.view.dom.querySelector('.table-region')?.getAttribute('tabindex')).toBe('-1');
    expect(read).not.toHaveBeenCalled();
  });
});

function edit(editor: Editor, random: (below: number) => number): void {
  const { view } = editor;
  const { doc } = view.state;
  const block = random(doc.childCount);
  let start = 0;
  for (let at = 0; at < block; at += 1) start += doc.child(at).nodeSize;
  const node = doc.child(block);
  const inside = TextSelection.near(
    doc.resolve(Math.min(start + 1 + random(node.nodeSize), doc.content.size)),
  ).from;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, inside)));
  const what = random(8);
  if (what < 4) view.dispatch(view.state.tr.insertText(`${random(100)} `));
  else if (what === 4) editor.commands.splitBlock();
  else if (what === 5) view.dispatch(view.state.tr.delete(start, start + node.nodeSize));
  else if (what === 6) {
    const next = doc.maybeChild(block + 1);
    if (next === null) return;
    view.dispatch(view.state.tr.replaceWith(start, start + node.nodeSize + next.nodeSize, [next, node]));
  } else editor.commands.joinBackward();
}

function check(editor: Editor, doc: Y.Doc, random: (below: number) => number): void {
  const { state } = editor;
  const binding = bindingOf(state);
  if (binding === undefined) throw new Error('The editor is bound to its text.');
  // The editor shows what the live text says.
  expect(state.doc.toJSON()).toEqual(
    initProseMirrorDoc(doc.getXmlFragment('text'), state.schema).doc.toJSON(),
  );
  // The index says what one made from nothing says.
  const [index, fresh] = [textIndexOf(state), indexText(state.doc)];
  expect(index.clauses).toEqual(fresh.clauses);
  expect([...index.labels]).toEqual([...fresh.labels]);
  expect(index.repeated).toEqual(fresh.repeated);
  for (const own of fresh.positions.places.keys()) {
    expect(index.positions.get(own), own).toBe(fresh.positions.get(own));
  }
  // Places are those that the binding finds by walking.
  const position = TextSelection.near(state.doc.resolve(random(state.doc.content.size))).from;
  const place = livePlace(state, binding, position);
  const walked = absolutePositionToRelativePosition(position, binding.type, binding.mapping);
  expect(Y.compareRelativePositions(place, walked)).toBe(true);
  expect(editorPlace(state, binding, place)).toBe(
    relativePositionToAbsolutePosition(doc, binding.type, place, binding.mapping),
  );
}
