import type { UnmetDemand } from '../../services/errors';
import { fieldId } from './form-context';
import type { FormFailure } from './form-failure';

export interface ErrorSummaryProps {
  readonly failure: FormFailure | null | undefined;
  /** The same prefix as the form's. */
  readonly idPrefix?: string;
}

/**
 * "There is a problem", with a link to each field, in the same words as at the field. Takes the focus where
 * JavaScript runs. `Page` shows it by itself when given the failure.
 */
export function ErrorSummary({ failure, idPrefix = '' }: ErrorSummaryProps) {
  const errors = Object.entries(failure?.errors ?? {});
  if (errors.length === 0) return null;
  return (
    <div className="nhsuk-error-summary" data-error-summary tabIndex={-1}>
      <div role="alert">
        <h2 className="nhsuk-error-summary__title">There is a problem</h2>
        <div className="nhsuk-error-summary__body">
          <ul className="nhsuk-list nhsuk-error-summary__list">
            {errors.map(([name, sentence]) =>
              name === 'form' && failure?.unmet ? (
                <UnmetDemands key={name} unmet={failure.unmet} />
              ) : (
                <li key={name}>
                  {name === 'form' ? sentence : <a href={`#${fieldId(idPrefix, name)}`}>{sentence}</a>}
                </li>
              ),
            )}
          </ul>
        </div>
      </div>
    </div>
  );
}

/** What the rules ask for, one line each, with who can help and a link to where it is done. */
function UnmetDemands({ unmet }: { readonly unmet: readonly UnmetDemand[] }) {
  return unmet.map(({ sentence, help, place }) => (
    <li key={sentence}>
      {sentence} {help} {place === null ? null : <a href={place.href}>Go to {place.text}</a>}
    </li>
  ));
}
