import type { ReactNode } from 'react';
import { FieldError, type FieldProps } from './field';
import { describedBy, type FieldState } from './form-context';

/** One entry of Radios or Checkboxes. */
export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Fields that belong to this choice alone; shown while it is chosen, also without JavaScript. */
  readonly reveals?: ReactNode;
  readonly disabled?: boolean;
}

/** The id of the choice at a position; the first carries the field's own id, which error summaries link to. */
export function choiceId(field: FieldState, index: number): string {
  return index === 0 ? field.id : `${field.id}-${index + 1}`;
}

/** Which values are chosen: those typed before the form came back, or the defaults. */
export function chosenValues(field: FieldState, defaults: readonly string[]): readonly string[] {
  if (!field.cameBack) return defaults;
  if (field.typed === undefined) return [];
  return typeof field.typed === 'string' ? [field.typed] : field.typed;
}

export interface ChoiceGroupProps extends Omit<FieldProps, 'name'> {
  readonly field: FieldState;
  readonly children: ReactNode;
}

/** Fieldset, legend, hint and error around several controls that answer one question. */
export function ChoiceGroup({ field, children, ...labelling }: ChoiceGroupProps) {
  const { label, hint, labelSize, labelIsHeading = false, optional = false } = labelling;
  const legend = (
    <>
      {label}
      {optional ? ' (optional)' : null}
    </>
  );
  return (
    <div className={field.error ? 'nhsuk-form-group nhsuk-form-group--error' : 'nhsuk-form-group'}>
      <fieldset
        className="nhsuk-fieldset"
        aria-describedby={describedBy(hint !== undefined && field.hintId, field.error && field.errorId)}
      >
        <legend
          className={
            labelSize
              ? `nhsuk-fieldset__legend nhsuk-fieldset__legend--${labelSize}`
              : 'nhsuk-fieldset__legend'
          }
        >
          {labelIsHeading ? <h1 className="nhsuk-fieldset__heading">{legend}</h1> : legend}
        </legend>
        {hint === undefined ? null : (
          <div className="nhsuk-hint" id={field.hintId}>
            {hint}
          </div>
        )}
        <FieldError field={field} />
        {children}
      </fieldset>
    </div>
  );
}
