import type { ReactNode } from 'react';

export interface EmptyStateProps {
  /** What is not there: "No comments yet". */
  readonly title: string;
  /** What to do next, and who can do it. */
  readonly children: ReactNode;
  /** A ButtonLink or a link. */
  readonly action?: ReactNode;
  readonly headingLevel?: 2 | 3;
}

/** An empty list that says what to do next and who can do it. */
export function EmptyState({ title, children, action, headingLevel = 2 }: EmptyStateProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <div className="cc-empty">
      <Heading className="nhsuk-heading-s">{title}</Heading>
      <div className="cc-empty__words">{children}</div>
      {action}
    </div>
  );
}
