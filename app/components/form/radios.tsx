import { type Choice, ChoiceGroup, choiceId, chosenValues } from './choice-group';
import { ChoiceItem } from './choice-item';
import type { FieldProps } from './field';
import { useField } from './form-context';

export interface RadiosProps extends FieldProps {
  readonly options: readonly Choice[];
  readonly defaultValue?: string;
  /** Side by side; for two short choices only. */
  readonly inline?: boolean;
  readonly small?: boolean;
}

/** One of a few choices. */
export function Radios({
  name,
  options,
  defaultValue,
  inline = false,
  small = false,
  ...frame
}: RadiosProps) {
  const field = useField(name);
  const chosen = chosenValues(field, defaultValue === undefined ? [] : [defaultValue]);
  const classes = ['nhsuk-radios', inline && 'nhsuk-radios--inline', small && 'nhsuk-radios--small'];
  return (
    <ChoiceGroup field={field} {...frame}>
      <div className={classes.filter(Boolean).join(' ')}>
        {options.map((choice, index) => (
          <ChoiceItem
            key={choice.value}
            kind="radios"
            name={name}
            id={choiceId(field, index)}
            choice={choice}
            checked={chosen[0] === choice.value}
          />
        ))}
      </div>
    </ChoiceGroup>
  );
}
