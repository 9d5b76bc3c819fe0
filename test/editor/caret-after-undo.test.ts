// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { redo, undo, yUndoPluginKey } from '@tiptap/y-tiptap';
import { beforeAll, describe, expect, it } from 'vitest';
import { standInForWindow, two } from './two-editors';

beforeAll(standInForWindow);

/** Where the first paragraph begins. */
function startOfLine({ state }: Editor): number {
  return state.doc.child(0).nodeSize + 1;
}

const line = ({ state }: Editor) => state.doc.child(1).textContent;
const caret = (editor: Editor) => editor.state.selection.from - startOfLine(editor);

function press(editor: Editor, keys: string): void {
  for (const key of keys) editor.view.dispatch(editor.state.tr.insertText(key));
}

function putCaret(editor: Editor, from: number, to = from): void {
  editor.commands.setTextSelection({ from: startOfLine(editor) + from, to: startOfLine(editor) + to });
}

describe('the caret, after', () => {
  it.each([
    ['in the middle of a line', 4],
    ['at its end', 18],
    ['at its start', 0],
  ])('words %s are done again, however often, stands behind them', (_where, at) => {
    const { editor } = two(5).amina;
    putCaret(editor, at);
    press(editor, ' again');
    for (let times = 0; times < 3; times += 1) {
      undo(editor.state);
      expect([line(editor), caret(editor)]).toEqual(['Line 1 shall stay.', at]);
      redo(editor.state);
      expect(caret(editor)).toBe(at + 6);
    }
    press(editor, '!');
    expect(line(editor)).toBe(`${'Line 1 shall stay.'.slice(0, at)} again!${'Line 1 shall stay.'.slice(at)}`);
  });

  it('a deletion is taken back stands where it stood, and done again at its place', () => {
    const { editor } = two(5).amina;
    putCaret(editor, 4, 6);
    editor.view.dispatch(editor.state.tr.deleteSelection());
    expect(line(editor)).toBe('Line shall stay.');
    undo(editor.state);
    expect(line(editor)).toBe('Line 1 shall stay.');
    redo(editor.state);
    expect([line(editor), caret(editor)]).toEqual(['Line shall stay.', 4]);
  });

  it('words are done again beside what somebody else wrote before them stands behind them', () => {
    const { amina, ben, meet } = two(5);
    putCaret(amina.editor, 4);
    press(amina.editor, ' again');
    meet();
    putCaret(ben.editor, 0);
    press(ben.editor, 'Ben: ');
    meet();
    undo(amina.editor.state);
    redo(amina.editor.state);
    press(amina.editor, '!');
    meet();
    expect(line(amina.editor)).toBe('Ben: Line again! 1 shall stay.');
    expect(line(ben.editor)).toBe(line(amina.editor));
  });

  it('two edits are taken back and one is done again stands behind that one', () => {
    const { editor } = two(5).amina;
    const manager = yUndoPluginKey.getState(editor.state).undoManager;
    putCaret(editor, 4);
    press(editor, ' ONE');
    manager.stopCapturing();
    putCaret(editor, 16);
    press(editor, 'TWO');
    undo(editor.state);
    expect(caret(editor)).toBe(16);
    undo(editor.state);
    expect([line(editor), caret(editor)]).toEqual(['Line 1 shall stay.', 4]);
    redo(editor.state);
    expect([line(editor), caret(editor)]).toEqual(['Line ONE 1 shall stay.', 8]);
    redo(editor.state);
    expect(caret(editor)).toBe(19);
    undo(editor.state);
    expect(caret(editor)).toBe(16);
    undo(editor.state);
    expect([line(editor), caret(editor)]).toEqual(['Line 1 shall stay.', 4]);
  });

  it.each([
    ['in the middle', 4],
    ['at the end', 18],
    ['at the start', 0],
  ])('a line divided %s is put together again stands where it was divided', (_where, at) => {
    const { editor } = two(5).amina;
    putCaret(editor, at);
    editor.commands.splitBlock();
    undo(editor.state);
    expect([line(editor), caret(editor)]).toEqual(['Line 1 shall stay.', at]);
    redo(editor.state);
    expect(line(editor)).toBe('Line 1 shall stay.'.slice(0, at));
    expect(editor.state.selection.$from.parentOffset).toBe(0);
    expect(editor.state.selection.$from.index(0)).toBe(2);
    undo(editor.state);
    expect([line(editor), caret(editor)]).toEqual(['Line 1 shall stay.', at]);
  });

  it('paragraphs put in at once are taken back stands where they were put in', () => {
    const { editor } = two(5).amina;
    putCaret(editor, 4);
    editor.commands.insertContent('<p>One pasted.</p><p>Two pasted.</p><p>Three pasted.</p>');
    expect(editor.state.doc.childCount).toBeGreaterThan(5);
    undo(editor.state);
    expect([line(editor), caret(editor)]).toEqual(['Line 1 shall stay.', 4]);
  });
});
