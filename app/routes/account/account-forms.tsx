import { Button } from '../../components/form/button';
import { EmailInput } from '../../components/form/email-input';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { NewPassword } from '../../components/form/new-password';
import { PasswordInput } from '../../components/form/password-input';
import { TextInput } from '../../components/form/text-input';
import type { AccountView } from '../../services/people/view-account.server';

export interface AccountFormsProps {
  readonly account: AccountView;
  readonly failure: FormFailure | null;
}

/** Name, address and password, each a form of its own. */
export function AccountForms({ account, failure }: AccountFormsProps) {
  const failed = (intent: string) => (failure?.values?.intent === intent ? failure : null);
  return (
    <>
      <section aria-labelledby="name-heading">
        <h2 className="nhsuk-heading-m" id="name-heading">
          Name
        </h2>
        <Form intent="name" failure={failed('name')}>
          <TextInput
            name="name"
            label="Your full name"
            hint="It is shown beside everything you write, also what you wrote before."
            autoComplete="name"
            defaultValue={account.name}
          />
          <Button look="secondary">Change name</Button>
        </Form>
      </section>

      {account.hasPassword ? (
        <>
          <section aria-labelledby="email-heading">
            <h2 className="nhsuk-heading-m" id="email-heading">
              E-mail address
            </h2>
            <p>
              You sign in with <strong>{account.email}</strong>. It is never shown in public.
            </p>
            <Form intent="email" failure={failed('email')}>
              <EmailInput
                name="email"
                label="New e-mail address"
                hint="We send a link to it to confirm it."
              />
              <PasswordInput
                name="emailPassword"
                label="Your present password"
                autoComplete="current-password"
              />
              <Button look="secondary">Change e-mail address</Button>
            </Form>
          </section>

          <section aria-labelledby="password-heading">
            <h2 className="nhsuk-heading-m" id="password-heading">
              Password
            </h2>
            <Form intent="password" failure={failed('password')}>
              <PasswordInput
                name="presentPassword"
                label="Present password"
                autoComplete="current-password"
              />
              <NewPassword
                name="newPassword"
                label="New password"
                effect="Every other browser is signed out."
              />
              <Button look="secondary">Change password</Button>
            </Form>
          </section>
        </>
      ) : (
        <p>This is an invented person of the demonstration, who has no password.</p>
      )}
    </>
  );
}
