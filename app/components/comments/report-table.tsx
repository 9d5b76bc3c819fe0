import { COMMENT_TYPE_LABELS, contentInWords } from '../../domain/labels/comments';
import { IMPACT_LABELS } from '../../domain/labels/standards';
import type { ReportLine } from '../../services/comments/view-disposition-report.server';
import { DataTable } from '../data-table';
import { EmptyState } from '../empty-state';
import { ReportDecision, ReportWords } from './report-cells';

export interface ReportTableProps {
  readonly lines: readonly ReportLine[];
  readonly caption: string;
}

/** The disposition report as a table: one row a comment. */
export function ReportTable({ lines, caption }: ReportTableProps) {
  return (
    <DataTable
      caption={caption}
      compact
      rows={lines}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No comments on this version">
          <p>Anybody with an account can comment on a clause, a requirement or selected words.</p>
        </EmptyState>
      }
      columns={[
        {
          header: 'Comment',
          rowHeader: true,
          cell: (line) => (
            <>
              <a href={line.path}>{line.name}</a>
              <br />
              {COMMENT_TYPE_LABELS[line.type]}
              {line.blocking ? ', blocking' : ''}
              {line.late ? ', late' : ''}
              {line.saidElsewhere?.reference ? (
                <>
                  <br />
                  Called {line.saidElsewhere.reference} elsewhere
                </>
              ) : null}
            </>
          ),
        },
        {
          header: 'From',
          cell: (line) => (
            <>
              {line.author.name}
              {line.author.organisation === null ? null : (
                <>
                  <br />
                  {line.author.organisation}
                </>
              )}
              {line.recordedBy === null ? null : (
                <>
                  <br />
                  Recorded by {line.recordedBy} of the Secretariat
                </>
              )}
            </>
          ),
        },
        {
          header: 'Clause',
          cell: (line) =>
            line.place.state === 'lost'
              ? 'On removed text'
              : [line.place.requirement, line.place.clause].filter(Boolean).join(' in ') || 'Whole version',
        },
        {
          header: 'Comment and proposed wording',
          cell: (line) => <ReportWords line={line} />,
        },
        {
          header: 'Decision and reason',
          cell: (line) => <ReportDecision line={line} />,
        },
        { header: 'Impact', cell: (line) => (line.impact === null ? '' : IMPACT_LABELS[line.impact]) },
        {
          header: 'Commenter',
          cell: (line) => (line.content === null ? '' : contentInWords(line.content, line.recordedBy)),
        },
      ]}
    />
  );
}
