import type { ReactNode } from 'react';
import { chosenValues } from './choice-group';
import { ChoiceItem } from './choice-item';
import { FieldError } from './field';
import { useField } from './form-context';

export interface CheckboxProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly defaultChecked?: boolean;
  /** Fields shown while the box is ticked. */
  readonly reveals?: ReactNode;
}

/** A box that stands alone, such as "I have reviewed this version"; sends "yes" when ticked. */
export function Checkbox({ name, label, hint, defaultChecked = false, reveals }: CheckboxProps) {
  const field = useField(name);
  const checked = chosenValues(field, defaultChecked ? ['yes'] : []).includes('yes');
  return (
    <div className={field.error ? 'nhsuk-form-group nhsuk-form-group--error' : 'nhsuk-form-group'}>
      <FieldError field={field} />
      <div className="nhsuk-checkboxes">
        <ChoiceItem
          kind="checkboxes"
          name={name}
          id={field.id}
          choice={{ value: 'yes', label, hint, reveals }}
          checked={checked}
        />
      </div>
    </div>
  );
}
