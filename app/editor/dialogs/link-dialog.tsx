import type { Editor } from '@tiptap/core';
import { type FormEvent, useState } from 'react';
import { FormContext } from '../../components/form/form-context';
import { TextInput } from '../../components/form/text-input';
import { isOpenableHref } from '../../document/links';
import { Dialog } from './dialog';

/** Makes, changes or removes the link at the selection. */
export function LinkDialog({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const before: unknown = editor.getAttributes('link').href;
  const address = typeof before === 'string' ? before : '';
  const needsWords = editor.state.selection.empty && address === '';
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});

  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const href = withScheme(String(fields.get('href') ?? '').trim());
    const words = String(fields.get('words') ?? '').trim();
    if (!isOpenableHref(href)) {
      setErrors({
        href: 'Enter an address that starts with https://, http://, mailto: or #. The name of its site holds no blanks, quotation marks or @',
      });
      return;
    }
    if (!takesLinks(editor)) {
      setErrors({
        href: 'Code and images hold no links. Close this, put the cursor into other words, and add the link there',
      });
      return;
    }
    const chain = editor.chain().focus();
    if (needsWords) {
      const text = words === '' ? href : words;
      chain.insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] });
    } else chain.extendMarkRange('link').setMark('link', { href });
    chain.run();
    onClose();
  };

  return (
    <Dialog title={address === '' ? 'Add a link' : 'Change the link'} onClose={onClose}>
      <form onSubmit={save} noValidate>
        <FormContext.Provider value={{ failure: { errors }, idPrefix: 'link-' }}>
          <TextInput
            name="href"
            label="Address"
            hint="Such as https://digital.nhs.uk or mailto:team@example.org"
            defaultValue={address}
            inputMode="url"
            autoCapitalize="none"
            spellCheck={false}
          />
          {needsWords ? <TextInput name="words" label="Words to show" optional /> : null}
          <div className="cc-dialog__buttons">
            <button className="nhsuk-button nhsuk-button--small" type="submit">
              Save link
            </button>
            {address === '' ? null : (
              <button
                className="cc-link-button"
                type="button"
                onClick={() => {
                  editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
                  onClose();
                }}
              >
                Remove the link
              </button>
            )}
          </div>
        </FormContext.Provider>
      </form>
    </Dialog>
  );
}

/** Whether words where the selection begins may be a link. */
function takesLinks({ state: { schema, selection } }: Editor): boolean {
  const { parent } = selection.$from;
  return (
    parent.isTextblock && schema.marks.link !== undefined && parent.type.allowsMarkType(schema.marks.link)
  );
}

/** "digital.nhs.uk" is meant as a web address. */
function withScheme(address: string): string {
  return /^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(address) ? `https://${address}` : address;
}
