// @vitest-environment jsdom
import { Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import {
  absolutePositionToRelativePosition,
  initProseMirrorDoc,
  relativePositionToAbsolutePosition,
} from '@tiptap/y-tiptap';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import type { DocumentJson, NodeJson } from '../../app/document/json';
import { seedUpdate } from '../../app/document/live-document';
import { houseExtensions } from '../../app/document/schema';
import { BlockIds } from '../../app/editor/text/block-ids';
import { liveBinding } from '../../app/editor/text/collaboration';
import {
  endFinding,
  FindInText,
  find,
  findAnother,
  replaceAll,
  replaceCurrent,
  searchOf,
} from '../../app/editor/text/find-in-text';
import { NO_QUERY } from '../../app/editor/text/find-query';
import { TextIndexing, textIndexOf } from '../../app/editor/text/index-plugin';
import { bindingOf, editorPlace, livePlace } from '../../app/editor/text/live-places';
import { Stretches } from '../../app/editor/text/stretches';
import { indexText } from '../../app/editor/text/text-index';
import { standInForLayout } from '../support/window-without-layout';

const MATCHES_NOT = {
  matches: false,
  media: '',
  onchange: null,
  addListener: () => undefined,
  removeListener: () => undefined,
};

beforeAll(() => {
  standInForLayout();
  window.matchMedia = () => Object.assign(new EventTarget(), MATCHES_NOT);
});

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
function two(blocks: number) {
  const seed = seedUpdate(content(blocks));
  const [amina, ben] = [editorOf(seed), editorOf(seed)];
  const meet = () => {
    const [ofAmina, ofBen] = [Y.encodeStateAsUpdate(amina.doc), Y.encodeStateAsUpdate(ben.doc)];
    Y.applyUpdate(amina.doc, ofBen);
    Y.applyUpdate(ben.doc, ofAmina);
  };
  return { amina, ben, meet };
}

const textOf = (editor: Editor) => editor.state.doc.textBetween(0, editor.state.doc.content.size, '\n');

function idsOf(doc: Node): string[] {
  const ids: string[] = [];
  doc.descendants((node) => {
    if (typeof node.attrs.id === 'string') ids.push(`${node.attrs.id} ${node.attrs.ref ?? ''}`);
  });
  return ids;
}

describe('find and replace', () => {
  const shall = { ...NO_QUERY, words: 'shall' };

  it('replaces all places in lines, tables and requirements as one step, and touches nothing else', () => {
    const { amina, ben, meet } = two(40);
    const { view } = amina.editor;
    const [ids, before] = [idsOf(view.state.doc), textOf(amina.editor)];
    view.dispatch(view.state.tr.insertText('Now: ', view.state.doc.child(0).nodeSize + 1));
    find(view, shall);
    expect(searchOf(view.state).found).toHaveLength(36);
    expect(replaceAll(view, 'must')).toBe(36);
    expect(textOf(amina.editor)).toContain('Now: Line 1 must stay.');
    expect(textOf(amina.editor)).not.toMatch(/shall/i);
    expect(idsOf(view.state.doc)).toEqual(ids);
    expect(view.state.doc.child(6).attrs.caption).toBe('Shall 6');
    meet();
    expect(ben.editor.state.doc.toJSON()).toEqual(view.state.doc.toJSON());
    amina.editor.commands.undo();
    expect(textOf(amina.editor)).toBe(before.replace('Line 1 ', 'Now: Line 1 '));
    amina.editor.commands.undo();
    expect(textOf(amina.editor)).toBe(before);
  });

  it('makes no links of the words that it puts in', () => {
    const { editor } = two(20).amina;
    const { view } = editor;
    find(view, shall);
    replaceAll(view, 'see https://example.org ');
    expect(textOf(editor)).toContain('see https://example.org');
    let links = 0;
    view.state.doc.descendants(({ marks }) => {
      links += marks.filter(({ type }) => type.name === 'link').length;
    });
    expect(links).toBe(0);
  });

  it('replaces one place after the other, also where the new words hold the old', () => {
    const { view } = two(20).amina.editor;
    find(view, shall);
    expect(replaceCurrent(view, 'shall not')).toBe(true);
    expect(searchOf(view.state)).toMatchObject({ current: 1 });
    findAnother(view, 1);
    expect(replaceCurrent(view, '')).toBe(true);
    const lines = view.state.doc.textBetween(0, view.state.doc.content.size, '\n').split('\n');
    expect(lines.slice(1, 4)).toEqual(['Line 1 shall not stay.', 'Line 2 shall stay.', 'Line 3  stay.']);
    endFinding(view);
    expect(replaceCurrent(view, 'x')).toBe(false);
  });

  it('goes on at the same place when somebody else writes before it', () => {
    const { amina, ben, meet } = two(20);
    const { view } = amina.editor;
    find(view, shall);
    findAnother(view, 1);
    findAnother(view, 1);
    const at = () => {
      const { found, current } = searchOf(view.state);
      return view.state.doc.resolve(found[current]?.from ?? 0).parent.textContent;
    };
    expect(at()).toBe('Line 3 shall stay.');
    const theirs = ben.editor.view;
    theirs.dispatch(
      theirs.state.tr.insertText('Everybody shall read. ', theirs.state.doc.child(0).nodeSize + 1),
    );
    meet();
    expect(searchOf(view.state)).toMatchObject({ current: 3 });
    expect(at()).toBe('Line 3 shall stay.');
  });

  it('keeps case and whole words when asked, and takes signs as they are', () => {
    const { view } = two(20).amina.editor;
    find(view, { ...shall, words: 'Line' });
    const many = searchOf(view.state).found.length;
    expect(many).toBeGreaterThan(10);
    find(view, { words: 'line', matchCase: true, wholeWords: false });
    expect(searchOf(view.state).found).toEqual([]);
    find(view, { words: 'Lin', matchCase: false, wholeWords: true });
    expect(searchOf(view.state).found).toEqual([]);
    find(view, { words: 'stay.', matchCase: false, wholeWords: true });
    expect(searchOf(view.state).found).toHaveLength(many);
    find(view, { words: 'sta.', matchCase: false, wholeWords: false });
    expect(searchOf(view.state).found).toEqual([]);
  });

  it('changes nothing for somebody who may only read', () => {
    const { editor } = two(20).amina;
    find(editor.view, shall);
    const before = editor.state.doc;
    editor.setEditable(false);
    expect(replaceAll(editor.view, 'must')).toBe(0);
    expect(replaceCurrent(editor.view, 'must')).toBe(false);
    expect(editor.state.doc).toBe(before);
  });
});

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
