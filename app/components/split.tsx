import type { ReactNode } from 'react';

export interface SplitProps {
  /** The main matter. */
  readonly children: ReactNode;
  /** Facts, or a FilterForm. */
  readonly aside: ReactNode;
  /** Filters come before the list they filter; facts after the matter they are about. */
  readonly asideFirst?: boolean;
}

/** Two columns on a wide screen, one below the other on a phone. */
export function Split({ children, aside, asideFirst = false }: SplitProps) {
  return (
    <div className={asideFirst ? 'cc-split cc-split--filters' : 'cc-split'}>
      {asideFirst ? <div>{aside}</div> : null}
      <div>{children}</div>
      {asideFirst ? null : <div>{aside}</div>}
    </div>
  );
}
