// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { houseExtensions } from '../../app/document/schema';
import { FigureDialog } from '../../app/editor/dialogs/figure-dialog';
import { LinkDialog } from '../../app/editor/dialogs/link-dialog';
import { ReferenceDialog } from '../../app/editor/dialogs/reference-dialog';
import { TextIndexing } from '../../app/editor/text/index-plugin';
import { CrossReferenceInline } from '../../app/editor/text/standard-views';
import { draftText } from '../support/draft-text';
import { standInForLayout } from '../support/window-without-layout';

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  standInForLayout();
});

function draft(): Editor {
  const element = document.body.appendChild(document.createElement('div'));
  const extensions = [...houseExtensions([CrossReferenceInline]), TextIndexing];
  const editor = new Editor({ element, extensions, content: draftText('STD-0001') });
  onTestFinished(() => editor.destroy());
  return editor;
}

async function show(dialog: ReactNode): Promise<void> {
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () => root.render(dialog));
  onTestFinished(() => act(async () => root.unmount()));
}

const focused = () => (document.activeElement instanceof HTMLInputElement ? document.activeElement : null);

async function press(key: string): Promise<void> {
  await act(async () => {
    focused()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
}

async function type(words: string): Promise<void> {
  const field = focused();
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, words);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** The hit that a screen reader is told of. */
const active = () =>
  document.getElementById(focused()?.getAttribute('aria-activedescendant') ?? '')?.querySelector('strong')
    ?.textContent ?? null;

describe('the dialogs of the editor', () => {
  it('open with the focus in their first field', async () => {
    const editor = draft();
    const nothing = () => undefined;
    await show(<LinkDialog editor={editor} onClose={nothing} />);
    expect(focused()?.name).toBe('href');
    await show(<FigureDialog editor={editor} onClose={nothing} onFile={nothing} />);
    expect(focused()?.name).toBe('file');
    await show(<ReferenceDialog editor={editor} onClose={nothing} />);
    expect(focused()?.getAttribute('role')).toBe('combobox');
  });

  it('choose the target of a cross-reference with the arrow keys and Enter, and it is whole at once', async () => {
    const editor = draft();
    let closed = 0;
    await show(
      <ReferenceDialog
        editor={editor}
        onClose={() => {
          closed++;
        }}
      />,
    );
    const references = () => editor.view.dom.querySelectorAll('.cross-reference').length;
    const before = references();
    await press('Enter');
    expect([active(), closed]).toEqual([null, 0]);
    await type('clause');
    expect(active()).toBe('clause 1');
    await press('ArrowUp');
    expect(active()).not.toBe('clause 1');
    await press('ArrowDown');
    expect(active()).toBe('clause 1');
    await press('ArrowDown');
    await press('ArrowDown');
    expect(active()).toBe('clause 2');
    await press('Enter');
    expect([closed, references()]).toEqual([1, before + 1]);
    const made = [...editor.view.dom.querySelectorAll('.cross-reference')].find(
      ({ textContent }) => textContent === 'clause 2',
    );
    expect(made?.className).toBe('cross-reference');
  });
});
