import { BarTable } from '../../components/bar-table';
import { DataTable } from '../../components/data-table';
import { INTEREST_CATEGORY_LABELS } from '../../domain/labels';
import type { ParticipationView } from '../../services/participation/view-participation.server';
import { figureColumns } from './figure-columns';

/** What each interest category gave, those that gave nothing included, so that a missing voice is seen. */
export function CategoryTable({ view: { categories, textAt } }: { readonly view: ParticipationView }) {
  return (
    <>
      <DataTable
        caption="By interest category"
        compact
        rows={categories}
        rowKey={({ category }) => category}
        columns={[
          {
            header: 'Interest',
            rowHeader: true,
            cell: ({ category }) => INTEREST_CATEGORY_LABELS[category],
          },
          { header: 'Organisations', numeric: true, cell: ({ organisations }) => organisations },
          ...figureColumns(),
        ]}
      />
      {textAt === null ? null : (
        <BarTable
          caption="Words in the text by interest category"
          what="Interest"
          measure="Words"
          bars={categories.map(({ category, words }) => ({
            label: INTEREST_CATEGORY_LABELS[category],
            value: words,
          }))}
        />
      )}
    </>
  );
}
