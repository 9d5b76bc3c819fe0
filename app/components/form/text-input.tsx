import { FieldFrame, type FieldProps } from './field';
import { describedBy, textValue, useField } from './form-context';

export interface TextInputProps extends FieldProps {
  readonly defaultValue?: string;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search';
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url';
  /** Width in characters, when the answer has a known length. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  readonly spellCheck?: boolean;
  readonly autoCapitalize?: 'none' | 'words';
}

/** One line of text. */
export function TextInput({
  name,
  defaultValue,
  type = 'text',
  autoComplete,
  inputMode,
  width,
  spellCheck,
  autoCapitalize,
  ...frame
}: TextInputProps) {
  const field = useField(name);
  const classes = [
    'nhsuk-input',
    field.error && 'nhsuk-input--error',
    width && `nhsuk-input--width-${width}`,
  ].filter(Boolean);
  return (
    <FieldFrame field={field} {...frame}>
      <input
        className={classes.join(' ')}
        id={field.id}
        name={name}
        type={type}
        defaultValue={textValue(field, defaultValue)}
        autoComplete={autoComplete}
        inputMode={inputMode}
        spellCheck={spellCheck}
        autoCapitalize={autoCapitalize}
        aria-describedby={describedBy(frame.hint !== undefined && field.hintId, field.error && field.errorId)}
        aria-invalid={field.error ? true : undefined}
      />
    </FieldFrame>
  );
}
