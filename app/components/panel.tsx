import type { ReactNode } from 'react';

export interface PanelProps {
  /** What has happened, such as "Your vote is recorded"; the page's h1. */
  readonly title: string;
  readonly children?: ReactNode;
}

/** The confirmation at the end of a journey: reference first, what happens next below it. */
export function Panel({ title, children }: PanelProps) {
  return (
    <div className="nhsuk-panel">
      <h1 className="nhsuk-panel__heading nhsuk-panel__heading--l">{title}</h1>
      {children === undefined ? null : <div className="nhsuk-panel__body">{children}</div>}
    </div>
  );
}
