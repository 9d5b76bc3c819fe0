import { and, count, desc, eq, gte, inArray, isNull, lt, type SQL } from 'drizzle-orm';
import type { Tx } from '../store';
import type { NoticeKind } from '../words';

/** Something one person should look at. */
export interface NoticeToTell {
  readonly id: string;
  readonly personId: string;
  readonly kind: NoticeKind;
  /** One sentence that stands by itself, without the name of the portal. */
  readonly summary: string;
  /** Path inside the portal that leads to the exact place. */
  readonly path: string;
  readonly standardId?: string | null;
}

/** A notice of the same kind about the same place within this time becomes one line with the earlier one. */
const ONE_BURST_MS = 60 * 60 * 1000;

/**
 * Tells one person of something, in the transaction of the act that it tells of. While an unread notice of the
 * same kind about the same place is less than an hour old, that one is renewed instead: a burst is one line.
 */
export async function insertNotice(tx: Tx, notice: NoticeToTell, now: Date): Promise<void> {
  const { notices } = tx.tables;
  const renewed = await tx.db
    .update(notices)
    .set({ summary: notice.summary, createdAt: now })
    .where(
      and(
        eq(notices.personId, notice.personId),
        eq(notices.kind, notice.kind),
        eq(notices.path, notice.path),
        isNull(notices.readAt),
        gte(notices.createdAt, new Date(now.getTime() - ONE_BURST_MS)),
      ),
    )
    .returning({ id: notices.id });
  if (renewed.length > 0) return;
  await tx.db.insert(notices).values({ ...notice, standardId: notice.standardId ?? null, createdAt: now });
}

export interface NoticeFilter {
  readonly unreadOnly?: boolean;
  readonly kinds?: readonly NoticeKind[];
  /** Only those about standards that this person follows. */
  readonly followed?: boolean;
}

function conditions(tx: Tx, personId: string, filter: NoticeFilter): SQL | undefined {
  const { notices, follows } = tx.tables;
  const parts: SQL[] = [eq(notices.personId, personId)];
  if (filter.unreadOnly) parts.push(isNull(notices.readAt));
  if (filter.kinds) parts.push(inArray(notices.kind, [...filter.kinds]));
  if (filter.followed) {
    const followed = tx.db
      .select({ id: follows.standardId })
      .from(follows)
      .where(eq(follows.personId, personId));
    parts.push(inArray(notices.standardId, followed));
  }
  return and(...parts);
}

/** Newest first, with the standard each is about. */
export async function listNotices(tx: Tx, personId: string, filter: NoticeFilter, limit: number, offset = 0) {
  const { notices, standards } = tx.tables;
  return await tx.db
    .select({
      id: notices.id,
      kind: notices.kind,
      summary: notices.summary,
      path: notices.path,
      createdAt: notices.createdAt,
      readAt: notices.readAt,
      standardId: notices.standardId,
      standardReference: standards.reference,
      standardTitle: standards.title,
    })
    .from(notices)
    .leftJoin(standards, eq(standards.id, notices.standardId))
    .where(conditions(tx, personId, filter))
    .orderBy(desc(notices.createdAt), desc(notices.id))
    .limit(limit)
    .offset(offset);
}

export async function countNotices(tx: Tx, personId: string, filter: NoticeFilter): Promise<number> {
  const { notices } = tx.tables;
  const [row] = await tx.db
    .select({ n: count() })
    .from(notices)
    .where(conditions(tx, personId, filter));
  return Number(row?.n ?? 0);
}

export async function countUnreadNotices(tx: Tx, personId: string): Promise<number> {
  return await countNotices(tx, personId, { unreadOnly: true });
}

export async function findNotice(tx: Tx, personId: string, id: string) {
  const { notices } = tx.tables;
  const [row] = await tx.db
    .select({ id: notices.id, path: notices.path, readAt: notices.readAt })
    .from(notices)
    .where(and(eq(notices.id, id), eq(notices.personId, personId)));
  return row;
}

/** Marks these notices of this person as read; those of others and those read before are left alone. */
export async function markNoticesRead(
  tx: Tx,
  personId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const { notices } = tx.tables;
  await tx.db
    .update(notices)
    .set({ readAt: at })
    .where(and(eq(notices.personId, personId), inArray(notices.id, [...ids]), isNull(notices.readAt)));
}

export async function markAllNoticesRead(tx: Tx, personId: string, at: Date): Promise<void> {
  const { notices } = tx.tables;
  await tx.db
    .update(notices)
    .set({ readAt: at })
    .where(and(eq(notices.personId, personId), isNull(notices.readAt)));
}

/** Forgets what was read long ago. */
export async function deleteReadNoticesBefore(tx: Tx, before: Date): Promise<void> {
  const { notices } = tx.tables;
  await tx.db.delete(notices).where(lt(notices.readAt, before));
}
