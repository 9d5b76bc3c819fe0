import type { ReactNode } from 'react';

/** Buttons and links side by side, below one another on a phone. */
export function ButtonGroup({ children }: { readonly children: ReactNode }) {
  return <div className="nhsuk-button-group cc-button-group">{children}</div>;
}
