import { type FormEvent, useEffect, useRef, useState } from 'react';
import { COMMENT_TYPES } from '../../../db/words';
import { Checkbox } from '../../components/form/checkbox';
import { ErrorSummary } from '../../components/form/error-summary';
import { FormContext } from '../../components/form/form-context';
import type { FormFailure } from '../../components/form/form-failure';
import { Radios } from '../../components/form/radios';
import { Select } from '../../components/form/select';
import { TextArea } from '../../components/form/text-area';
import { COMMENT_TYPE_LABELS } from '../../domain/labels/comments';
import type { CommentPosted } from './comment-contract';
import type { CommentDraft } from './comment-draft';

export interface CommentFormProps {
  readonly draft: CommentDraft;
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly onType: (values: Readonly<Record<string, string>>) => void;
  readonly onPost: (fields: FormData) => Promise<CommentPosted>;
  readonly onCancel: () => void;
}

const PREFIX = 'comment-';

/** A new comment on the words or the clause it was begun on. */
export function CommentForm({ draft, organisations, onType, onPost, onCancel }: CommentFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [failure, setFailure] = useState<FormFailure | undefined>();
  const [sending, setSending] = useState(false);
  const { anchor, clause, values } = draft;

  useEffect(() => {
    document.getElementById(`${PREFIX}body`)?.focus();
  }, []);
  useEffect(() => {
    if (failure !== undefined) form.current?.querySelector<HTMLElement>('[data-error-summary]')?.focus();
  }, [failure]);

  const typed = () => {
    if (form.current !== null) onType(textsOf(new FormData(form.current)));
  };
  const post = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    const fields = new FormData(event.currentTarget);
    const answer = await onPost(fields);
    setSending(false);
    if (!answer.ok) setFailure({ errors: answer.errors ?? {}, values: textsOf(fields) });
  };

  return (
    <form ref={form} className="cc-comment-form" onSubmit={post} onInput={typed} noValidate>
      <FormContext.Provider value={{ failure, idPrefix: PREFIX }}>
        <ErrorSummary failure={failure} idPrefix={PREFIX} />
        <h3 className="nhsuk-heading-s">New comment</h3>
        {anchor.quote === '' ? (
          <p className="cc-comment__where">{placeOf(draft)}</p>
        ) : (
          <>
            <blockquote className="cc-comment__quote">{anchor.quote}</blockquote>
            {clause === '' ? null : <p className="cc-comment__where">{clause}</p>}
            {draft.cut ? (
              <p className="cc-comment__where">
                You selected more than one block. The comment is on these words, from the first of them.
              </p>
            ) : null}
          </>
        )}
        <TextArea
          name="body"
          label="Your comment"
          hint="Everybody can read it, with your name."
          rows={5}
          defaultValue={values.body ?? ''}
        />
        <Radios
          name="type"
          label="What kind of comment"
          small
          defaultValue={values.type ?? 'general'}
          options={COMMENT_TYPES.map((value) => ({ value, label: COMMENT_TYPE_LABELS[value] }))}
        />
        <TextArea
          name="proposedWording"
          label="Proposed wording"
          optional
          rows={3}
          defaultValue={values.proposedWording ?? ''}
        />
        <Checkbox
          name="blocking"
          label="This comment is blocking"
          hint="We cannot approve the text unless it is resolved."
          defaultChecked={values.blocking === 'yes'}
          reveals={
            <TextArea
              name="blockingReason"
              label="Why it blocks"
              rows={3}
              defaultValue={values.blockingReason ?? ''}
            />
          }
        />
        {organisations.length === 0 ? (
          <input type="hidden" name="organisationId" value="" />
        ) : (
          <Select
            name="organisationId"
            label="For whom you speak"
            defaultValue={values.organisationId ?? organisations[0]?.id ?? ''}
            options={[
              ...organisations.map(({ id, name }) => ({ value: id, label: name })),
              { value: '', label: 'For myself only' },
            ]}
          />
        )}
        <div className="cc-comment-form__buttons">
          <button className="nhsuk-button nhsuk-button--small" type="submit" aria-disabled={sending}>
            {sending ? 'Posting' : 'Post comment'}
          </button>
          <button className="cc-link-button" type="button" onClick={onCancel}>
            Cancel
          </button>
        </div>
      </FormContext.Provider>
    </form>
  );
}

function textsOf(fields: FormData): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of fields) if (typeof value === 'string') texts[name] = value;
  return texts;
}

/** What a comment that quotes no words is on. */
export function placeOf({ anchor, clause, requirement = '' }: CommentDraft): string {
  if (anchor.blockId === null) return 'On the text as a whole';
  return requirement === '' ? `On a passage of ${clause || 'the text'}` : `On requirement ${requirement}`;
}
