import { PasswordInput } from './password-input';

interface NewPasswordProps {
  readonly name: string;
  readonly label: string;
  /** What changing it does, as a sentence after what it must be like. */
  readonly effect?: string;
}

/** A password that is chosen now, with what it must be like. */
export function NewPassword({ name, label, effect = '' }: NewPasswordProps) {
  const hint =
    '12 characters or more: letters, digits, signs, spaces or emoji. Three random words work well.';
  return (
    <PasswordInput
      name={name}
      label={label}
      hint={effect === '' ? hint : `${hint} ${effect}`}
      autoComplete="new-password"
    />
  );
}
