import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { Details } from '../../components/details';
import { EmptyState } from '../../components/empty-state';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { Tag } from '../../components/tag';
import type { UseView } from '../../services/use/view-use.server';
import { EvidenceLink } from './evidence-link';
import { StatementForm } from './statement-form';

export interface PartProps {
  readonly view: UseView;
  readonly failure: FormFailure | undefined;
}

type Statement = UseView['statements'][number];

/** Who says that they use the version, and the way to say it. */
export function StatementPart({ view, failure }: PartProps) {
  const { statements, version } = view;
  const own = statements.some(({ mine }) => mine);
  return (
    <section aria-labelledby="statements">
      <h2 className="nhsuk-heading-l" id="statements">
        Statements of use
      </h2>
      <DataTable
        caption={`Statements that name version ${version.number}, in the order in which they were made`}
        captionHidden
        rows={statements}
        rowKey={({ id }) => id}
        columns={[
          {
            header: 'Product',
            rowHeader: true,
            cell: (row) => (
              <>
                {row.product}
                <div className="nhsuk-body-s nhsuk-u-margin-bottom-0">
                  of <a href={`/organisations/${row.supplier.slug}`}>{row.supplier.name}</a>
                  {row.supplier.small ? ', small or medium' : ''}
                </div>
              </>
            ),
          },
          {
            header: 'Live at',
            cell: (row) => (row.site === '' ? 'Not live yet' : row.site),
          },
          {
            header: 'Stated',
            cell: (row) => (
              <>
                by {row.statedBy} for{' '}
                <a href={`/organisations/${row.organisation.slug}`}>{row.organisation.name}</a>,{' '}
                <DateText at={row.statedAt} />
                <div className="nhsuk-body-s nhsuk-u-margin-bottom-0">{SPEAKS[row.speaks]}</div>
                {row.carried ? (
                  <div className="nhsuk-body-s nhsuk-u-margin-bottom-0">
                    Stated about the version that this patch corrects
                  </div>
                ) : null}
              </>
            ),
          },
          { header: 'Evidence', cell: (row) => <EvidenceLink href={row.evidence} about={row.product} /> },
          { header: 'Standing', cell: (row) => <Standing row={row} /> },
          ...(own
            ? [
                {
                  header: 'Withdraw',
                  cell: (row: Statement) =>
                    row.mine ? (
                      <Form intent="withdraw">
                        <input type="hidden" name="statementId" value={row.id} />
                        <Button look="secondary" small>
                          Withdraw<span className="nhsuk-u-visually-hidden"> {row.product}</span>
                        </Button>
                      </Form>
                    ) : null,
                },
              ]
            : []),
        ]}
        empty={
          <EmptyState title="Nobody has stated its use yet" headingLevel={3}>
            Members of verified organisations can state here which products use this version.
          </EmptyState>
        }
      />
      <StatementForms view={view} failure={failure} />
    </section>
  );
}

const SPEAKS: Readonly<Record<Statement['speaks'], string>> = {
  supplier: 'The supplier, about its own product',
  provider: 'An NHS or care provider',
  other: 'About another organisation’s product',
};

function Standing({ row }: { readonly row: Statement }) {
  if (row.withdrawnAt !== null) {
    return (
      <>
        <Tag colour="grey">Withdrawn</Tag> <DateText at={row.withdrawnAt} />
      </>
    );
  }
  if (row.standing === 'counts') return <Tag colour="green">Counts</Tag>;
  return (
    <Tag colour="yellow">
      {row.standing === 'supplier-silent'
        ? 'Does not count until the supplier states it too'
        : 'Does not count: an organisation is not verified'}
    </Tag>
  );
}

function StatementForms({ view, failure }: PartProps) {
  const here = `/standards/${view.standard.reference}/${view.version.number}/use`;
  if (!view.inUse) return null;
  if (!view.signedIn) {
    return (
      <p>
        <a href={`/sign-in?to=${here}`}>Sign in</a> to state the use of a product for your organisation.
      </p>
    );
  }
  if (view.statesFor.length === 0) {
    return (
      <p>
        Only members of a verified organisation can state its use.{' '}
        <a href="/organisations">Find or add your organisation</a>; the Secretariat verifies it.
      </p>
    );
  }
  return (
    <Details summary="State the use of a product" open={failure?.values?.intent === 'state'}>
      <StatementForm view={view} failure={failure} />
    </Details>
  );
}
