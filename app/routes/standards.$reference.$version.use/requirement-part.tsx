import { DataTable } from '../../components/data-table';
import { Details } from '../../components/details';
import { EmptyState } from '../../components/empty-state';
import { Button } from '../../components/form/button';
import { Checkboxes } from '../../components/form/checkboxes';
import { Form } from '../../components/form/form';
import { TextArea } from '../../components/form/text-area';
import { Tag } from '../../components/tag';
import type { UseView } from '../../services/use/view-use.server';
import type { PartProps } from './statement-part';

type Requirement = UseView['requirements'][number];

/** Every MUST of the text: shown, still to be shown, or not about exchange and why. */
export function RequirementPart({ view, failure }: PartProps) {
  const { requirements, keeps, standard, version } = view;
  const open = requirements.filter(({ without }) => without === null);
  const typed = failure?.values?.intent === 'no-exchange' ? failure : undefined;
  const text = `/standards/${standard.reference}/${version.number}`;
  return (
    <section aria-labelledby="musts">
      <h2 className="nhsuk-heading-l" id="musts">
        Requirements at level MUST
      </h2>
      <p>
        Each is taken to be about exchange between products, and has to be shown between two independent ones,
        unless the chair, an editor or the Secretariat says in public why it is not.
      </p>
      <DataTable
        caption="What is shown of each MUST"
        captionHidden
        rows={requirements}
        rowKey={({ ref }) => ref}
        columns={[
          {
            header: 'Requirement',
            rowHeader: true,
            cell: ({ ref, id }) => <a href={`${text}#${id}`}>{ref}</a>,
          },
          { header: 'Text', cell: (row) => row.text },
          { header: 'Exchange', cell: (row) => <ShownOrNot row={row} keeps={keeps} /> },
        ]}
        empty={
          <EmptyState title="This text has no MUST" headingLevel={3}>
            So no exchange has to be shown before a mandate.
          </EmptyState>
        }
      />
      {keeps && open.length > 0 ? (
        <Details summary="Say that requirements are not about exchange" open={typed !== undefined}>
          <Form intent="no-exchange" failure={typed} idPrefix="no-exchange-">
            <Checkboxes
              name="requirements"
              label="Requirements that are not about exchange"
              small
              options={open.map(({ ref, text: words }) => ({ value: ref, label: ref, hint: words }))}
            />
            <TextArea
              name="reason"
              label="Why they are not"
              hint="Public. For example, that they ask for something that a product stores or shows."
              rows={3}
            />
            <Button look="secondary">Record the reason</Button>
          </Form>
        </Details>
      ) : null}
    </section>
  );
}

function ShownOrNot({ row, keeps }: { readonly row: Requirement; readonly keeps: boolean }) {
  if (row.without === null) {
    return row.shown ? <Tag colour="green">Shown</Tag> : <Tag colour="red">Not shown yet</Tag>;
  }
  return (
    <>
      <Tag colour="grey">Not about exchange</Tag>
      <div className="nhsuk-body-s nhsuk-u-margin-bottom-0">
        {row.without.reason} Recorded by {row.without.recordedBy}.
      </div>
      {keeps ? (
        <Form intent="is-exchange">
          <input type="hidden" name="requirement" value={row.ref} />
          <Button look="secondary" small>
            Undo<span className="nhsuk-u-visually-hidden"> for {row.ref}</span>
          </Button>
        </Form>
      ) : null}
    </>
  );
}
