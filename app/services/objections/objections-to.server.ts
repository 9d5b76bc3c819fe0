import { listObjectionsTo } from '../../../db/queries/objections';
import type { Tx } from '../../../db/store';
import type { DecisionKind } from '../../../db/words';
import { isOver } from '../../domain/london-time';
import { objectionEnds } from '../../domain/objection';
import { isOverByRecord } from '../audit/over-by-record.server';
import { objectionName, objectPath } from './objection-address';

/** What the page of a decision shows: the objections to it, and where one is filed while there is time. */
export async function objectionsTo(
  tx: Tx,
  now: Date,
  at: {
    readonly kind: DecisionKind;
    readonly id: string;
    readonly decidedAt: Date | null;
    readonly reference: string;
    readonly number: string;
  },
) {
  const { kind, id, decidedAt, reference, number } = at;
  const rows = await listObjectionsTo(tx, kind, id);
  const ends = decidedAt === null ? null : objectionEnds(decidedAt);
  const open = ends !== null && !isOver(ends, now) && !(await isOverByRecord(tx, now, { kind, id }, ends));
  return {
    objections: rows.map((one) => ({
      id: one.id,
      name: objectionName(one.number),
      summary: one.summary,
      answered: one.answeredAt !== null,
    })),
    objectPath: open ? objectPath(reference, number, `${kind}:${id}`) : null,
  };
}
