import type { ReactNode } from 'react';

export interface WarningCalloutProps {
  readonly title: string;
  readonly headingLevel?: 2 | 3;
  readonly children: ReactNode;
}

/** Something a person must not miss before going on. */
export function WarningCallout({ title, headingLevel = 2, children }: WarningCalloutProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <div className="nhsuk-card nhsuk-card--warning cc-warning">
      <div className="nhsuk-card__content">
        <Heading className="nhsuk-card__heading nhsuk-heading-m">
          {/important/i.test(title) ? null : <span className="nhsuk-u-visually-hidden">Important: </span>}
          {title}
        </Heading>
        {children}
      </div>
    </div>
  );
}
