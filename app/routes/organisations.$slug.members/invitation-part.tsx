import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { Button } from '../../components/form/button';
import { EmailInput } from '../../components/form/email-input';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import type { viewMembers } from '../../services/organisations/view-members.server';

type Invitation = Awaited<ReturnType<typeof viewMembers>>['invitations'][number];

export interface InvitationPartProps {
  readonly name: string;
  readonly invitations: readonly Invitation[];
  readonly failure: FormFailure | null;
}

/** Invites by e-mail, and shows the invitations that wait. */
export function InvitationPart({ name, invitations, failure }: InvitationPartProps) {
  return (
    <section aria-labelledby="invite">
      <h2 className="nhsuk-heading-m" id="invite">
        Invite somebody
      </h2>
      <Form intent="invite" failure={failure}>
        <EmailInput
          name="email"
          label="Their e-mail address"
          hint={`They get a letter with a link that lets this address, and no other, join ${name}.`}
          autoComplete="off"
        />
        <Button>Send invitation</Button>
      </Form>
      {invitations.length === 0 ? null : (
        <DataTable<Invitation>
          caption="Invitations that wait"
          rows={invitations}
          rowKey={({ id }) => id}
          columns={[
            { header: 'To', rowHeader: true, cell: ({ email }) => email },
            { header: 'From', cell: ({ invitedBy }) => invitedBy },
            { header: 'Works until', cell: ({ expiresAt }) => <DateText at={expiresAt} /> },
            {
              header: 'Change',
              cell: ({ id, email }) => (
                <Form intent="withdraw">
                  <input type="hidden" name="invitation" value={id} />
                  <Button look="secondary" small>
                    Withdraw<span className="nhsuk-u-visually-hidden"> the invitation to {email}</span>
                  </Button>
                </Form>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
