import type { ReactNode } from 'react';

export interface CardProps {
  readonly title: string;
  readonly headingLevel?: 2 | 3;
  /** Makes the whole card a link to one place. */
  readonly href?: string;
  readonly children?: ReactNode;
  /** Tags and dates in a line under the text. */
  readonly meta?: ReactNode;
}

/** One thing among others: a standard, a ballot, a task. */
export function Card({ title, headingLevel = 2, href, children, meta }: CardProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <div className={href ? 'nhsuk-card nhsuk-card--clickable cc-card' : 'nhsuk-card cc-card'}>
      <div className="nhsuk-card__content">
        <Heading className="nhsuk-card__heading nhsuk-heading-m">
          {href === undefined ? (
            title
          ) : (
            <a className="nhsuk-card__link" href={href}>
              {title}
            </a>
          )}
        </Heading>
        {children}
        {meta === undefined ? null : <div className="cc-card__meta">{meta}</div>}
      </div>
    </div>
  );
}

/** Cards side by side, as many as fit; one below another on a phone. */
export function CardGrid({ children }: { readonly children: ReactNode }) {
  return <div className="cc-card-grid">{children}</div>;
}
