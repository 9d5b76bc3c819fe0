import { useId } from 'react';
import { TableRegion } from './table-region';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The whole of which the value is a part, such as organisations enrolled. */
  readonly of?: number;
  /** What the figure leaves out, in words beside it. */
  readonly besides?: string;
}

export interface BarTableProps {
  readonly caption: string;
  /** Header of the first column: "Interest category". */
  readonly what: string;
  /** Header of the figures: "Organisations that have voted". */
  readonly measure: string;
  readonly bars: readonly Bar[];
}

/** A small bar chart that is a table: each figure stands beside its bar. */
export function BarTable({ caption, what, measure, bars }: BarTableProps) {
  const captionId = useId();
  const longest = Math.max(1, ...bars.map(({ value, of }) => of ?? value));
  return (
    <TableRegion labelledBy={captionId}>
      <table className="nhsuk-table nhsuk-table--compact cc-bars">
        <caption className="nhsuk-table__caption" id={captionId}>
          {caption}
        </caption>
        <thead className="nhsuk-table__head">
          <tr className="nhsuk-table__row">
            <th className="nhsuk-table__header" scope="col">
              {what}
            </th>
            <th className="nhsuk-table__header" scope="col">
              {measure}
            </th>
          </tr>
        </thead>
        <tbody className="nhsuk-table__body">
          {bars.map(({ label, value, of, besides }) => (
            <tr className="nhsuk-table__row" key={label}>
              <th className="nhsuk-table__header cc-bars__label" scope="row">
                {label}
              </th>
              <td className="nhsuk-table__cell">
                <div className="cc-bars__cell">
                  <span className="cc-bars__figure">
                    {of === undefined ? value.toLocaleString('en-GB') : `${value} of ${of}`}
                  </span>
                  {besides === undefined ? null : <span className="cc-bars__besides">{besides}</span>}
                  <svg className="cc-bars__bar" aria-hidden="true" focusable="false">
                    {of === undefined ? null : (
                      <rect className="cc-bars__whole" width={share(of, longest)} height="100%" />
                    )}
                    <rect className="cc-bars__part" width={share(value, longest)} height="100%" />
                  </svg>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function share(value: number, whole: number): string {
  return `${Math.round((1000 * value) / whole) / 10}%`;
}
