// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { readText, textFragment } from '../../app/document/live-document';
import { houseExtensions, houseSchema } from '../../app/document/schema';
import { TableBlock } from '../../app/editor/text/body-views';
import { liveBinding } from '../../app/editor/text/collaboration';

const element = (name: string, attrs: Record<string, number | string>, ...children: Y.XmlElement[]) => {
  const made = new Y.XmlElement<Record<string, number | string>>(name);
  for (const [key, value] of Object.entries(attrs)) made.setAttribute(key, value);
  made.insert(0, children);
  return made as Y.XmlElement;
};

function withTable(colspan: number | string, rowspan: number | string): Y.Doc {
  const doc = new Y.Doc();
  const cell = (name: string, attrs: Record<string, number | string>) =>
    element(name, attrs, element('paragraph', { id: 'p' }));
  textFragment(doc).insert(0, [
    element(
      'table',
      { id: 't' },
      element('tableRow', {}, cell('tableHeader', { colspan, rowspan: 1 })),
      element('tableRow', {}, cell('tableCell', { colspan: 1, rowspan })),
    ),
  ]);
  return doc;
}

function editorOf(doc: Y.Doc): Editor {
  const extensions = [...houseExtensions([TableBlock]), liveBinding(doc)];
  const editor = new Editor({ element: document.createElement('div'), extensions });
  onTestFinished(() => editor.destroy());
  return editor;
}

const spansIn = (editor: Editor) => {
  const spans: unknown[] = [];
  editor.state.doc.descendants(({ type, attrs }) => {
    if (/^table(Cell|Header)$/.test(type.name)) spans.push([attrs.colspan, attrs.rowspan]);
  });
  return spans;
};

describe('cells over more columns or rows than any table has', () => {
  it.each([100_000_000, 1001, 0, -3, 1.5, Number.NaN, 'abc', '2'])('%j counts as one', (span) => {
    for (const doc of [withTable(span, 1), withTable(1, span)]) {
      expect(spansIn(editorOf(doc))).toEqual([
        [1, 1],
        [1, 1],
      ]);
      expect(JSON.stringify(readText(doc))).not.toContain('span');
      houseSchema().nodeFromJSON(readText(doc)).check();
    }
    const { tableCell } = houseSchema().nodes;
    expect(tableCell?.create({ colspan: span }).attrs.colspan).toBe(1);
  });

  it('those that a table can have stay', () => {
    const doc = withTable(2, 2);
    expect(spansIn(editorOf(doc))[0]).toEqual([2, 1]);
    expect(JSON.stringify(readText(doc))).toContain('"colspan":2');
  });

  const cellOf = (colspan: number, rowspan = 1) =>
    element('tableCell', { colspan, rowspan }, element('paragraph', { id: 'p' }));

  it.each([
    [
      'a row',
      [Array.from({ length: 20 }, () => cellOf(1000)), ...Array.from({ length: 20 }, () => [cellOf(1)])],
    ],
    ['rows that reach down', Array.from({ length: 40 }, () => [cellOf(100, 40)])],
  ])(
    'a table of cells that cover more columns than a table has together gets one for each: in %s',
    (_, rows) => {
      const doc = new Y.Doc();
      const made = rows.map((cells) => element('tableRow', {}, ...cells));
      textFragment(doc).insert(0, [element('table', { id: 't' }, ...made)]);
      const editor = editorOf(doc);
      expect(spansIn(editor)).toHaveLength(40);
      for (const spans of spansIn(editor)) expect(spans).toEqual([1, 1]);
      expect(JSON.stringify(readText(doc))).not.toContain('span');
    },
  );

  it('rows that somebody else left shorter are filled up by whoever edits the table next, and by nobody else', () => {
    const doc = withTable(1, 1);
    const editor = editorOf(doc);
    const table = textFragment(doc).get(0) as Y.XmlElement;
    const row = table.get(0) as Y.XmlElement;
    doc.transact(
      () => row.insert(1, [element('tableHeader', {}, element('paragraph', { id: 'q' }))]),
      'remote',
    );
    expect(spansIn(editor)).toHaveLength(3);
    editor.commands.setTextSelection(4);
    editor.commands.insertContent('x');
    expect(spansIn(editor)).toHaveLength(4);
  });

  it('a table with more places than can be filled up stays as it is after an edit in it', () => {
    const doc = new Y.Doc();
    const rows = Array.from({ length: 1001 }, () => element('tableRow', {}, cellOf(1)));
    textFragment(doc).insert(0, [
      element('table', { id: 't' }, element('tableRow', {}, cellOf(100)), ...rows),
    ]);
    const editor = editorOf(doc);
    editor.commands.setTextSelection(4);
    editor.commands.insertContent('x');
    expect(editor.getText()).toContain('x');
    expect(spansIn(editor)).toHaveLength(1002);
  });

  it('what is pasted is read so too', () => {
    const editor = editorOf(withTable(1, 1));
    editor.commands.insertContent(
      '<table><tr><th colspan="100000000">Wide</th></tr><tr><td rowspan="abc">Tall</td></tr></table><table><tr><td colspan="600">Both</td><td colspan="600">wide</td></tr></table>',
    );
    expect(editor.getText()).toContain('Both');
    for (const spans of spansIn(editor)) expect(spans).toEqual([1, 1]);
  });
});
