import { type ReactNode, useId } from 'react';
import { ByTurns } from './by-turns';
import { TableRegion } from './table-region';

export interface Column<R> {
  readonly header: ReactNode;
  readonly cell: (row: R) => ReactNode;
  /** Figures stand to the right. */
  readonly numeric?: boolean;
  /** The cell names its row. One column of a table should. */
  readonly rowHeader?: boolean;
}

export interface DataTableProps<R> {
  readonly caption: string;
  /** For tables whose heading already says the same. */
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly compact?: boolean;
  /** Shown instead of the table when there is no row: an EmptyState. */
  readonly empty?: ReactNode;
}

/** A table with a caption and header cells; on a phone each row is a block with its headers beside its cells. */
export function DataTable<R>(props: DataTableProps<R>) {
  const { caption, captionHidden = false, columns, rows, rowKey, compact = false, empty } = props;
  const captionId = useId();
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <TableRegion labelledBy={captionId}>
      <table className={compact ? 'nhsuk-table nhsuk-table--compact cc-stacked' : 'nhsuk-table cc-stacked'}>
        <caption
          id={captionId}
          className={captionHidden ? 'nhsuk-table__caption nhsuk-u-visually-hidden' : 'nhsuk-table__caption'}
        >
          {caption}
        </caption>
        <thead className="nhsuk-table__head">
          <tr className="nhsuk-table__row">
            {columns.map(({ header, numeric }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
              <th key={index} scope="col" className={cellClass('header', numeric)}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="nhsuk-table__body">
          <ByTurns items={rows} itemKey={rowKey}>
            {(row) => (
              <tr className="nhsuk-table__row">
                {columns.map(({ header, cell, numeric, rowHeader }, index) =>
                  rowHeader ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                    <th key={index} scope="row" className={cellClass('header', numeric)}>
                      {cell(row)}
                    </th>
                  ) : (
                    <td
                      // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                      key={index}
                      className={cellClass('cell', numeric)}
                      data-header={typeof header === 'string' ? header : undefined}
                    >
                      {cell(row)}
                    </td>
                  ),
                )}
              </tr>
            )}
          </ByTurns>
        </tbody>
      </table>
    </TableRegion>
  );
}

function cellClass(kind: 'header' | 'cell', numeric: boolean | undefined): string {
  return numeric ? `nhsuk-table__${kind} nhsuk-table__${kind}--numeric` : `nhsuk-table__${kind}`;
}
