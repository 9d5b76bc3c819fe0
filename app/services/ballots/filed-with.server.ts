import { listCitedComments } from '../../../db/queries/votes';
import type { Tx } from '../../../db/store';

/** A line of a trail, as far as it names comments. */
interface Naming {
  readonly blockingCommentIds: readonly string[];
}

/** The numbers of the comments that were filed with each vote of these, in order; a removed one keeps its number. */
export async function filedWith(
  tx: Tx,
  lines: readonly Naming[],
): Promise<(line: Naming) => readonly number[]> {
  const ids = new Set(lines.flatMap(({ blockingCommentIds }) => blockingCommentIds));
  const cited = await listCitedComments(tx, [...ids]);
  const numbers = new Map(cited.map(({ id, number }) => [id, number]));
  return ({ blockingCommentIds }) =>
    blockingCommentIds.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b);
}
