import { FieldFrame, type FieldProps } from './field';
import { describedBy, textValue, useField } from './form-context';

export interface TextAreaProps extends FieldProps {
  readonly defaultValue?: string;
  readonly rows?: number;
  /** Most characters allowed. Said under the field, and counted down while typing where JavaScript runs. */
  readonly maxCharacters?: number;
  readonly spellCheck?: boolean;
  /** Fixed-width letters, for code or Markdown. */
  readonly code?: boolean;
}

/** Several lines of text, with an optional count of characters. */
export function TextArea({
  name,
  defaultValue,
  rows = 5,
  maxCharacters,
  spellCheck,
  code = false,
  ...frame
}: TextAreaProps) {
  const field = useField(name);
  const countId = `${field.id}-count`;
  const classes = ['nhsuk-textarea', field.error && 'nhsuk-textarea--error', code && 'cc-code-input'];
  return (
    <FieldFrame field={field} {...frame}>
      <textarea
        className={classes.filter(Boolean).join(' ')}
        id={field.id}
        name={name}
        rows={rows}
        defaultValue={textValue(field, defaultValue)}
        spellCheck={spellCheck}
        aria-describedby={describedBy(
          frame.hint !== undefined && field.hintId,
          field.error && field.errorId,
          maxCharacters !== undefined && countId,
        )}
        aria-invalid={field.error ? true : undefined}
        data-count-to={maxCharacters}
      />
      {maxCharacters === undefined ? null : (
        <div className="nhsuk-hint cc-character-count" id={countId}>
          You can enter up to {maxCharacters.toLocaleString('en-GB')} characters
        </div>
      )}
    </FieldFrame>
  );
}
