import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, ne, or } from 'drizzle-orm';
import type { Tx } from '../store';
import type { Digest, NoticeKind, NoticeMail } from '../words';

/** What a letter about notices is about: one kind, or what was collected. */
export type LetterAbout = NoticeKind | Digest;

/** Notices that nobody has looked at yet for a letter, oldest first. */
export async function listNewNotices(tx: Tx, limit: number) {
  const { notices } = tx.tables;
  return await tx.db
    .select({
      id: notices.id,
      personId: notices.personId,
      kind: notices.kind,
      createdAt: notices.createdAt,
    })
    .from(notices)
    .where(eq(notices.mail, 'new'))
    .orderBy(asc(notices.createdAt), asc(notices.id))
    .limit(limit);
}

/** Says when a notice goes out, and in which sort of letter; null when in none. */
export async function setNoticeMail(
  tx: Tx,
  id: string,
  plan: { readonly mail: NoticeMail; readonly after: Date } | null,
): Promise<void> {
  const { notices } = tx.tables;
  await tx.db
    .update(notices)
    .set({ mail: plan?.mail ?? null, mailAfter: plan?.after ?? null })
    .where(eq(notices.id, id));
}

/** Notices whose letter is due, of people who have not paused their letters; oldest first. */
export async function listNoticesToMail(tx: Tx, now: Date, limit: number) {
  const { notices, mailWishes } = tx.tables;
  return await tx.db
    .select({ id: notices.id, personId: notices.personId, kind: notices.kind, mail: notices.mail })
    .from(notices)
    .leftJoin(mailWishes, eq(mailWishes.personId, notices.personId))
    .where(
      and(
        isNotNull(notices.mail),
        ne(notices.mail, 'new'),
        lte(notices.mailAfter, now),
        or(isNull(mailWishes.pausedUntil), lte(mailWishes.pausedUntil, now)),
      ),
    )
    .orderBy(asc(notices.createdAt), asc(notices.id))
    .limit(limit);
}

/**
 * Puts these notices into a letter; none of them goes into another one, unless it happens again.
 *
 * @returns how many were put there
 */
export async function putInLetter(tx: Tx, ids: readonly string[], letterId: number): Promise<number> {
  const { notices } = tx.tables;
  const put = await tx.db
    .update(notices)
    .set({ letterId, mail: null, mailAfter: null })
    .where(inArray(notices.id, [...ids]))
    .returning({ id: notices.id });
  return put.length;
}

/** Takes everything out of a letter that is not to be sent now, to be planned anew. */
export async function takeOutOfLetter(tx: Tx, letterId: number): Promise<void> {
  const { notices } = tx.tables;
  await tx.db
    .update(notices)
    .set({ letterId: null, mail: 'new', mailAfter: null })
    .where(and(eq(notices.letterId, letterId), isNull(notices.readAt)));
}

/** Looks anew at what waits to be mailed to a person, after they chose otherwise. */
export async function planAnew(tx: Tx, personId: string, kinds: readonly NoticeKind[]): Promise<void> {
  if (kinds.length === 0) return;
  const { notices } = tx.tables;
  await tx.db
    .update(notices)
    .set({ mail: 'new', mailAfter: null })
    .where(and(eq(notices.personId, personId), inArray(notices.kind, [...kinds]), isNotNull(notices.mail)));
}

/** When the last letter about this was made for the person. */
export async function lastLetterAbout(tx: Tx, personId: string, about: LetterAbout): Promise<Date | null> {
  const { letters } = tx.tables;
  const [row] = await tx.db
    .select({ at: letters.createdAt })
    .from(letters)
    .where(and(eq(letters.personId, personId), eq(letters.about, about)))
    .orderBy(desc(letters.createdAt))
    .limit(1);
  return row?.at ?? null;
}

/** What a letter would tell, with the standard each is about; what was read meanwhile is left out. */
export async function listNoticesInLetter(tx: Tx, letterId: number) {
  const { notices, standards } = tx.tables;
  return await tx.db
    .select({
      id: notices.id,
      kind: notices.kind,
      summary: notices.summary,
      detail: notices.detail,
      path: notices.path,
      times: notices.times,
      createdAt: notices.createdAt,
      organisationId: notices.organisationId,
      objectKind: notices.objectKind,
      objectId: notices.objectId,
      standardReference: standards.reference,
      standardTitle: standards.title,
      standardHiddenAt: standards.hiddenAt,
    })
    .from(notices)
    .leftJoin(standards, eq(standards.id, notices.standardId))
    .where(and(eq(notices.letterId, letterId), isNull(notices.readAt)))
    .orderBy(asc(standards.reference), asc(notices.createdAt), asc(notices.id));
}

export type NoticeInLetter = Awaited<ReturnType<typeof listNoticesInLetter>>[number];

/** No letter comes of these people's notices. */
export async function mailNothingTo(tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  const { notices } = tx.tables;
  await tx.db
    .update(notices)
    .set({ mail: null, mailAfter: null })
    .where(and(inArray(notices.personId, [...personIds]), isNotNull(notices.mail)));
}
