import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { TextArea } from '../../components/form/text-area';
import { WarningButton } from '../../components/form/warning-button';
import type { PersonView } from './office-table';

export interface AccountActsProps {
  readonly person: PersonView;
  readonly failure: FormFailure | null;
}

/** Signing somebody out, and suspending the account. */
export function AccountActs({ person, failure }: AccountActsProps) {
  return (
    <section aria-labelledby="account">
      <h2 className="nhsuk-heading-m" id="account">
        Account
      </h2>
      {person.sessions > 0 ? (
        <Form intent="sessions">
          <Button look="secondary">Sign out everywhere</Button>
        </Form>
      ) : null}
      {person.may.restore ? (
        <Form intent="restore">
          <Button look="secondary">End the suspension</Button>
        </Form>
      ) : null}
      {person.may.suspend ? (
        <Form intent="suspend" failure={failure}>
          <TextArea
            name="reason"
            label="Reason for suspending the account"
            hint="It is kept in the audit record. What the person wrote stays."
            rows={3}
            maxCharacters={1000}
          />
          <WarningButton>Suspend account</WarningButton>
        </Form>
      ) : null}
      {person.isMe ? <p>You cannot suspend your own account. Another administrator can.</p> : null}
      {person.isLastAdministrator && !person.isMe ? (
        <p>This is the last administrator, so the account cannot be suspended.</p>
      ) : null}
    </section>
  );
}
