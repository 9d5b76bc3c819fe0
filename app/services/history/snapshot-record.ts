import type { SnapshotRecordRow } from '../../../db/queries/snapshot-records';
import type { InterestCategory } from '../../../db/words';
import type { Attribution } from '../../document/history/attribution';
import type { Writer } from '../../document/history/writers';

/** Words of one writer that stand in a snapshot, as they were counted when it was recorded. */
export interface Contributor extends Writer {
  readonly words: number;
  /** When the first and the last of them were written, in ms since 1970; 0 when not known. */
  readonly first: number;
  readonly last: number;
  /** The interest of the organisation at that time; null when they wrote for none. */
  readonly interestCategory: InterestCategory | null;
}

/** What is new in a snapshot since an earlier one. */
export interface News {
  /** The earlier snapshot; null for the first of a draft, which is new as a whole. */
  readonly since: string | null;
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  readonly clauses: ReadonlyArray<{ readonly id: string; readonly number: string; readonly title: string }>;
  /** Who wrote in between, also what does not stand any more. */
  readonly people: ReadonlyArray<{ readonly personId: string; readonly organisationId: string | null }>;
}

export interface SnapshotNews {
  /** Since the snapshot before it, of whatever kind. */
  readonly snapshot: News;
  /** Since the milestone before it: the last that is not automatic. */
  readonly milestone: News;
}

interface Passages {
  readonly writers: Attribution['writers'];
  readonly lines: Attribution['lines'];
}

/** Reads the JSON of a record; it is written by `recordSnapshot` alone. Null when the work could not be done. */
export function contributorsIn(
  row: Pick<SnapshotRecordRow, 'failure' | 'contributors'> | undefined,
): readonly Contributor[] | null {
  return row === undefined || row.failure !== null ? null : (row.contributors as Contributor[]);
}

export function newsIn(row: Pick<SnapshotRecordRow, 'failure' | 'news'> | undefined): SnapshotNews | null {
  return row === undefined || row.failure !== null ? null : (row.news as SnapshotNews);
}

export function attributionIn(row: SnapshotRecordRow | undefined): Attribution | null {
  if (row === undefined || row.failure !== null) return null;
  const { writers, lines } = row.passages as Passages;
  return { writers, lines, contributions: [] };
}
