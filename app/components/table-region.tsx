import type { ReactNode } from 'react';

export interface TableRegionProps {
  /** Id of the table's caption, which names the region. */
  readonly labelledBy: string;
  readonly children: ReactNode;
}

/** The only place where a page may scroll sideways; the keyboard reaches it. */
export function TableRegion({ labelledBy, children }: TableRegionProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="cc-table-region" aria-labelledby={labelledBy} tabIndex={0}>
      {children}
    </section>
  );
}
