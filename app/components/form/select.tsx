import { FieldFrame, type FieldProps } from './field';
import { describedBy, textValue, useField } from './form-context';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectGroup {
  readonly label: string;
  readonly options: readonly SelectOption[];
}

export interface SelectProps extends FieldProps {
  /** A list, or several under a name each. */
  readonly options: readonly (SelectOption | SelectGroup)[];
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
        {options.map((one) =>
          'options' in one ? (
            <optgroup key={one.label} label={one.label}>
              {one.options.map(written)}
            </optgroup>
          ) : (
            written(one)
          ),
        )}
      </select>
    </FieldFrame>
  );
}

function written({ value, label }: SelectOption) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}
