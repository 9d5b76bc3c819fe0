import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { Details } from '../../components/details';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { WarningButton } from '../../components/form/warning-button';
import { Tag } from '../../components/tag';
import { MEMBERSHIP_DUTY_LABELS } from '../../domain/labels';
import type { viewMembers } from '../../services/organisations/view-members.server';

type View = Awaited<ReturnType<typeof viewMembers>>;
type Member = View['members'][number];

export interface MemberTableProps {
  readonly organisation: string;
  readonly members: readonly Member[];
  readonly may: View['may'];
}

/** The people of the organisation, with what may be done about each. */
export function MemberTable({ organisation, members, may }: MemberTableProps) {
  const acts = may.manage || may.name;
  return (
    <section aria-labelledby="people">
      <h2 className="nhsuk-heading-m" id="people">
        People
      </h2>
      <p>
        The voting representative votes for the organisation and looks after its members. The alternate can do
        both when the representative is away; of two votes the later one counts.
        {may.name
          ? ' Naming another one makes whoever holds the duty now a plain member, who is told so.'
          : ''}
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
            ? [
                {
                  header: 'Change',
                  cell: (member: Member) => <Acts member={member} organisation={organisation} may={may} />,
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

interface ActsProps {
  readonly member: Member;
  readonly organisation: string;
  readonly may: View['may'];
}

function Acts({ member, organisation, may }: ActsProps) {
  const { duty, isMe } = member;
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
      {may.manage && !isMe ? <Removing member={member} organisation={organisation} /> : null}
    </>
  );
}

/** Says what ends with the membership before the button that ends it. */
function Removing({ member, organisation }: { readonly member: Member; readonly organisation: string }) {
  const { name, edits, personId } = member;
  return (
    <Details summary={`Remove ${name}`}>
      <Form intent="remove">
        <input type="hidden" name="person" value={personId} />
        <p>
          {name} can no longer speak for {organisation}, and is told so. What they wrote stays.
        </p>
        {edits.length === 0 ? null : (
          <>
            <p>The roles that they hold for it end with it, and the chairs of the standards are told:</p>
            <EditedList edits={edits} />
          </>
        )}
        <WarningButton small>
          Remove<span className="nhsuk-u-visually-hidden"> {name}</span> from {organisation}
        </WarningButton>
      </Form>
    </Details>
  );
}

/** What somebody edits for the organisation. */
export function EditedList({ edits }: { readonly edits: Member['edits'] }) {
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {edits.map((what) => (
        <li key={what}>Editor of {what}</li>
      ))}
    </ul>
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
