import type { ReactNode } from 'react';
import { type ButtonLook, buttonClasses } from './button';

export interface ButtonLinkProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  readonly small?: boolean;
}

/** A link that starts something and looks like a button. */
export function ButtonLink({ href, children, look = 'primary', small = false }: ButtonLinkProps) {
  return (
    <a className={buttonClasses(look, small)} href={href} draggable="false">
      {children}
    </a>
  );
}
