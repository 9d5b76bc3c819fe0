// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { houseExtensions } from '../../app/document/schema';
import { InsertMenuTrigger, type InsertRequest, insertRequest } from '../../app/editor/text/insert-menu';
import { INSERTABLES, isWholeName, matchingInsertables } from '../../app/editor/text/insertables';
import { standInForWindow } from './two-editors';

beforeAll(standInForWindow);

/** What the menu is asked for once this was typed into an empty line. */
function requestBy(typed: string): InsertRequest | null {
  const editor = new Editor({ extensions: [...houseExtensions(), InsertMenuTrigger], content: '<p></p>' });
  onTestFinished(() => editor.destroy());
  for (const letter of typed) editor.view.dispatch(editor.state.tr.insertText(letter));
  return insertRequest(editor.state);
}

const askedBy = (typed: string) => requestBy(typed)?.words ?? null;

const found = (words: string) => matchingInsertables(words).map(({ label }) => label);

describe('what is typed after "/"', () => {
  it.each(INSERTABLES.map(({ label }) => label))('finds "%s" by its own label', (label) => {
    const [first] = matchingInsertables(askedBy(`/${label}`) ?? 'nothing');
    expect(first?.label).toBe(label);
  });

  it.each(['/:', '/-', 'and/or', '/code.', '/ code', 'and / or', 'section 2 / 3', 'either / '])(
    'asks for nothing when it is "%s"',
    (typed) => {
      expect(askedBy(typed)).toBeNull();
    },
  );

  it.each([
    ['/code', true],
    ['  /code', true],
    ['provider /code', false],
  ])('in "%s" it is known whether words stand before it', (typed, startsLine) => {
    expect(requestBy(typed)).toMatchObject({ words: 'code', startsLine });
  });

  it('is looked for at the beginnings of the words of names, and never in a description', () => {
    expect(found('num')).toEqual(['List with numbers', 'Cross-reference']);
    expect(found('umbers')).toEqual([]);
    expect(found('held')).toEqual([]);
    expect(found('diagram')).toEqual(['Image']);
  });

  it('means a whole word once a blank stands after it', () => {
    expect(found('list ')).toEqual(['List with bullets', 'List with numbers']);
    expect(found('cod ')).toEqual([]);
    expect(found('code ')).toEqual([]);
  });

  it('is the whole name of an entry or only the beginning of one', () => {
    const [code] = matchingInsertables('code');
    expect(code && isWholeName('Code', code)).toBe(true);
    expect(code && isWholeName('cod', code)).toBe(false);
    const [must] = matchingInsertables('requirement must');
    expect(must && isWholeName('Requirement: MUST', must)).toBe(true);
  });
});
