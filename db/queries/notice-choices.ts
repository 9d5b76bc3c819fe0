import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../store';
import type { NoticeChannel, NoticeKind } from '../words';

/** Where these people want to be told, as far as they have chosen: by person, then by kind. */
export async function listNoticeChoices(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, NoticeChannel>>> {
  const found = new Map<string, Map<string, NoticeChannel>>();
  if (personIds.length === 0) return found;
  const { noticeChoices } = tx.tables;
  const rows = await tx.db
    .select({
      personId: noticeChoices.personId,
      kind: noticeChoices.kind,
      channel: noticeChoices.channel,
    })
    .from(noticeChoices)
    .where(inArray(noticeChoices.personId, [...personIds]));
  for (const { personId, kind, channel } of rows) {
    const mine = found.get(personId) ?? new Map<string, NoticeChannel>();
    found.set(personId, mine.set(kind, channel));
  }
  return found;
}

export async function setNoticeChoice(
  tx: Tx,
  choice: { readonly personId: string; readonly kind: NoticeKind; readonly channel: NoticeChannel },
  chosenAt: Date,
): Promise<void> {
  const { noticeChoices } = tx.tables;
  await tx.db
    .insert(noticeChoices)
    .values({ ...choice, chosenAt })
    .onConflictDoUpdate({
      target: [noticeChoices.personId, noticeChoices.kind],
      set: { channel: choice.channel, chosenAt },
    });
}

/** The person follows the rules of the house again for this kind. */
export async function deleteNoticeChoice(tx: Tx, personId: string, kind: NoticeKind): Promise<void> {
  const { noticeChoices } = tx.tables;
  await tx.db
    .delete(noticeChoices)
    .where(and(eq(noticeChoices.personId, personId), eq(noticeChoices.kind, kind)));
}

export async function findMailWishes(tx: Tx, personId: string) {
  const { mailWishes } = tx.tables;
  const [row] = await tx.db.select().from(mailWishes).where(eq(mailWishes.personId, personId));
  return row;
}

/** The person whose letters this secret ends. */
export async function findPersonBySecret(tx: Tx, secret: string): Promise<string | undefined> {
  const { mailWishes } = tx.tables;
  const [row] = await tx.db
    .select({ personId: mailWishes.personId })
    .from(mailWishes)
    .where(eq(mailWishes.secret, secret));
  return row?.personId;
}

/** Gives the person a secret for the addresses that end letters, unless they have one. */
export async function ensureMailWishes(tx: Tx, personId: string, secret: string): Promise<void> {
  await tx.db.insert(tx.tables.mailWishes).values({ personId, secret }).onConflictDoNothing();
}

export async function setPause(tx: Tx, personId: string, pausedUntil: Date | null): Promise<void> {
  const { mailWishes } = tx.tables;
  await tx.db.update(mailWishes).set({ pausedUntil }).where(eq(mailWishes.personId, personId));
}
