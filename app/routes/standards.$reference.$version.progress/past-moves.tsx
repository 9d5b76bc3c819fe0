import { type Column, DataTable } from '../../components/data-table';
import { DateTimeText } from '../../components/date-text';
import { dateWords } from '../../components/dates';
import { VersionStateTag } from '../../components/state-tag';
import { Tag } from '../../components/tag';
import { TypedText } from '../../components/typed-text';
import { VERSION_STATE_LABELS } from '../../domain/labels';
import { isMandate, moveLabel } from '../../services/versions/move-label';
import type { ProgressView } from '../../services/versions/view-progress.server';

const OBJECTION: Column<ProgressView['moves'][number]> = {
  header: 'Objection',
  cell: ({ objectPath, toState, at }) =>
    objectPath === null ? null : (
      <a href={objectPath}>
        Object
        <span className="nhsuk-u-visually-hidden">
          {' '}
          to the move to {VERSION_STATE_LABELS[toState]} on {dateWords(at)}
        </span>
      </a>
    ),
};

/** Every move so far with its public reason, newest first. */
export function PastMoves({ desk: { moves, standard, version } }: { readonly desk: ProgressView }) {
  return (
    <section aria-labelledby="past-moves">
      <h2 className="nhsuk-heading-l" id="past-moves">
        What happened so far
      </h2>
      <DataTable
        caption="Moves of this version, newest first"
        captionHidden
        rows={moves}
        rowKey={({ id }) => String(id)}
        columns={[
          {
            header: 'State',
            rowHeader: true,
            cell: (move) =>
              isMandate(move) ? (
                <Tag colour="green">{moveLabel(move)}</Tag>
              ) : (
                <VersionStateTag state={move.toState} />
              ),
          },
          { header: 'When', cell: ({ at }) => <DateTimeText at={at} /> },
          { header: 'Who', cell: ({ actorName }) => actorName ?? 'The portal' },
          {
            header: 'Public reason',
            cell: ({ reason }) => (reason === '' ? 'None needed' : <TypedText text={reason} />),
          },
          ...(moves.some(({ objectPath }) => objectPath !== null) ? [OBJECTION] : []),
        ]}
      />
      <p>
        <a href={`/standards/${standard.reference}/${version.number}/objections`}>Formal objections</a> to
        these decisions are public.
      </p>
    </section>
  );
}
