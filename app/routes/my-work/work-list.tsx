import type { ReactNode } from 'react';

export interface WorkItem {
  readonly key: string;
  readonly href: string;
  readonly text: string;
  readonly hint?: ReactNode;
  readonly status: ReactNode;
}

export interface WorkListProps {
  readonly title: string;
  readonly items: readonly WorkItem[];
}

/** One section of the page. */
export function WorkList({ title, items }: WorkListProps) {
  return (
    <section>
      <h2 className="nhsuk-heading-m">
        {title} <span className="cc-count">{items.length}</span>
      </h2>
      <ul className="nhsuk-task-list">
        {items.map(({ key, href, text, hint, status }) => (
          <li key={key} className="nhsuk-task-list__item nhsuk-task-list__item--with-link">
            <div className="nhsuk-task-list__name-and-hint">
              <a className="nhsuk-link nhsuk-task-list__link" href={href}>
                {text}
              </a>
              {hint ? <div className="nhsuk-task-list__hint">{hint}</div> : null}
            </div>
            <div className="nhsuk-task-list__status">{status}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
