import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { TypedText } from '../../components/typed-text';
import { INTEREST_CATEGORY_LABELS, SENSE_POSITION_LABELS } from '../../domain/labels';
import type { SenseCheckView } from '../../services/sense-checks/view-sense-check.server';

/** The answers by interest category, and those of each organisation with its reason. */
export function AnswerTables({ view }: { readonly view: SenseCheckView }) {
  const { advice, answers, replaced } = view;
  return (
    <>
      {advice.byCategory.length === 0 ? null : (
        <DataTable
          caption="By interest category"
          compact
          rows={advice.byCategory}
          rowKey={({ category }) => category}
          columns={[
            {
              header: 'Interest',
              rowHeader: true,
              cell: ({ category }) => INTEREST_CATEGORY_LABELS[category],
            },
            { header: 'For', numeric: true, cell: (one) => one.for },
            { header: 'Against', numeric: true, cell: ({ against }) => against },
            { header: 'Unsure', numeric: true, cell: ({ unsure }) => unsure },
          ]}
        />
      )}
      <DataTable
        caption="By organisation"
        compact
        rows={answers}
        rowKey={({ organisationId }) => organisationId}
        columns={[
          {
            header: 'Organisation',
            rowHeader: true,
            cell: ({ organisationName, organisationSlug }) => (
              <a href={`/organisations/${organisationSlug}`}>{organisationName}</a>
            ),
          },
          { header: 'Says', cell: ({ position }) => SENSE_POSITION_LABELS[position] },
          { header: 'Reason', cell: ({ reason }) => <TypedText text={reason} /> },
          {
            header: 'Given by',
            cell: ({ personName, at }) => (
              <>
                {personName}, <DateText at={at} />
              </>
            ),
          },
        ]}
        empty={
          <EmptyState title="No organisation has answered yet" headingLevel={3}>
            Any member of a verified organisation answers for it, until the close.
          </EmptyState>
        }
      />
      {replaced === 0 ? null : (
        <p className="nhsuk-body-s">
          {replaced === 1 ? 'One earlier answer was' : `${replaced} earlier answers were`} replaced by a later
          one of the same organisation.
        </p>
      )}
    </>
  );
}
