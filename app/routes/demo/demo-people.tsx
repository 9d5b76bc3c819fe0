import { DataTable } from '../../components/data-table';
import { MEMBERSHIP_DUTY_LABELS, OFFICE_LABELS, STANDARD_ROLE_LABELS } from '../../domain/labels';
import type { viewDemoPeople } from '../../services/people/demo.server';
import { SignInAs } from './sign-in-as';

type DemoPerson = Awaited<ReturnType<typeof viewDemoPeople>>['people'][number];

/** Sections of the page, in order; a person stands in the first that fits. */
const SECTIONS: readonly { readonly title: string; readonly fits: (person: DemoPerson) => boolean }[] = [
  { title: 'NHS Standards Leads', fits: ({ offices }) => offices.includes('lead') },
  {
    title: 'Secretariat and administrators',
    fits: ({ offices }) => offices.length > 0,
  },
  { title: 'Chairs', fits: ({ roles }) => roles.some(({ role }) => role === 'chair') },
  { title: 'Editors', fits: ({ roles }) => roles.length > 0 },
  {
    title: 'Voting representatives and alternates',
    fits: ({ organisations }) => organisations.some(({ duty }) => duty !== 'member'),
  },
  { title: 'Other participants', fits: () => true },
];

export function DemoPeople({ people }: { readonly people: readonly DemoPerson[] }) {
  const placed = new Map(people.map((person) => [person.id, SECTIONS.findIndex(({ fits }) => fits(person))]));
  const sections = SECTIONS.map(({ title }, index) => {
    const rows = people.filter(({ id }) => placed.get(id) === index);
    if (rows.length === 0) return null;
    return (
      <section key={title}>
        <h3 className="nhsuk-heading-s">{title}</h3>
        <DataTable
          caption={title}
          captionHidden
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { header: 'Name', rowHeader: true, cell: ({ name }) => name },
            { header: 'What they do', cell: (person) => <What person={person} /> },
            {
              header: 'Sign in',
              cell: ({ id, name }) => <SignInAs id={id} name={name} />,
            },
          ]}
        />
      </section>
    );
  });
  return (
    <>
      <h2 className="nhsuk-heading-m">Everybody in the sample</h2>
      {sections}
    </>
  );
}

function What({ person }: { readonly person: DemoPerson }) {
  const lines = [
    ...person.offices.map((office) => OFFICE_LABELS[office]),
    ...person.roles.map(
      ({ role, reference, title }) => `${STANDARD_ROLE_LABELS[role]} of ${reference} ${title}`,
    ),
    ...person.organisations.map(({ name, duty }) => `${MEMBERSHIP_DUTY_LABELS[duty]}, ${name}`),
  ];
  return (
    <ul className="nhsuk-list nhsuk-u-margin-bottom-0">
      {lines.length === 0 ? (
        <li>Takes part for themselves</li>
      ) : (
        lines.map((line) => <li key={line}>{line}</li>)
      )}
    </ul>
  );
}
