import type { ReactNode } from 'react';
import { DataTable } from '../../components/data-table';
import { DateTimeText } from '../../components/date-text';
import { Details } from '../../components/details';
import { Hash } from '../../components/hash';
import type { viewRecord } from '../../services/admin/view-record.server';
import { inWords } from './record-filters';

type RecordedEvent = Awaited<ReturnType<typeof viewRecord>>['events'][number];

export interface RecordTableProps {
  readonly events: readonly RecordedEvent[];
  readonly empty: ReactNode;
}

export function RecordTable({ events, empty }: RecordTableProps) {
  return (
    <DataTable<RecordedEvent>
      caption="Events"
      captionHidden
      compact
      rows={events}
      rowKey={({ seq }) => String(seq)}
      columns={[
        { header: 'Event', rowHeader: true, numeric: true, cell: ({ seq }) => seq },
        { header: 'When', cell: ({ at }) => <DateTimeText at={at} /> },
        {
          header: 'Who',
          cell: ({ who, organisation }) => (organisation ? `${who}, for ${organisation}` : who),
        },
        {
          header: 'What',
          cell: (event) => (
            <>
              {inWords(event.act)}
              {event.before === '' && event.after === '' ? null : (
                <Details summary="Before and after">
                  {event.before === '' ? null : (
                    <p>
                      Before: <code>{event.before}</code>
                    </p>
                  )}
                  {event.after === '' ? null : (
                    <p>
                      After: <code>{event.after}</code>
                    </p>
                  )}
                </Details>
              )}
            </>
          ),
        },
        {
          header: 'To what',
          cell: ({ objectKind, objectId, reference }) => (
            <>
              {inWords(objectKind)}
              {reference ? ` on ${reference}` : ''}
              <div className="nhsuk-hint nhsuk-u-margin-bottom-0">
                <a href={`/admin/record?kind=${objectKind}&object=${encodeURIComponent(objectId)}`}>
                  Everything about it
                </a>
              </div>
            </>
          ),
        },
        { header: 'Hash', cell: ({ hash }) => <Hash value={hash} /> },
      ]}
      empty={empty}
    />
  );
}
