import type { Column } from '../../components/data-table';
import type { Given } from '../../domain/participation';

const number = (value: number) => value.toLocaleString('en-GB');
const withAccepted = (made: number, accepted: number) =>
  made === 0 ? '0' : `${number(made)} (${number(accepted)} accepted)`;

/** The figures of one row: what was given, of whatever kind. */
export function figureColumns<R extends Given>(): readonly Column<R>[] {
  return [
    { header: 'Words', numeric: true, cell: ({ words }) => number(words) },
    {
      header: 'Comments',
      numeric: true,
      cell: ({ comments, commentsAccepted }) => withAccepted(comments, commentsAccepted),
    },
    {
      header: 'Amendments',
      numeric: true,
      cell: ({ amendments, amendmentsAccepted }) => withAccepted(amendments, amendmentsAccepted),
    },
    { header: 'Votes', numeric: true, cell: ({ votes }) => number(votes) },
  ];
}
