import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../store';
import { recorderOf } from './comment-recorders';

/** Characters of a comment that the list of the desk needs. */
const BEGINNING = 240;

/** A comment as the list of the desk needs it: without its whole words. */
export type DeskComment = Awaited<ReturnType<typeof listDeskComments>>[number];

/** The standing comments on a version with their authors, in the order of their numbers. */
export async function listDeskComments(tx: Tx, versionId: string) {
  const { comments, people, organisations } = tx.tables;
  return await tx.db
    .select({
      id: comments.id,
      number: comments.number,
      type: comments.type,
      blocking: comments.blocking,
      late: comments.late,
      state: comments.state,
      disposition: comments.disposition,
      anchor: comments.anchor,
      assigneeId: comments.assigneeId,
      proposal: comments.proposal,
      content: comments.content,
      contentAt: comments.contentAt,
      elsewhere: comments.elsewhere,
      beginning: sql<string>`substr(${comments.body}, 1, ${sql.raw(String(BEGINNING))})`,
      authorName: people.name,
      organisationName: organisations.name,
      recordedBy: recorderOf(tx),
    })
    .from(comments)
    .innerJoin(people, eq(people.id, comments.authorId))
    .leftJoin(organisations, eq(organisations.id, comments.organisationId))
    .where(and(eq(comments.versionId, versionId), isNull(comments.removedAt)))
    .orderBy(asc(comments.number));
}
