import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { OFFICE_LABELS } from '../../domain/labels';
import type { viewPerson } from '../../services/admin/view-people.server';

export type PersonView = Awaited<ReturnType<typeof viewPerson>>;

/** The offices of the installation: which this person holds, and what may be changed. */
export function OfficeTable({ person }: { readonly person: PersonView }) {
  return (
    <section aria-labelledby="offices">
      <h2 className="nhsuk-heading-m" id="offices">
        Offices
      </h2>
      <DataTable
        caption="Offices of the installation"
        captionHidden
        rows={person.offices}
        rowKey={({ office }) => office}
        columns={[
          { header: 'Office', rowHeader: true, cell: ({ office }) => OFFICE_LABELS[office] },
          { header: 'Held since', cell: ({ since }) => (since ? <DateText at={since} /> : 'Not held') },
          {
            header: 'Change',
            cell: ({ office, since, mayGrant, mayEnd }) => {
              if (!mayGrant && !mayEnd) {
                return since === null
                  ? 'The account must be active first'
                  : 'The last one: name another first';
              }
              return (
                <Form intent={mayGrant ? 'grant' : 'end'}>
                  <input type="hidden" name="office" value={office} />
                  <Button look={mayGrant ? 'secondary' : 'warning'} small>
                    {mayGrant ? 'Give' : 'End'}
                    <span className="nhsuk-u-visually-hidden"> the office of {OFFICE_LABELS[office]}</span>
                  </Button>
                </Form>
              );
            },
          },
        ]}
      />
    </section>
  );
}
