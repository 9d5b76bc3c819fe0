// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { houseExtensions } from '../../app/document/schema';
import { InsertMenuTrigger, insertRequest } from '../../app/editor/text/insert-menu';
import { INSERTABLES, matchingInsertables } from '../../app/editor/text/insertables';
import { standInForWindow } from './two-editors';

beforeAll(standInForWindow);

/** What the menu is asked for once this was typed into an empty line. */
function askedBy(typed: string): string | null {
  const editor = new Editor({ extensions: [...houseExtensions(), InsertMenuTrigger], content: '<p></p>' });
  onTestFinished(() => editor.destroy());
  for (const letter of typed) editor.view.dispatch(editor.state.tr.insertText(letter));
  return insertRequest(editor.state)?.words ?? null;
}

describe('what is typed after "/"', () => {
  it.each(INSERTABLES.map(({ label }) => label))('finds "%s" by its own label', (label) => {
    const [first] = matchingInsertables(askedBy(`/${label}`) ?? 'nothing');
    expect(first?.label).toBe(label);
  });

  it.each(['/:', '/-', 'and/or', '/code.'])('asks for nothing when it is "%s"', (typed) => {
    expect(askedBy(typed)).toBeNull();
  });
});
