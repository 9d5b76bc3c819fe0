import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { CommentPosted } from './comment-contract';

export interface ReplyFormProps {
  /** The comment's number, such as "C-148". */
  readonly name: string;
  readonly onReply: (words: string) => Promise<CommentPosted>;
}

/** A button that becomes a field; what was typed stays when it cannot be sent. */
export function ReplyForm({ name, onReply }: ReplyFormProps) {
  const [open, setOpen] = useState(false);
  const [error, setError] = useState('');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const begin = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The field was in focus, and is gone.
    if (wasOpen.current && !open) begin.current?.focus();
    wasOpen.current = open;
  }, [open]);
  const post = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await onReply(field.current?.value ?? '');
    if (answer.ok) {
      setOpen(false);
      setError('');
      return;
    }
    setError(Object.values(answer.errors ?? {}).join(' '));
    field.current?.focus();
  };
  if (!open) {
    return (
      <p className="cc-comment__foot">
        <button ref={begin} className="cc-link-button" type="button" onClick={() => setOpen(true)}>
          Reply<span className="nhsuk-u-visually-hidden"> to {name}</span>
        </button>
      </p>
    );
  }
  return (
    <form className="cc-reply" onSubmit={post} noValidate>
      <label className="nhsuk-label" htmlFor={id}>
        Your reply<span className="nhsuk-u-visually-hidden"> to {name}</span>
      </label>
      {error === '' ? null : (
        <p className="nhsuk-error-message" id={`${id}-error`} role="alert">
          <span className="nhsuk-u-visually-hidden">Error:</span> {error}
        </p>
      )}
      <textarea
        ref={field}
        className={`nhsuk-textarea${error === '' ? '' : ' nhsuk-textarea--error'}`}
        id={id}
        rows={3}
        // The person has just asked for this field.
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        aria-describedby={error === '' ? undefined : `${id}-error`}
        aria-invalid={error === '' ? undefined : true}
      />
      <div className="cc-comment-form__buttons">
        <button className="nhsuk-button nhsuk-button--small" type="submit">
          Post reply
        </button>
        <button className="cc-link-button" type="button" onClick={() => setOpen(false)}>
          Cancel
        </button>
      </div>
    </form>
  );
}
