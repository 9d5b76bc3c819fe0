import {
  insertExchange,
  insertStatement,
  listRecordsOfUse,
  setWithoutExchange,
} from '../../../db/queries/statements';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { takenOverOfUse } from '../../domain/statement-of-use';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';

/** A patch takes over what stands of the use of the version that it corrects, as it was said, by whom and when. */
export async function carryUse(
  tx: Tx,
  ctx: Context,
  corrected: VersionRow,
  patch: VersionRow,
): Promise<void> {
  const of = await listRecordsOfUse(tx, corrected.id);
  const statements = takenOverOfUse(of.statements);
  const exchanges = takenOverOfUse(of.exchanges);
  const versionId = patch.id;
  for (const one of statements) await insertStatement(tx, { ...one, id: ctx.newId(), versionId });
  for (const one of exchanges) await insertExchange(tx, { ...one, id: ctx.newId(), versionId });
  for (const one of of.without) await setWithoutExchange(tx, { ...one, versionId });
  if (statements.length + exchanges.length + of.without.length === 0) return;
  await recordEvent(tx, ctx, {
    act: 'use-carried',
    objectKind: 'version',
    objectId: patch.id,
    standardId: patch.standardId,
    versionId,
    after: {
      from: corrected.number,
      statements: statements.length,
      exchanges: exchanges.length,
      withoutExchange: of.without.map(({ requirement }) => requirement),
    },
  });
}
