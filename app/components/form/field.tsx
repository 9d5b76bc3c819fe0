import type { ReactNode } from 'react';
import type { FieldState } from './form-context';

export type LabelSize = 's' | 'm' | 'l' | 'xl';

/** What every field of the kit takes. */
export interface FieldProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Size of the label; bold when given. */
  readonly labelSize?: LabelSize;
  /** For pages that ask one question: the label is the page's only h1. */
  readonly labelIsHeading?: boolean;
  /** Adds "(optional)" to the label; fields are required unless they say so. */
  readonly optional?: boolean;
}

export interface FieldFrameProps extends Omit<FieldProps, 'name'> {
  readonly field: FieldState;
  readonly children: ReactNode;
  readonly className?: string;
}

/** Label, hint and error around a single control. */
export function FieldFrame({ field, children, className, ...labelling }: FieldFrameProps) {
  const { label, hint, labelSize, labelIsHeading = false, optional = false } = labelling;
  const classes = ['nhsuk-form-group', field.error && 'nhsuk-form-group--error', className];
  const written = (
    <label className={labelSize ? `nhsuk-label nhsuk-label--${labelSize}` : 'nhsuk-label'} htmlFor={field.id}>
      {label}
      {optional ? ' (optional)' : null}
    </label>
  );
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      {labelIsHeading ? <h1 className="nhsuk-label-wrapper">{written}</h1> : written}
      {hint === undefined ? null : (
        <div className="nhsuk-hint" id={field.hintId}>
          {hint}
        </div>
      )}
      <FieldError field={field} />
      {children}
    </div>
  );
}

/** The error of a field, in the same words as in the summary. */
export function FieldError({ field }: { readonly field: FieldState }) {
  if (field.error === undefined) return null;
  return (
    <span className="nhsuk-error-message" id={field.errorId}>
      <span className="nhsuk-u-visually-hidden">Error:</span> {field.error}
    </span>
  );
}
