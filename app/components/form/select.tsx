import { FieldFrame, type FieldProps } from './field';
import { describedBy, textValue, useField } from './form-context';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps extends FieldProps {
  readonly options: readonly SelectOption[];
  readonly defaultValue?: string;
  /** First entry without a value, such as "Choose an organisation". */
  readonly unchosen?: string;
}

/** One of a longer list; prefer Radios up to about seven choices. */
export function Select({ name, options, defaultValue, unchosen, ...frame }: SelectProps) {
  const field = useField(name);
  return (
    <FieldFrame field={field} {...frame}>
      <select
        className={`nhsuk-select${field.error ? ' nhsuk-select--error' : ''}`}
        id={field.id}
        name={name}
        defaultValue={textValue(field, defaultValue)}
        aria-describedby={describedBy(frame.hint !== undefined && field.hintId, field.error && field.errorId)}
        aria-invalid={field.error ? true : undefined}
      >
        {unchosen === undefined ? null : <option value="">{unchosen}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
