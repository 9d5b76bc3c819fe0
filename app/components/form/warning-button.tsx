import { Button, type ButtonProps } from './button';

/** For acts that cannot be taken back, such as voiding a ballot. */
export function WarningButton(props: Omit<ButtonProps, 'look'>) {
  return <Button {...props} look="warning" />;
}
