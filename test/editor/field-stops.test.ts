// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { NodeJson } from '../../app/document/json';
import { houseExtensions } from '../../app/document/schema';
import { allowFields } from '../../app/editor/text/block-fields';
import { CodeBlock, FigureBlock, TableBlock } from '../../app/editor/text/body-views';
import { EditorKeys } from '../../app/editor/text/editor-keys';
import { FieldStops } from '../../app/editor/text/field-stops';
import { TextIndexing, textIndexOf } from '../../app/editor/text/index-plugin';
import { CalloutBlock, DefinitionBlock, RequirementBlock } from '../../app/editor/text/standard-views';
import { standInForWindow } from './two-editors';

beforeAll(standInForWindow);

const line = (id: string, words: string): NodeJson => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text: words }],
});
const code = (id: string): NodeJson => ({
  type: 'codeBlock',
  attrs: { id },
  content: [{ type: 'text', text: '{}' }],
});
const table = (id: string): NodeJson => ({
  type: 'table',
  attrs: { id },
  content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [line(`${id}cell`, 'Cell')] }] }],
});

const CONTENT: readonly NodeJson[] = [
  line('bplain00001', 'No fields.'),
  code('bcode000001'),
  code('bcode000002'),
  table('btable00001'),
  {
    type: 'requirement',
    attrs: { id: 'brequire001', level: 'must' },
    content: [line('brequire1p0', 'Held.'), table('btable00002')],
  },
  { type: 'callout', attrs: { id: 'bcallout001' }, content: [line('bcallout1p0', 'Note.')] },
  { type: 'definition', attrs: { id: 'bdefine0001' }, content: [line('bdefine01p0', 'Means.')] },
  { type: 'figure', attrs: { id: 'bfigure0001', src: '' } },
];

const LEVEL = 'Level of this requirement';
const CAPTION = 'Caption of this table';
const LANGUAGE = 'Language of this code';

function stage() {
  const said: string[] = [];
  const nothing = () => undefined;
  const page = { leaveText: nothing, toToolbar: nothing, comment: nothing, askLink: nothing, find: nothing };
  const element = document.createElement('div');
  document.body.append(element);
  const editor = new Editor({
    element,
    content: { type: 'doc', content: [...CONTENT] },
    extensions: [
      ...houseExtensions([
        CodeBlock,
        FigureBlock,
        TableBlock,
        RequirementBlock,
        CalloutBlock,
        DefinitionBlock,
      ]),
      TextIndexing,
      FieldStops,
      EditorKeys.configure({ page: { ...page, say: (words) => said.push(words), tell: () => undefined } }),
    ],
  });
  onTestFinished(() => {
    editor.destroy();
    element.remove();
  });
  const { view } = editor;
  const fields = () => [...view.dom.querySelectorAll<HTMLElement>('.cc-field')];
  const name = (field: Element | null) => field?.getAttribute('aria-label') ?? '';
  const at = (id: string) => textIndexOf(view.state).positions.get(id) ?? -1;
  return {
    editor,
    said,
    stops: () =>
      fields()
        .filter(({ tabIndex }) => tabIndex === 0)
        .map(name),
    fieldIn: (id: string) => view.dom.querySelector<HTMLElement>(`#${id} .cc-field`),
    focused: () => name(document.activeElement),
    caretTo: (id: string) =>
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at(id) + 1))),
    choose: (id: string) =>
      view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at(id)))),
    press: (key: string, options: KeyboardEventInit = {}) =>
      (document.activeElement ?? view.dom).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }),
      ),
  };
}

describe('the fields of blocks as stops for the Tab key', () => {
  it.each([
    ['bplain00001', []],
    ['bcode000002', [LANGUAGE]],
    ['btable00001cell', [CAPTION]],
    ['brequire1p0', [LEVEL]],
    ['btable00002cell', [LEVEL, CAPTION]],
    ['bcallout1p0', ['Kind of this note', 'Title of this note']],
    ['bdefine01p0', ['Term that is defined here']],
  ])('with the caret in %s are %j', (id, expected) => {
    const { caretTo, stops } = stage();
    caretTo(id);
    expect(stops()).toEqual(expected);
  });

  it('are those of a figure that is chosen', () => {
    const { choose, stops } = stage();
    choose('bfigure0001');
    expect(stops()).toEqual([
      'Caption of this image',
      'Description of this image, for people who cannot see it',
    ]);
  });

  it('are those of the block whose field a pointer led into, until the focus leaves it', () => {
    const { editor, caretTo, fieldIn, stops } = stage();
    caretTo('bcode000001');
    fieldIn('bcallout001')?.focus();
    expect(stops()).toEqual(['Kind of this note', 'Title of this note']);
    editor.view.dispatch(editor.state.tr.insertText('More. ', 1));
    expect(stops()).toEqual(['Kind of this note', 'Title of this note']);
    fieldIn('bcallout001')?.blur();
    expect(stops()).toEqual([LANGUAGE]);
  });

  it('cost nothing while words are typed, and two of them when the caret goes from block to block', async () => {
    const { editor, caretTo } = stage();
    caretTo('bcode000001');
    let touched = 0;
    const watch = new MutationObserver((seen) => {
      touched += seen.length;
    });
    watch.observe(editor.view.dom, { subtree: true, attributeFilter: ['tabindex'] });
    onTestFinished(() => watch.disconnect());
    for (const letter of 'words') editor.view.dispatch(editor.state.tr.insertText(letter));
    await Promise.resolve();
    expect(touched).toBe(0);
    caretTo('bcode000002');
    await Promise.resolve();
    expect(touched).toBe(2);
  });

  it('leave out a table that scrolls, unless somebody reads who has no caret', () => {
    const { editor } = stage();
    const regions = () =>
      [...editor.view.dom.querySelectorAll<HTMLElement>('.table-region')].map(({ tabIndex }) => tabIndex);
    expect(regions()).toEqual([-1, -1]);
    allowFields(editor.view.dom, false);
    expect(regions()).toEqual([0, 0]);
  });
});

describe('Alt+Enter', () => {
  it('goes to the fields of the innermost block, and Escape or Enter back to the caret', () => {
    const { editor, caretTo, focused, press } = stage();
    editor.view.focus();
    caretTo('btable00002cell');
    const { from } = editor.state.selection;
    for (const key of ['Escape', 'Enter']) {
      press('Enter', { altKey: true });
      expect(focused()).toBe(CAPTION);
      press(key);
      expect(document.activeElement).toBe(editor.view.dom);
      expect(editor.state.selection.from).toBe(from);
    }
  });

  it('says that a block has none', () => {
    const { editor, caretTo, said, press } = stage();
    editor.view.focus();
    caretTo('bplain00001');
    press('Enter', { altKey: true });
    expect(document.activeElement).toBe(editor.view.dom);
    expect(said).toEqual(['This block has no fields to fill in.']);
  });

  it('leaves Enter to a list of choices and to words that are still composed', () => {
    const { editor, caretTo, focused, press } = stage();
    editor.view.focus();
    caretTo('brequire1p0');
    press('Enter', { altKey: true });
    press('Enter');
    expect(focused()).toBe(LEVEL);
    press('Escape');
    caretTo('bcode000001');
    press('Enter', { altKey: true });
    press('Enter', { isComposing: true });
    expect(focused()).toBe(LANGUAGE);
  });

  it('Escape goes into the block of a field that a pointer led to from elsewhere', () => {
    const { editor, caretTo, fieldIn, press } = stage();
    caretTo('bplain00001');
    fieldIn('bdefine0001')?.focus();
    press('Escape');
    expect(editor.state.selection.$from.parent.attrs.id).toBe('bdefine01p0');
    fieldIn('bfigure0001')?.focus();
    press('Escape');
    expect(editor.state.selection).toMatchObject({ node: { attrs: { id: 'bfigure0001' } } });
  });
});
