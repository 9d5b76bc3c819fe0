import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  type SQL,
} from 'drizzle-orm';
import type { Tx } from '../store';
import type { CommentState, CommentType } from '../words';
import { CHANGING } from './agreed-changes';
import { recorderOf } from './comment-recorders';

/** A comment in one of these states still waits for its decision. */
const UNDECIDED: CommentState[] = ['submitted', 'triaged', 'waiting-for-input', 'decision-proposed'];

export interface CommentFilter {
  readonly versionId?: string;
  /** The versions that it follows: what was accepted on any of them and is in no text yet is listed here too. */
  readonly followedIds?: readonly string[];
  /** Those of them of which this is the later version for which comments were kept. */
  readonly keptFromIds?: readonly string[];
  /** These of the standard's comments, and no others. */
  readonly numbers?: readonly number[];
  readonly state?: CommentState;
  readonly type?: CommentType;
  readonly authorId?: string;
  readonly undecidedOnly?: boolean;
  readonly blockingOnly?: boolean;
  /** Without those that their authors removed. */
  readonly standingOnly?: boolean;
}

function conditions(tx: Tx, standardId: string, filter: CommentFilter): SQL | undefined {
  const { comments } = tx.tables;
  const parts: (SQL | undefined)[] = [eq(comments.standardId, standardId)];
  if (filter.versionId !== undefined) {
    const { followedIds = [], keptFromIds = [] } = filter;
    const own = eq(comments.versionId, filter.versionId);
    const kept = and(
      inArray(comments.versionId, [...keptFromIds]),
      eq(comments.disposition, 'kept-for-later'),
    );
    const agreed = and(
      inArray(comments.versionId, [...followedIds]),
      eq(comments.state, 'decided'),
      inArray(comments.disposition, CHANGING),
    );
    parts.push(followedIds.length === 0 ? own : or(own, kept, agreed));
  }
  if (filter.numbers) parts.push(inArray(comments.number, [...filter.numbers]));
  if (filter.state) parts.push(eq(comments.state, filter.state));
  if (filter.type) parts.push(eq(comments.type, filter.type));
  if (filter.authorId !== undefined) parts.push(eq(comments.authorId, filter.authorId));
  if (filter.undecidedOnly) parts.push(inArray(comments.state, UNDECIDED), isNull(comments.removedAt));
  if (filter.blockingOnly) parts.push(eq(comments.blocking, true));
  if (filter.standingOnly) parts.push(isNull(comments.removedAt));
  return and(...parts);
}

function detailed(tx: Tx) {
  const { comments, people, organisations, versions } = tx.tables;
  return tx.db
    .select({
      comment: comments,
      authorName: people.name,
      organisationName: organisations.name,
      organisationSlug: organisations.slug,
      version: versions.number,
      recordedBy: recorderOf(tx),
    })
    .from(comments)
    .innerJoin(people, eq(people.id, comments.authorId))
    .innerJoin(versions, eq(versions.id, comments.versionId))
    .leftJoin(organisations, eq(organisations.id, comments.organisationId))
    .$dynamic();
}

/** A comment with who wrote it, for whom, and the number of the version it is on. */
export type DetailedComment = Awaited<ReturnType<typeof listComments>>[number];

/** Comments on a standard with their authors, the newest number first. */
export async function listComments(
  tx: Tx,
  standardId: string,
  filter: CommentFilter,
  page: { readonly limit: number; readonly offset: number },
) {
  return await detailed(tx)
    .where(conditions(tx, standardId, filter))
    .orderBy(desc(tx.tables.comments.number))
    .limit(page.limit)
    .offset(page.offset);
}

/** All comments of a filter in the order of their numbers, for exports and reports. */
export async function listAllComments(
  tx: Tx,
  standardId: string,
  filter: CommentFilter,
): Promise<DetailedComment[]> {
  return await detailed(tx)
    .where(conditions(tx, standardId, filter))
    .orderBy(asc(tx.tables.comments.number));
}

export async function findDetailedComment(
  tx: Tx,
  standardId: string,
  number: number,
): Promise<DetailedComment | undefined> {
  const { comments } = tx.tables;
  const [row] = await detailed(tx).where(
    and(eq(comments.standardId, standardId), eq(comments.number, number)),
  );
  return row;
}

export async function countComments(tx: Tx, standardId: string, filter: CommentFilter): Promise<number> {
  const { comments } = tx.tables;
  const [row] = await tx.db
    .select({ n: count() })
    .from(comments)
    .where(conditions(tx, standardId, filter));
  return Number(row?.n ?? 0);
}

/** What the counts beside a text need of each standing comment on a version. */
export async function listAnchors(tx: Tx, versionId: string) {
  const { comments } = tx.tables;
  return await tx.db
    .select({ number: comments.number, anchor: comments.anchor, state: comments.state })
    .from(comments)
    .where(and(eq(comments.versionId, versionId), isNull(comments.removedAt)))
    .orderBy(asc(comments.number));
}

/** Comments decided before a moment to which their commenters have said nothing; withdrawn ones need no answer. */
export async function listUnanswered(tx: Tx, decidedBefore: Date) {
  const { comments } = tx.tables;
  return await tx.db
    .select()
    .from(comments)
    .where(
      and(
        isNotNull(comments.decidedAt),
        lt(comments.decidedAt, decidedBefore),
        isNull(comments.contentAt),
        ne(comments.howDecided, 'commenter'),
        isNull(comments.removedAt),
      ),
    )
    .orderBy(asc(comments.decidedAt), asc(comments.id));
}

/** Ids of comments whose proposed decision has stood since a moment, the longest standing first. */
export async function listProposedBefore(tx: Tx, moment: Date): Promise<readonly string[]> {
  const { comments } = tx.tables;
  const rows = await tx.db
    .select({ id: comments.id })
    .from(comments)
    .where(
      and(
        eq(comments.state, 'decision-proposed'),
        or(isNull(comments.proposedAt), lte(comments.proposedAt, moment)),
        isNull(comments.removedAt),
      ),
    )
    .orderBy(asc(comments.proposedAt), asc(comments.number));
  return rows.map(({ id }) => id);
}

/** Undecided comments of a version, in order. */
export async function listUndecided(tx: Tx, versionId: string) {
  const { comments } = tx.tables;
  return await tx.db
    .select({
      id: comments.id,
      number: comments.number,
      authorId: comments.authorId,
      type: comments.type,
      ballotId: comments.ballotId,
    })
    .from(comments)
    .where(
      and(eq(comments.versionId, versionId), inArray(comments.state, UNDECIDED), isNull(comments.removedAt)),
    )
    .orderBy(asc(comments.number));
}

/** Comments on a version that were accepted or kept for a later one and are not published, in order. */
export async function listAwaitingText(tx: Tx, versionId: string) {
  const { comments } = tx.tables;
  return await tx.db
    .select({ id: comments.id, number: comments.number, authorId: comments.authorId })
    .from(comments)
    .where(
      and(
        eq(comments.versionId, versionId),
        inArray(comments.state, ['decided', 'applied']),
        inArray(comments.disposition, [...CHANGING, 'kept-for-later']),
      ),
    )
    .orderBy(asc(comments.number));
}

/** Ids of the standards with undecided comments on a published version while another version of them is written. */
export async function listStandardsToCarryOn(tx: Tx): Promise<readonly string[]> {
  const { comments, versions } = tx.tables;
  const written = tx.db
    .select({ id: versions.standardId })
    .from(versions)
    .where(
      and(isNull(versions.publishedAt), isNotNull(versions.documentId), ne(versions.state, 'cancelled')),
    );
  const rows = await tx.db
    .selectDistinct({ id: comments.standardId })
    .from(comments)
    .innerJoin(versions, eq(versions.id, comments.versionId))
    .where(
      and(
        inArray(comments.state, UNDECIDED),
        isNull(comments.removedAt),
        isNotNull(versions.publishedAt),
        inArray(comments.standardId, written),
      ),
    );
  return rows.map(({ id }) => id);
}

/** Moves comments to another version; where they were made stays in their snapshot and anchor. */
export async function moveToVersion(tx: Tx, ids: readonly string[], versionId: string): Promise<void> {
  if (ids.length === 0) return;
  const { comments } = tx.tables;
  await tx.db
    .update(comments)
    .set({ versionId })
    .where(inArray(comments.id, [...ids]));
}

/** How many comments a person wrote on a standard since a moment, to slow down floods. */
export async function countWrittenSince(tx: Tx, authorId: string, since: Date): Promise<number> {
  const { comments, replies } = tx.tables;
  const [written] = await tx.db
    .select({ n: count() })
    .from(comments)
    .where(and(eq(comments.authorId, authorId), gte(comments.createdAt, since)));
  const [answered] = await tx.db
    .select({ n: count() })
    .from(replies)
    .where(and(eq(replies.authorId, authorId), gte(replies.createdAt, since)));
  return Number(written?.n ?? 0) + Number(answered?.n ?? 0);
}
