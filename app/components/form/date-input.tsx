import { ChoiceGroup } from './choice-group';
import type { FieldProps } from './field';
import { useField } from './form-context';

export interface DateInputProps extends FieldProps {
  /** A date as `2026-11-22`. */
  readonly defaultValue?: string;
}

const PARTS = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
] as const;

/**
 * A date in three boxes. They are sent as `name-day`, `name-month` and `name-year` (`typedDate` in
 * typed-date.ts reads them); an error under the plain `name` is about the whole date.
 */
export function DateInput({ name, defaultValue, ...frame }: DateInputProps) {
  const whole = useField(name);
  const [year = '', month = '', day = ''] = defaultValue?.split('-') ?? [];
  const defaults = { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
  return (
    <ChoiceGroup field={whole} {...frame}>
      <div className="nhsuk-date-input">
        {PARTS.map(({ part, label, width }) => (
          <DatePart
            key={part}
            name={`${name}-${part}`}
            id={part === 'day' ? whole.id : `${whole.id}-${part}`}
            label={label}
            width={width}
            defaultValue={defaults[part]}
            faulty={whole.error !== undefined}
          />
        ))}
      </div>
    </ChoiceGroup>
  );
}

interface DatePartProps {
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly width: 2 | 4;
  readonly defaultValue: string;
  readonly faulty: boolean;
}

function DatePart({ name, id, label, width, defaultValue, faulty }: DatePartProps) {
  const { typed, cameBack } = useField(name);
  const value = cameBack && typeof typed === 'string' ? typed : defaultValue;
  return (
    <div className="nhsuk-date-input__item">
      <div className="nhsuk-form-group">
        <label className="nhsuk-label nhsuk-date-input__label" htmlFor={id}>
          {label}
        </label>
        <input
          className={`nhsuk-input nhsuk-date-input__input nhsuk-input--width-${width}${faulty ? ' nhsuk-input--error' : ''}`}
          id={id}
          name={name}
          type="text"
          inputMode="numeric"
          defaultValue={value}
          aria-invalid={faulty ? true : undefined}
        />
      </div>
    </div>
  );
}
