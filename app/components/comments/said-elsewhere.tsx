import type { CommentEntry } from '../../services/comments/comment-entry';
import { SummaryList } from '../summary-list';

export interface SaidElsewhereProps {
  readonly entry: Pick<CommentEntry, 'saidElsewhere'>;
}

/** What a comment that came in by a sheet says of itself: its number there, its place there, and what was said of it. */
export function SaidElsewhere({ entry: { saidElsewhere } }: SaidElsewhereProps) {
  if (saidElsewhere === null) return null;
  const { reference, line, passage, observations = '' } = saidElsewhere;
  const rows = [
    { key: 'Called elsewhere', value: reference || null },
    { key: 'Line there', value: line || null },
    { key: 'Passage named there', value: passage || null },
    {
      key: 'Observation in the sheet',
      value: observations === '' ? null : <span className="cc-comment__plain">{observations}</span>,
    },
  ];
  return rows.some(({ value }) => value !== null) ? <SummaryList rows={rows} /> : null;
}
