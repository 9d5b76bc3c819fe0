import { listLeads } from '../../../db/queries/approvals';
import type { Tx } from '../../../db/store';
import type { Context } from '../context';
import { tellPeople } from '../notices/tell-people.server';

/** Tells every Lead that an approval waits for them, but for those who have done their part. */
export async function tellLeads(
  tx: Tx,
  ctx: Context,
  news: {
    readonly approvalId: string;
    readonly standardId: string;
    readonly summary: string;
    readonly detail?: string;
  },
  except: readonly string[] = [],
): Promise<void> {
  const {
    approvalId,
    standardId,
    summary,
    detail = 'The text, the ballot and the evidence are on its page:',
  } = news;
  await tellPeople(tx, ctx, {
    people: (await listLeads(tx)).map(({ personId }) => personId).filter((id) => !except.includes(id)),
    kind: 'approval-waiting',
    summary: `${summary}.`,
    detail,
    path: `/approvals/${approvalId}`,
    standardId,
    objectKind: 'approval',
    objectId: approvalId,
  });
}
