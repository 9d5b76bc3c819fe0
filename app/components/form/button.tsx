import type { ReactNode } from 'react';

export type ButtonLook = 'primary' | 'secondary' | 'warning' | 'reverse';

export interface ButtonProps {
  /** A verb: what happens. */
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  readonly small?: boolean;
  /** Sent with the form, for forms with several buttons. */
  readonly name?: string;
  readonly value?: string;
  readonly type?: 'submit' | 'button';
  /** Address to post to instead of the form's. */
  readonly formAction?: string;
  /** For an answer that does not take the place of the form, such as a preview. */
  readonly formTarget?: '_blank';
  /** For a button to which an error summary leads. */
  readonly id?: string | undefined;
  /** Ids of what is read out with it. */
  readonly describedBy?: string | undefined;
}

/** The classes of a button, for things that look like one. */
export function buttonClasses(look: ButtonLook, small: boolean): string {
  const classes = ['nhsuk-button'];
  if (look !== 'primary') classes.push(`nhsuk-button--${look}`);
  if (small) classes.push('nhsuk-button--small');
  return classes.join(' ');
}

/** Sends the form around it. A second press within a second is ignored where JavaScript runs. */
export function Button({
  children,
  look = 'primary',
  small = false,
  name,
  value,
  type = 'submit',
  formAction,
  formTarget,
  id,
  describedBy,
}: ButtonProps) {
  return (
    <button
      id={id}
      aria-describedby={describedBy}
      className={buttonClasses(look, small)}
      type={type}
      name={name}
      value={value}
      formAction={formAction}
      formTarget={formTarget}
      data-press-once={type === 'submit' ? '' : undefined}
    >
      {children}
    </button>
  );
}
