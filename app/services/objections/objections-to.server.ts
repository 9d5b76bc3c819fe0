import { listObjectionsTo } from '../../../db/queries/objections';
import type { Tx } from '../../../db/store';
import type { DecisionKind } from '../../../db/words';
import { endOfDayAfter, isOver } from '../../domain/london-time';
import { OBJECTION_DAYS } from '../../domain/objection';
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
  const open = decidedAt !== null && !isOver(endOfDayAfter(decidedAt, OBJECTION_DAYS), now);
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
