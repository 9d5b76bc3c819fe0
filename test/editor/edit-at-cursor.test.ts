// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { editAtCursor } from '../../app/editor/text/edit-at-cursor';
import { standInForWindow, textOf, two } from './two-editors';

beforeAll(standInForWindow);

describe('the edit that ends at the cursor', () => {
  it.each([
    ['a letter before its like', 'abRcd', 'abRRcd', 3, { at: 2, remove: 0, insert: 'R' }],
    ['a letter behind its like', 'abRcd', 'abRRcd', 4, { at: 3, remove: 0, insert: 'R' }],
    ['the first of two taken out', 'abRRcd', 'abRcd', 2, { at: 2, remove: 1, insert: '' }],
    ['the second of two taken out', 'abRRcd', 'abRcd', 3, { at: 3, remove: 1, insert: '' }],
    ['words over others', 'a long way', 'a loud way', 6, { at: 4, remove: 2, insert: 'ud' }],
    ['an edit elsewhere', 'one two', 'one two three', 2, null],
    ['nothing', 'same', 'same', 1, { at: 1, remove: 0, insert: '' }],
  ])('is %s', (_, before, now, cursor, edit) => {
    expect(editAtCursor(before, now, cursor)).toEqual(edit);
  });

  it('makes the one text of the other wherever there is one', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    fc.assert(
      fc.property(line, line, line, line, (left, out, put, right) => {
        const [before, now] = [left + out + right, left + put + right];
        const edit = editAtCursor(before, now, left.length + put.length);
        if (edit === null) throw new Error('There is one.');
        expect(before.slice(0, edit.at) + edit.insert + before.slice(edit.at + edit.remove)).toBe(now);
        expect(edit.insert.length).toBeLessThanOrEqual(put.length);
      }),
    );
  });
});

describe('what is typed beside its like', () => {
  const cursorTo = (editor: Editor, words: string) => {
    let found = -1;
    editor.state.doc.descendants((node, position) => {
      const at = node.text?.indexOf(words) ?? -1;
      if (found < 0 && at >= 0) found = position + at;
    });
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, found)));
  };
  const type = (editor: Editor, words: string) => {
    for (const letter of words) editor.view.dispatch(editor.state.tr.insertText(letter));
  };
  const takeOut = (editor: Editor, words: string) => {
    cursorTo(editor, words);
    const { from } = editor.state.selection;
    editor.view.dispatch(editor.state.tr.delete(from, from + words.length));
  };

  it.each([
    ['a paragraph', 1],
    ['a requirement', 3],
    ['a cell of a table', 6],
  ])('stays together when somebody takes out what stood there, in %s', (_, line) => {
    const { amina, ben, meet } = two(8);
    cursorTo(amina.editor, `Line ${line} shall`);
    type(amina.editor, 'LLL: Lasting Links ');
    takeOut(ben.editor, `Line ${line} shall`);
    meet();
    type(amina.editor, '  or less ');
    meet();
    expect(textOf(amina.editor)).toContain('\nLLL: Lasting Links   or less  stay.');
    expect(textOf(ben.editor)).toBe(textOf(amina.editor));
  });

  it('stays together in words of two formats too, and beside a line break', () => {
    const { amina, ben, meet } = two(3);
    cursorTo(amina.editor, 'shall');
    const { from } = amina.editor.state.selection;
    amina.editor
      .chain()
      .setTextSelection({ from, to: from + 5 })
      .setBold()
      .run();
    cursorTo(amina.editor, 'Line 1');
    amina.editor.chain().setHardBreak().run();
    meet();
    cursorTo(amina.editor, 'shall');
    type(amina.editor, 'so');
    takeOut(ben.editor, 'shall');
    meet();
    expect(textOf(amina.editor)).toContain('Line 1 so stay.');
    expect(textOf(ben.editor)).toBe(textOf(amina.editor));
  });

  it('the letter that is deleted is the one at the cursor', () => {
    const { amina, ben, meet } = two(3);
    cursorTo(amina.editor, 'shall');
    type(amina.editor, 's');
    // The old one, behind the cursor, and not the new one before it.
    const { from } = amina.editor.state.selection;
    amina.editor.view.dispatch(amina.editor.state.tr.delete(from, from + 1));
    takeOut(ben.editor, 'shall');
    meet();
    expect(textOf(amina.editor)).toContain('Line 1 s stay.');
    expect(textOf(ben.editor)).toBe(textOf(amina.editor));
  });
});
