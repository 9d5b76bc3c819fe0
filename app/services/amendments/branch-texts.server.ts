import { findAmendmentBase } from '../../../db/queries/amendments';
import { type LogHead, readLog, readLogHead, sameHead } from '../../../db/queries/documents';
import type { Tx } from '../../../db/store';
import type { Context } from '../context';

/** The two texts of an amendment: what it is counted from, and what it says now. */
export interface BranchTexts {
  readonly base: string;
  readonly updates: Uint8Array[];
  /** Where its log stood when it was read. */
  readonly head: LogHead;
}

export async function readBranchTexts(
  tx: Tx,
  amendment: { readonly id: string; readonly documentId: string },
): Promise<BranchTexts> {
  const base = await findAmendmentBase(tx, amendment.id);
  if (base === undefined) throw new Error(`Amendment ${amendment.id} has lost the text it began from.`);
  const { updates, ...head } = await readLog(tx, amendment.documentId);
  return { base, updates, head };
}

/** Whether nothing was written in the branch since its text was read. */
export async function stillReads(tx: Tx, documentId: string, head: LogHead): Promise<boolean> {
  return sameHead(await readLogHead(tx, documentId), head);
}

/** The base and the branch of an amendment, read outside any transaction of the caller. */
export async function branchTextsOf(
  ctx: Context,
  amendment: { readonly id: string; readonly documentId: string },
): Promise<BranchTexts> {
  return await ctx.store.read((tx) => readBranchTexts(tx, amendment));
}
