import {
  and,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Tx } from '../store';
import type { NoticeKind, NoticeObject } from '../words';

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
  /** More words for the letter, a paragraph a line. */
  readonly detail?: string | null;
  /** The organisation for which the person is told: no letter goes once they have no part in it any more. */
  readonly organisationId?: string | null;
  readonly objectKind?: NoticeObject | null;
  readonly objectId?: string | null;
}

/**
 * Tells one person of something, in the transaction of the act that it tells of; the clock makes the letter, if
 * the person wants one. Who turned the kind off is not told (NO-4).
 *
 * @param burst an unread notice of the same kind about this place, renewed since then, is renewed and counted up
 * instead (NO-2)
 */
export async function insertNotice(
  tx: Tx,
  notice: NoticeToTell,
  now: Date,
  burst?: { readonly place: string; readonly since: Date },
): Promise<void> {
  const { notices, noticeChoices } = tx.tables;
  const [off] = await tx.db
    .select({ channel: noticeChoices.channel })
    .from(noticeChoices)
    .where(
      and(
        eq(noticeChoices.personId, notice.personId),
        eq(noticeChoices.kind, notice.kind),
        eq(noticeChoices.channel, 'off'),
      ),
    );
  if (off) return;
  if (burst && (await renewNotice(tx, notice, now, burst))) return;
  await tx.db.insert(notices).values({
    ...notice,
    standardId: notice.standardId ?? null,
    createdAt: now,
    times: 1,
    mail: 'new',
  });
}

/** What happened again is one line with what was told; false when that was read, or is long ago. */
async function renewNotice(
  tx: Tx,
  notice: NoticeToTell,
  now: Date,
  { place, since }: { readonly place: string; readonly since: Date },
): Promise<boolean> {
  const { notices } = tx.tables;
  const renewed = await tx.db
    .update(notices)
    .set({
      summary: notice.summary,
      detail: notice.detail ?? null,
      createdAt: now,
      times: sql`${notices.times} + 1`,
      mail: 'new',
      mailAfter: null,
      letterId: null,
    })
    .where(
      and(
        eq(notices.personId, notice.personId),
        eq(notices.kind, notice.kind),
        // That input is waited for is no further reply.
        notice.objectKind ? eq(notices.objectKind, notice.objectKind) : isNull(notices.objectKind),
        or(eq(notices.path, place), like(notices.path, `${place}#%`)),
        isNull(notices.readAt),
        gte(notices.createdAt, since),
      ),
    )
    .returning({ id: notices.id });
  return renewed.length > 0;
}

export interface NoticeFilter {
  readonly unreadOnly?: boolean;
  readonly kinds?: readonly NoticeKind[];
  /** Only those about standards that this person follows. */
  readonly followed?: boolean;
  /** Also those about standards that moderation has hidden; for those who still read them. */
  readonly hiddenToo?: boolean;
}

function conditions(tx: Tx, personId: string, filter: NoticeFilter): SQL | undefined {
  const { notices, follows, standards } = tx.tables;
  const parts: SQL[] = [eq(notices.personId, personId)];
  if (!filter.hiddenToo) {
    const hidden = tx.db.select({ id: standards.id }).from(standards).where(isNotNull(standards.hiddenAt));
    const seen = or(isNull(notices.standardId), notInArray(notices.standardId, hidden));
    if (seen) parts.push(seen);
  }
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
      times: notices.times,
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
