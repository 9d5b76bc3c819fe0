import { TextInput, type TextInputProps } from './text-input';

export type EmailInputProps = Omit<TextInputProps, 'type' | 'inputMode' | 'spellCheck' | 'autoCapitalize'>;

/** An e-mail address; browsers offer the person's own. */
export function EmailInput({ autoComplete = 'email', ...rest }: EmailInputProps) {
  return (
    <TextInput {...rest} type="email" autoComplete={autoComplete} spellCheck={false} autoCapitalize="none" />
  );
}
