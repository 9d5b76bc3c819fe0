import type { ReactNode } from 'react';

/** Words set apart from the text around them. */
export function InsetText({ children }: { readonly children: ReactNode }) {
  return (
    <div className="nhsuk-inset-text">
      <span className="nhsuk-u-visually-hidden">Information: </span>
      {children}
    </div>
  );
}
