import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { Details } from '../../components/details';
import { EmptyState } from '../../components/empty-state';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { Tag } from '../../components/tag';
import type { UseView } from '../../services/use/view-use.server';
import { EvidenceLink } from './evidence-link';
import { ExchangeForm } from './exchange-form';
import type { PartProps } from './statement-part';

type Exchange = UseView['exchanges'][number];

/** On which days which products were seen to exchange, and by which requirements. */
export function ExchangePart({ view, failure }: PartProps) {
  const { exchanges, keeps } = view;
  return (
    <section aria-labelledby="exchange">
      <h2 className="nhsuk-heading-l" id="exchange">
        Exchange shown
      </h2>
      <DataTable
        caption="Occasions on which two products were seen to exchange"
        captionHidden
        rows={exchanges}
        rowKey={({ id }) => id}
        columns={[
          {
            header: 'Products',
            rowHeader: true,
            cell: (row) => (
              <>
                {row.first.product} (<a href={`/organisations/${row.first.slug}`}>{row.first.name}</a>) with{' '}
                {row.second.product} (<a href={`/organisations/${row.second.slug}`}>{row.second.name}</a>)
              </>
            ),
          },
          { header: 'Requirements', cell: (row) => row.requirements.join(', ') },
          { header: 'Shown on', cell: (row) => <DateText at={row.shownOn} /> },
          {
            header: 'Evidence',
            cell: (row) => (
              <>
                <EvidenceLink href={row.evidence} about={`${row.first.product} and ${row.second.product}`} />
                <div className="nhsuk-body-s nhsuk-u-margin-bottom-0">recorded by {row.recordedBy}</div>
              </>
            ),
          },
          { header: 'Standing', cell: (row) => <Standing row={row} /> },
          ...(keeps && exchanges.some(({ withdrawnAt }) => withdrawnAt === null)
            ? [{ header: 'Take back', cell: (row: Exchange) => <TakeBack row={row} /> }]
            : []),
        ]}
        empty={
          <EmptyState title="No exchange is recorded yet" headingLevel={3}>
            The chair, an editor or the Secretariat records what was shown between two products.
          </EmptyState>
        }
      />
      {keeps ? (
        <Details summary="Record an exchange" open={failure?.values?.intent === 'exchange'}>
          <ExchangeForm view={view} failure={failure} />
        </Details>
      ) : null}
    </section>
  );
}

function Standing({ row }: { readonly row: Exchange }) {
  if (row.withdrawnAt !== null) return <Tag colour="grey">Taken back</Tag>;
  return row.counts ? (
    <Tag colour="green">Counts</Tag>
  ) : (
    <Tag colour="yellow">Not verified: does not count</Tag>
  );
}

function TakeBack({ row }: { readonly row: Exchange }) {
  if (row.withdrawnAt !== null) return null;
  return (
    <Form intent="take-back">
      <input type="hidden" name="exchangeId" value={row.id} />
      <Button look="secondary" small>
        Take back
        <span className="nhsuk-u-visually-hidden">
          {' '}
          the record of {row.first.product} and {row.second.product}
        </span>
      </Button>
    </Form>
  );
}
