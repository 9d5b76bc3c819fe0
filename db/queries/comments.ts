import { and, asc, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '../store';
import type { CommentState } from '../words';

export type CommentRow = Tx['tables']['comments']['$inferSelect'];
export type ReplyRow = Tx['tables']['replies']['$inferSelect'];
type NewComment = Tx['tables']['comments']['$inferInsert'];

/** Counts the standard's comment number up and answers the new one; undefined when there is no such standard. */
export async function nextCommentNumber(tx: Tx, standardId: string): Promise<number | undefined> {
  const { standards } = tx.tables;
  const [row] = await tx.db
    .update(standards)
    .set({ lastComment: sql`${standards.lastComment} + 1` })
    .where(eq(standards.id, standardId))
    .returning({ number: standards.lastComment });
  return row?.number;
}

export async function insertComment(tx: Tx, comment: NewComment): Promise<void> {
  await tx.db.insert(tx.tables.comments).values(comment);
}

interface PostedSince {
  readonly versionId: string;
  readonly snapshotId: string | null;
  readonly authorId: string;
  readonly body: string;
  readonly since: Date;
}

/** What this person posted with these very words since then on a version, or on this frozen text wherever it went. */
export async function listPostedSince(
  tx: Tx,
  { versionId, snapshotId, authorId, body, since }: PostedSince,
): Promise<CommentRow[]> {
  const { comments } = tx.tables;
  return await tx.db
    .select()
    .from(comments)
    .where(
      and(
        snapshotId === null
          ? eq(comments.versionId, versionId)
          : or(eq(comments.versionId, versionId), eq(comments.snapshotId, snapshotId)),
        eq(comments.authorId, authorId),
        eq(comments.body, body),
        gte(comments.createdAt, since),
        isNull(comments.removedAt),
      ),
    );
}

export async function findComment(tx: Tx, id: string): Promise<CommentRow | undefined> {
  const { comments } = tx.tables;
  const [row] = await tx.db.select().from(comments).where(eq(comments.id, id));
  return row;
}

export async function findCommentByNumber(
  tx: Tx,
  standardId: string,
  number: number,
): Promise<CommentRow | undefined> {
  const { comments } = tx.tables;
  const [row] = await tx.db
    .select()
    .from(comments)
    .where(and(eq(comments.standardId, standardId), eq(comments.number, number)));
  return row;
}

/** Writes facts of a comment while it is in the state it was read in; false when somebody moved it first. */
export async function changeComment(
  tx: Tx,
  id: string,
  from: CommentState,
  change: Partial<NewComment>,
): Promise<boolean> {
  const { comments } = tx.tables;
  const changed = await tx.db
    .update(comments)
    .set(change)
    .where(and(eq(comments.id, id), eq(comments.state, from)))
    .returning({ id: comments.id });
  return changed.length > 0;
}

/** Takes a comment away with its former words. Only for one that nothing refers to. */
export async function deleteComment(tx: Tx, id: string): Promise<void> {
  const { comments, wordingHistory } = tx.tables;
  await tx.db.delete(wordingHistory).where(eq(wordingHistory.commentId, id));
  await tx.db.delete(comments).where(eq(comments.id, id));
}

/** Numbers of the comments that were decided to repeat this one. */
export async function listDuplicatesOf(tx: Tx, id: string) {
  const { comments } = tx.tables;
  return await tx.db
    .select({ id: comments.id, number: comments.number, authorId: comments.authorId })
    .from(comments)
    .where(eq(comments.duplicateOfId, id))
    .orderBy(asc(comments.number));
}

export async function insertReply(tx: Tx, reply: Tx['tables']['replies']['$inferInsert']): Promise<void> {
  await tx.db.insert(tx.tables.replies).values(reply);
}

export async function findReply(tx: Tx, id: string): Promise<ReplyRow | undefined> {
  const { replies } = tx.tables;
  const [row] = await tx.db.select().from(replies).where(eq(replies.id, id));
  return row;
}

export async function changeReply(
  tx: Tx,
  id: string,
  change: Partial<Tx['tables']['replies']['$inferInsert']>,
): Promise<void> {
  const { replies } = tx.tables;
  await tx.db.update(replies).set(change).where(eq(replies.id, id));
}

/** Replies to these comments, oldest first, with who wrote them. */
export async function listReplies(tx: Tx, commentIds: readonly string[]) {
  if (commentIds.length === 0) return [];
  const { replies, people, organisations } = tx.tables;
  return await tx.db
    .select({
      id: replies.id,
      commentId: replies.commentId,
      authorId: replies.authorId,
      authorName: people.name,
      organisationName: organisations.name,
      organisationSlug: organisations.slug,
      body: replies.body,
      createdAt: replies.createdAt,
      editedAt: replies.editedAt,
      removedAt: replies.removedAt,
    })
    .from(replies)
    .innerJoin(people, eq(people.id, replies.authorId))
    .leftJoin(organisations, eq(organisations.id, replies.organisationId))
    .where(inArray(replies.commentId, [...commentIds]))
    .orderBy(asc(replies.createdAt), asc(replies.id));
}

/** Former words of a comment or of a reply. */
export interface FormerWords {
  readonly commentId: string | null;
  readonly replyId: string | null;
  readonly body: string;
  readonly proposedWording: string;
}

export async function insertFormerWords(tx: Tx, words: FormerWords, replacedAt: Date): Promise<void> {
  await tx.db.insert(tx.tables.wordingHistory).values({ ...words, replacedAt });
}

/** Former words of a comment and of its replies, in the order in which they were replaced. */
export async function listFormerWords(tx: Tx, commentId: string, replyIds: readonly string[]) {
  const { wordingHistory } = tx.tables;
  const ofComment = await tx.db
    .select()
    .from(wordingHistory)
    .where(eq(wordingHistory.commentId, commentId))
    .orderBy(asc(wordingHistory.id));
  if (replyIds.length === 0) return ofComment;
  const ofReplies = await tx.db
    .select()
    .from(wordingHistory)
    .where(inArray(wordingHistory.replyId, [...replyIds]))
    .orderBy(asc(wordingHistory.id));
  return [...ofComment, ...ofReplies];
}

/** Forgets the former words of what its author removed. */
export async function deleteFormerWords(
  tx: Tx,
  of: { readonly commentId: string } | { readonly replyId: string },
): Promise<void> {
  const { wordingHistory } = tx.tables;
  const which =
    'commentId' in of ? eq(wordingHistory.commentId, of.commentId) : eq(wordingHistory.replyId, of.replyId);
  await tx.db.delete(wordingHistory).where(which);
}

/**
 * People who can be mentioned on a standard: its chair and editors, who proposed it, and everybody who wrote a
 * comment or a reply there. Each once, without suspended accounts.
 */
export async function listPeopleOn(tx: Tx, standardId: string) {
  const { people, appointments, comments, replies, standards } = tx.tables;
  const ids = [
    tx.db
      .select({ id: appointments.personId })
      .from(appointments)
      .where(and(eq(appointments.standardId, standardId), isNull(appointments.endedAt))),
    tx.db.select({ id: standards.proposedBy }).from(standards).where(eq(standards.id, standardId)),
    tx.db.select({ id: comments.authorId }).from(comments).where(eq(comments.standardId, standardId)),
    tx.db
      .select({ id: replies.authorId })
      .from(replies)
      .innerJoin(comments, eq(comments.id, replies.commentId))
      .where(eq(comments.standardId, standardId)),
  ];
  const found = new Map<string, string>();
  for (const query of ids) {
    const rows = await tx.db
      .select({ id: people.id, name: people.name })
      .from(people)
      .where(and(inArray(people.id, query), isNull(people.suspendedAt)));
    for (const { id, name } of rows) found.set(id, name);
  }
  return [...found].map(([id, name]) => ({ id, name })).sort((a, b) => (a.name < b.name ? -1 : 1));
}
