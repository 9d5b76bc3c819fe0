// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { houseExtensions } from '../../app/document/schema';
import { FigureDialog } from '../../app/editor/dialogs/figure-dialog';
import { LinkDialog } from '../../app/editor/dialogs/link-dialog';
import { ReferenceDialog } from '../../app/editor/dialogs/reference-dialog';
import type { KeptImage } from '../../app/editor/text/dropped-images';
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

type Field = HTMLInputElement | HTMLTextAreaElement;

function field(id: string): Field {
  const found = document.getElementById(id);
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return found;
  throw new Error(`There is no field ${id}.`);
}

async function typeInto(id: string, words: string): Promise<void> {
  await act(async () => {
    field(id).value = words;
  });
}

async function choose(input: Field, name: string): Promise<void> {
  Object.defineProperty(input, 'files', { configurable: true, value: [new File(['?'], name)] });
  await act(async () => {
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

function figuresOf(editor: Editor): unknown[] {
  const found: unknown[] = [];
  editor.state.doc.descendants(({ type, attrs: { src, alt, caption } }) => {
    if (type.name === 'figure') found.push({ src, alt, caption });
  });
  return found;
}

/** The hit that a screen reader is told of. */
const active = () =>
  document.getElementById(focused()?.getAttribute('aria-activedescendant') ?? '')?.querySelector('strong')
    ?.textContent ?? null;

describe('the dialogs of the editor', () => {
  it('open with the focus in their first field', async () => {
    const editor = draft();
    const nothing = () => undefined;
    const never = () => new Promise<never>(nothing);
    await show(<LinkDialog editor={editor} onClose={nothing} />);
    expect(focused()?.name).toBe('href');
    await show(<FigureDialog editor={editor} onClose={nothing} keep={never} onSaid={nothing} />);
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

  it('keep what is typed beside an image that is refused, and put it beside the one that is taken', async () => {
    const editor = draft();
    const said: string[] = [];
    let closed = 0;
    const answers = new Map<string, (kept: KeptImage) => void>();
    await show(
      <FigureDialog
        editor={editor}
        onClose={() => {
          closed++;
        }}
        keep={({ name }) => new Promise((resolve) => answers.set(name, resolve))}
        onSaid={(words) => said.push(words)}
      />,
    );
    const file = field('figure-file');
    await typeInto('figure-alt', 'A bay beside the ward');
    await typeInto('figure-caption', 'The bay');
    await choose(file, 'broken.png');
    const status = () => file.form?.querySelector('[role=status]')?.textContent;
    expect(status()).toBe('Adding the image …');
    document.body.tabIndex = -1;
    document.body.focus();
    await act(async () => answers.get('broken.png')?.({ fault: 'The file is no image.' }));
    expect([closed, focused(), status()]).toEqual([0, file, 'The file is no image.']);
    const error = document.getElementById('figure-file-error');
    expect(error?.textContent).toBe('Error: The file is no image.');
    expect(file.getAttribute('aria-describedby')).toContain('figure-file-error');
    expect(field('figure-alt').value).toBe('A bay beside the ward');

    await choose(file, 'other.png');
    await choose(file, 'bay.png');
    await act(async () => answers.get('other.png')?.({ path: '/files/other' }));
    expect([closed, figuresOf(editor)]).toEqual([0, []]);
    await typeInto('figure-caption', 'The bay, from the door');
    await act(async () => answers.get('bay.png')?.({ path: '/files/bay' }));
    expect(figuresOf(editor)).toEqual([
      { src: '/files/bay', alt: 'A bay beside the ward', caption: 'The bay, from the door' },
    ]);
    expect([closed, said]).toEqual([1, ['The image is in the text.']]);
  });

  it('ask in the text for the description of an image that came without one', async () => {
    const editor = draft();
    const said: string[] = [];
    await show(
      <FigureDialog
        editor={editor}
        onClose={() => undefined}
        keep={async () => ({ path: '/files/bay' })}
        onSaid={(words) => said.push(words)}
      />,
    );
    await choose(field('figure-file'), 'bay.png');
    expect(figuresOf(editor)).toEqual([{ src: '/files/bay', alt: null, caption: null }]);
    expect(said).toEqual([expect.stringContaining('Describe it for people who cannot see it')]);
  });
});
