import { type ReactNode, useContext } from 'react';
import { CsrfTokenContext } from './csrf-token';
import { FormContext } from './form-context';
import type { FormFailure } from './form-failure';

export interface FormProps {
  readonly children: ReactNode;
  /** Address to post to; the page's own address when left out. */
  readonly action?: string;
  /** What the action answered: errors and typed values reach the fields by their names. */
  readonly failure?: FormFailure | null | undefined;
  /** Stands before every field id; needed when a page has several forms. */
  readonly idPrefix?: string;
  /** Value of a hidden field `intent`, for routes whose action knows several forms. */
  readonly intent?: string;
  /** For forms that send files. */
  readonly multipart?: boolean;
  readonly className?: string;
  readonly id?: string;
}

/** A form that posts without JavaScript, carries the session's token and hands faults to its fields. */
export function Form({
  children,
  action,
  failure,
  idPrefix = '',
  intent,
  multipart = false,
  className,
  id,
}: FormProps) {
  const token = useContext(CsrfTokenContext);
  return (
    <form
      method="post"
      action={action}
      encType={multipart ? 'multipart/form-data' : undefined}
      className={className}
      id={id}
      noValidate
    >
      {token === '' ? null : <input type="hidden" name="_csrf" value={token} />}
      {intent === undefined ? null : <input type="hidden" name="intent" value={intent} />}
      <FormContext.Provider value={{ failure: failure ?? undefined, idPrefix }}>
        {children}
      </FormContext.Provider>
    </form>
  );
}
