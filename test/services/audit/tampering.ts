import { expect } from 'vitest';
import { checkRecord } from '../../../app/services/audit/check-record.server';
import type { Tx } from '../../../db/store';
import type { TestContext } from '../../support/context';

/** What the check says while a transaction that is then undone has written this. */
export async function foundAfter(ctx: TestContext, write: (tx: Tx) => Promise<unknown>) {
  const undone = new Error('undone');
  let found: Awaited<ReturnType<typeof checkRecord>> | undefined;
  const tampered = ctx.store.tx(async (tx) => {
    await write(tx);
    found = await checkRecord(ctx, []);
    throw undone;
  });
  await expect(tampered).rejects.toBe(undone);
  return found;
}

/** What somebody writes who may write to the database, and what the check has to say of it. */
export type Case<W> = readonly [
  what: string,
  found: (w: W) => object | readonly object[],
  write: (tx: Tx, w: W) => Promise<unknown>,
];

/** Tries every one of them on this database, which is left as it was. */
export async function tried<W extends { readonly ctx: TestContext }>(w: W, cases: readonly Case<W>[]) {
  const untouched = { chain: { whole: true }, breaks: [], notHeld: 0 };
  expect(await checkRecord(w.ctx, [])).toMatchObject(untouched);
  for (const [what, wanted, write] of cases) {
    const found = await foundAfter(w.ctx, (tx) => write(tx, w));
    expect(found?.chain.whole, what).toBe(true);
    expect(found?.breaks, what).toEqual([wanted(w)].flat().map((one) => expect.objectContaining(one)));
  }
  expect(await checkRecord(w.ctx, [])).toMatchObject(untouched);
}

/** A part of a thing that is not as its last event left it. */
export const part = (kind: string, id: string, name: string) => ({
  because: 'part-differs',
  kind,
  id,
  part: name,
});

/** A thing that is there no more. */
export const gone = (kind: string, id: string) => ({ because: 'gone', kind, id });
