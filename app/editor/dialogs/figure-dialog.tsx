import type { Editor } from '@tiptap/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { FileUpload } from '../../components/form/file-upload';
import { FormContext } from '../../components/form/form-context';
import { TextArea } from '../../components/form/text-area';
import { TextInput } from '../../components/form/text-input';
import { isSafeImageSource } from '../../document/links';
import { imagesAdded, insertFigure, type KeptImage } from '../text/dropped-images';
import { Dialog } from './dialog';

interface FigureDialogProps {
  readonly editor: Editor;
  readonly onClose: () => void;
  /** Sends an image from the person's device to the portal. */
  readonly keep: (file: File) => Promise<KeptImage>;
  /** Told of an image that is in the text now, for the page to say it. */
  readonly onSaid: (words: string) => void;
}

/** Inserts an image, from the person's device or from an address. */
export function FigureDialog({ editor, onClose, keep, onSaid }: FigureDialogProps) {
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [adding, setAdding] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  /** The file that is waited for: none any more when another was chosen or the dialog closed. */
  const awaited = useRef<File | null>(null);
  const inserted = useRef(false);
  useEffect(
    () => () => {
      awaited.current = null;
      // Only now: while the dialog is open nothing behind it takes the focus.
      if (inserted.current) editor.commands.focus();
    },
    [editor],
  );

  /** What is typed in the dialog now. */
  const typed = () => {
    const fields = form.current === null ? new FormData() : new FormData(form.current);
    const text = (name: string) => String(fields.get(name) ?? '').trim();
    return { src: text('src'), alt: text('alt'), caption: text('caption') };
  };

  const close = () => {
    inserted.current = true;
    onClose();
  };

  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    awaited.current = file;
    setErrors({});
    setAdding(true);
    const kept = await keep(file);
    if (awaited.current !== file) return;
    awaited.current = null;
    setAdding(false);
    if ('fault' in kept) {
      refuse(kept.fault);
      return;
    }
    const { alt, caption } = typed();
    insertFigure(editor, kept.path, { alt: alt || null, caption: caption || null });
    onSaid(alt === '' ? imagesAdded(1) : 'The image is in the text.');
    close();
  };

  const refuse = (fault: string) => {
    setErrors({ file: fault });
    const field = form.current?.elements.namedItem('file');
    if (!(field instanceof HTMLInputElement)) return;
    // Or the same file, made better, would be no change that the browser tells of.
    field.value = '';
    field.focus();
  };

  const insert = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (adding) return;
    const { src, alt, caption } = typed();
    const wrong: Record<string, string> = {};
    if (!isSafeImageSource(src)) wrong.src = 'Enter the address of an image that starts with https://';
    if (alt === '') wrong.alt = 'Describe what the image tells';
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    insertFigure(editor, src, { alt, caption: caption || null });
    close();
  };

  return (
    <Dialog title="Insert an image" onClose={onClose}>
      <form ref={form} onSubmit={insert} noValidate>
        <FormContext.Provider value={{ failure: { errors }, idPrefix: 'figure-' }}>
          <FileUpload
            name="file"
            label="Image from this device"
            hint="PNG, JPEG, GIF or WebP, up to 10 MB. It goes into the text at once, with what you typed below; you can describe it there as well. You can also paste or drop images into the text."
            accept="image/png,image/jpeg,image/gif,image/webp"
            onChoose={choose}
          />
          <p className={adding ? 'nhsuk-hint' : 'nhsuk-u-visually-hidden'} role="status">
            {adding ? 'Adding the image …' : errors.file}
          </p>
          <TextInput
            name="src"
            label="Or the address of an image"
            hint="It must start with https://. Before a ballot the image itself has to be in the draft, because another site can change it."
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
