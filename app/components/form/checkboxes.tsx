import { type Choice, ChoiceGroup, choiceId, chosenValues } from './choice-group';
import { ChoiceItem } from './choice-item';
import type { FieldProps } from './field';
import { useField } from './form-context';

export interface CheckboxesProps extends FieldProps {
  readonly options: readonly Choice[];
  readonly defaultValues?: readonly string[];
  readonly small?: boolean;
}

/** Any number of choices; they arrive under one name (`manyOf` in app/http/form.server.ts reads them). */
export function Checkboxes({ name, options, defaultValues = [], small = false, ...frame }: CheckboxesProps) {
  const field = useField(name);
  const chosen = chosenValues(field, defaultValues);
  return (
    <ChoiceGroup field={field} {...frame}>
      <div className={small ? 'nhsuk-checkboxes nhsuk-checkboxes--small' : 'nhsuk-checkboxes'}>
        {options.map((choice, index) => (
          <ChoiceItem
            key={choice.value}
            kind="checkboxes"
            name={name}
            id={choiceId(field, index)}
            choice={choice}
            checked={chosen.includes(choice.value)}
          />
        ))}
      </div>
    </ChoiceGroup>
  );
}
