import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { Tag } from '../../components/tag';
import { MEMBERSHIP_DUTY_LABELS } from '../../domain/labels';
import type { viewMembers } from '../../services/organisations/view-members.server';

type View = Awaited<ReturnType<typeof viewMembers>>;
type Member = View['members'][number];

export interface MemberTableProps {
  readonly members: readonly Member[];
  readonly may: View['may'];
}

/** The people of the organisation, with what may be done about each. */
export function MemberTable({ members, may }: MemberTableProps) {
  const acts = may.manage || may.name;
  return (
    <section aria-labelledby="people">
      <h2 className="nhsuk-heading-m" id="people">
        People
      </h2>
      <p>
        The voting representative votes for the organisation and looks after its members. The alternate can do
        both when the representative is away; of two votes the later one counts.
      </p>
      <DataTable<Member>
        caption="People of the organisation"
        captionHidden
        rows={members}
        rowKey={({ personId }) => personId}
        columns={[
          {
            header: 'Name',
            rowHeader: true,
            cell: ({ name, isMe, suspended, email }) => (
              <>
                {name}
                {isMe ? ' (you)' : ''} {suspended ? <Tag colour="red">Suspended</Tag> : null}
                {email ? <div className="nhsuk-hint nhsuk-u-margin-bottom-0">{email}</div> : null}
              </>
            ),
          },
          { header: 'Duty', cell: ({ duty }) => MEMBERSHIP_DUTY_LABELS[duty] },
          { header: 'Since', cell: ({ joinedAt }) => <DateText at={joinedAt} /> },
          ...(acts
            ? [{ header: 'Change', cell: (member: Member) => <Acts member={member} may={may} /> }]
            : []),
        ]}
      />
    </section>
  );
}

function Acts({ member, may }: { readonly member: Member; readonly may: View['may'] }) {
  const { duty, name, isMe } = member;
  if (duty === 'representative') return 'Name somebody else to change this';
  return (
    <>
      {may.name ? <NameButton member={member} duty="representative" says="Make representative" /> : null}
      {may.name && duty === 'member' ? (
        <NameButton member={member} duty="alternate" says="Make alternate" />
      ) : null}
      {may.name && duty === 'alternate' ? (
        <NameButton member={member} duty="member" says="Make a plain member" />
      ) : null}
      {may.manage && !isMe ? (
        <Form intent="remove">
          <input type="hidden" name="person" value={member.personId} />
          <Button look="warning" small>
            Remove<span className="nhsuk-u-visually-hidden"> {name}</span>
          </Button>
        </Form>
      ) : null}
    </>
  );
}

interface NameButtonProps {
  readonly member: Member;
  readonly duty: Member['duty'];
  readonly says: string;
}

function NameButton({ member, duty, says }: NameButtonProps) {
  return (
    <Form intent="duty">
      <input type="hidden" name="person" value={member.personId} />
      <input type="hidden" name="duty" value={duty} />
      <Button look="secondary" small>
        {says}
        <span className="nhsuk-u-visually-hidden"> {member.name}</span>
      </Button>
    </Form>
  );
}
