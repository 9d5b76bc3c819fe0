import type { ReactNode } from 'react';
import { DataTable } from '../../components/data-table';
import { OrganisationStateTag } from '../../components/state-tag';
import { INTEREST_CATEGORY_LABELS, ORGANISATION_KIND_LABELS } from '../../domain/labels';
import type { viewOrganisations } from '../../services/organisations/view-organisations.server';

type Row = Awaited<ReturnType<typeof viewOrganisations>>['organisations'][number];

export interface OrganisationTableProps {
  readonly organisations: readonly Row[];
  readonly empty: ReactNode;
}

export function OrganisationTable({ organisations, empty }: OrganisationTableProps) {
  return (
    <DataTable<Row>
      caption="Organisations by name"
      captionHidden
      rows={organisations}
      rowKey={({ slug }) => slug}
      columns={[
        {
          header: 'Name',
          rowHeader: true,
          cell: ({ slug, name }) => <a href={`/organisations/${slug}`}>{name}</a>,
        },
        { header: 'Kind', cell: ({ kind }) => ORGANISATION_KIND_LABELS[kind] },
        { header: 'Interest', cell: ({ interestCategory }) => INTEREST_CATEGORY_LABELS[interestCategory] },
        { header: 'State', cell: ({ state }) => <OrganisationStateTag state={state} /> },
        { header: 'People', numeric: true, cell: ({ members }) => members },
      ]}
      empty={empty}
    />
  );
}
