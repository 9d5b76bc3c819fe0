// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { houseExtensions } from '../../app/document/schema';
import { TextIndexing } from '../../app/editor/text/index-plugin';
import { CrossReferenceInline } from '../../app/editor/text/standard-views';
import { doc, h, p } from '../document/blocks';
import { standInForWindow } from './two-editors';

beforeAll(standInForWindow);

it('a cross-reference in the editor says in words that its target is gone, and nothing of the kind before', () => {
  const reference = (target: string) => ({ type: 'crossReference', attrs: { target, label: 'clause 1' } });
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [...houseExtensions([CrossReferenceInline]), TextIndexing],
    content: doc(h('a', 1, 'Scope'), h('b', 1, 'Rules'), p('c', reference('a'), ' ', reference('c'))),
  });
  onTestFinished(() => editor.destroy());
  const shown = () =>
    [...editor.view.dom.querySelectorAll('.cross-reference')].map(({ textContent, className }) => [
      textContent,
      className.includes('broken'),
    ]);
  // A paragraph has no number: a reference to one prints what it was written with.
  expect(shown()).toEqual([
    ['clause 1', false],
    ['clause 1', false],
  ]);
  editor.view.dispatch(editor.state.tr.delete(0, editor.state.doc.child(0).nodeSize));
  expect(shown()[0]).toEqual(['missing reference (was clause 1)', true]);
  expect(shown()[1]?.[1]).toBe(false);
});
