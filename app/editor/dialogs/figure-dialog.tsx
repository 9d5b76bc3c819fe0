import type { Editor } from '@tiptap/core';
import { type FormEvent, useState } from 'react';
import { FormContext } from '../../components/form/form-context';
import { TextArea } from '../../components/form/text-area';
import { TextInput } from '../../components/form/text-input';
import { newBlockId } from '../../document/ids';
import { isSafeImageSource } from '../../document/links';
import { insertBlock } from '../text/block-commands';
import { Dialog } from './dialog';

/** Inserts an image; it does not go in without words for people who cannot see it. */
export function FigureDialog({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});

  const insert = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? '').trim();
    const [src, alt, caption] = [text('src'), text('alt'), text('caption')];
    const wrong: Record<string, string> = {};
    if (!isSafeImageSource(src)) wrong.src = 'Enter the address of an image that starts with https://';
    if (alt === '') wrong.alt = 'Describe what the image tells';
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    const attrs = { id: newBlockId(), src, alt, caption: caption === '' ? null : caption };
    const figure = editor.schema.nodes.figure?.create(attrs);
    if (figure !== undefined) insertBlock(editor, figure);
    onClose();
    editor.view.focus();
  };

  return (
    <Dialog title="Insert an image" onClose={onClose}>
      <form onSubmit={insert} noValidate>
        <FormContext.Provider value={{ failure: { errors }, idPrefix: 'figure-' }}>
          <TextInput
            name="src"
            label="Address of the image"
            hint="It must start with https://"
            inputMode="url"
            autoCapitalize="none"
            spellCheck={false}
          />
          <TextArea
            name="alt"
            label="Description"
            hint="For people who cannot see the image: what does it tell?"
            rows={3}
          />
          <TextInput name="caption" label="Caption" optional />
          <div className="cc-dialog__buttons">
            <button className="nhsuk-button nhsuk-button--small" type="submit">
              Insert image
            </button>
          </div>
        </FormContext.Provider>
      </form>
    </Dialog>
  );
}
