import { DataTable } from '../../components/data-table';
import type { viewDemoPeople } from '../../services/people/demo.server';
import { SignInAs } from './sign-in-as';

type DemoRole = Awaited<ReturnType<typeof viewDemoPeople>>['roles'][number];

/** One person for each role of the process, and what to try as them. */
export function DemoRoles({ roles }: { readonly roles: readonly DemoRole[] }) {
  if (roles.length === 0) return null;
  return (
    <section>
      <h2 className="nhsuk-heading-m">One person for each role</h2>
      <DataTable
        caption="One person for each role"
        captionHidden
        rows={roles}
        rowKey={({ personId }) => personId}
        columns={[
          { header: 'Role', rowHeader: true, cell: ({ role }) => role },
          { header: 'Name', cell: ({ name }) => name },
          { header: 'Try this', cell: ({ tryThis }) => tryThis },
          { header: 'Sign in', cell: ({ personId, name }) => <SignInAs id={personId} name={name} /> },
        ]}
      />
    </section>
  );
}
