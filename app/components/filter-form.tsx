import type { ReactNode } from 'react';
import { Button } from './form/button';
import { FormContext } from './form/form-context';
import type { FormFailure } from './form/form-failure';

export interface AppliedFilter {
  readonly text: string;
  /** The same list without this filter. */
  readonly removeHref: string;
}

export interface FilterFormProps {
  readonly action: string;
  /** Fields of the kit. */
  readonly children: ReactNode;
  readonly applied?: readonly AppliedFilter[];
  /** The list without any filter; shown when filters are applied. */
  readonly clearHref: string;
  readonly title?: string;
  /** What is wrong with the filters of the address. */
  readonly failure?: FormFailure | undefined;
}

/** Filters of a list. They go into the address, so that a copied address shows the same list. */
export function FilterForm({
  action,
  children,
  applied = [],
  clearHref,
  title = 'Filters',
  failure,
}: FilterFormProps) {
  return (
    <form className="cc-filters" action={action} method="get" aria-label={title}>
      <h2 className="nhsuk-heading-m">{title}</h2>
      {applied.length === 0 ? null : <AppliedFilters applied={applied} clearHref={clearHref} />}
      <FormContext.Provider value={{ failure, idPrefix: '' }}>{children}</FormContext.Provider>
      <Button look="secondary" small>
        Apply filters
      </Button>
    </form>
  );
}

/** The filters in force, each with a link that removes it; also for empty results. */
export function AppliedFilters({
  applied,
  clearHref,
}: {
  readonly applied: readonly AppliedFilter[];
  readonly clearHref: string;
}) {
  return (
    <div className="cc-filters__applied">
      <ul className="cc-chips">
        {applied.map(({ text, removeHref }) => (
          <li key={removeHref}>
            <a className="cc-chip" href={removeHref}>
              <span className="nhsuk-u-visually-hidden">Remove filter </span>
              {text} <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href={clearHref}>Clear all filters</a>
      </p>
    </div>
  );
}
