import { FieldFrame, type FieldProps } from './field';
import { describedBy, useField } from './form-context';

export interface PasswordInputProps extends FieldProps {
  /** Tells password managers whether to fill in or to offer a new one. */
  readonly autoComplete: 'current-password' | 'new-password';
}

/** A password. It is never shown again after a fault; the button that reveals it appears with JavaScript. */
export function PasswordInput({ name, autoComplete, ...frame }: PasswordInputProps) {
  const field = useField(name);
  return (
    <FieldFrame field={field} className="nhsuk-password-input" {...frame}>
      <div className="nhsuk-input-wrapper">
        <input
          className={`nhsuk-input nhsuk-password-input__input nhsuk-input--width-20${field.error ? ' nhsuk-input--error' : ''}`}
          id={field.id}
          name={name}
          type="password"
          autoComplete={autoComplete}
          spellCheck={false}
          autoCapitalize="none"
          aria-describedby={describedBy(
            frame.hint !== undefined && field.hintId,
            field.error && field.errorId,
          )}
          aria-invalid={field.error ? true : undefined}
        />
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-password-input__toggle"
          data-reveal={field.id}
          aria-controls={field.id}
          aria-label="Show password"
          hidden
        >
          Show
        </button>
      </div>
    </FieldFrame>
  );
}
