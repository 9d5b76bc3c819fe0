import type { Editor } from '@tiptap/core';
import { type FormEvent, useState } from 'react';
import { FileUpload } from '../../components/form/file-upload';
import { FormContext } from '../../components/form/form-context';
import { TextArea } from '../../components/form/text-area';
import { TextInput } from '../../components/form/text-input';
import { newBlockId } from '../../document/ids';
import { isSafeImageSource } from '../../document/links';
import { insertBlock } from '../text/block-commands';
import { Dialog } from './dialog';

interface FigureDialogProps {
  readonly editor: Editor;
  readonly onClose: () => void;
  /** Takes an image from the person's device into the text. */
  readonly onFile: (file: File) => void;
}

/** Inserts an image, from the person's device or from an address. */
export function FigureDialog({ editor, onClose, onFile }: FigureDialogProps) {
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});

  const choose = (file: File | undefined) => {
    if (file === undefined) return;
    onClose();
    onFile(file);
    editor.commands.focus();
  };

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
    editor.commands.focus();
  };

  return (
    <Dialog title="Insert an image" onClose={onClose}>
      <form onSubmit={insert} noValidate>
        <FormContext.Provider value={{ failure: { errors }, idPrefix: 'figure-' }}>
          <FileUpload
            name="file"
            label="Image from this device"
            hint="PNG, JPEG, GIF or WebP, up to 10 MB. It goes into the text at once, and you describe it there. You can also paste or drop images into the text."
            accept="image/png,image/jpeg,image/gif,image/webp"
            onChoose={choose}
          />
          <TextInput
            name="src"
            label="Or the address of an image"
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
