import { listAppointments } from '../../../db/queries/appointments';
import { listFollowers, type StandardRow } from '../../../db/queries/standards';
import type { Tx } from '../../../db/store';
import type { NoticeKind } from '../../../db/words';
import type { Context } from '../context';
import { tellPeople } from '../notices/tell-people.server';

export interface NewsOfStandard {
  readonly kind: NoticeKind;
  /** One sentence that stands by itself. */
  readonly summary: string;
  /** Path of the place that the news is about. */
  readonly path: string;
  /** People it is about, who hear of it whether they follow or not. */
  readonly also?: readonly string[];
}

/** Tells those who follow a standard, its chair and its editors, in the transaction of what happened. */
export async function tellFollowers(
  tx: Tx,
  ctx: Context,
  standard: StandardRow,
  { also = [], ...news }: NewsOfStandard,
): Promise<void> {
  const followers = await listFollowers(tx, standard.id);
  const workers = await listAppointments(tx, [standard.id]);
  const people = [...[...followers, ...workers].map(({ personId }) => personId), ...also];
  await tellPeople(tx, ctx, { ...news, people, standardId: standard.id });
}
