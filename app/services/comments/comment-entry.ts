import type { DetailedComment } from '../../../db/queries/comment-lists';
import type { StoredOrigin } from '../../../db/schema/comments';
import type { CommentState, CommentType, Disposition, InterestCategory } from '../../../db/words';
import { isUndecided } from '../../domain/comment';
import { commentName, commentPath } from './comment-address';
import type { CommentPlaceNow } from './comment-places.server';

/** Who wrote something, and for whom. */
export interface Writer {
  readonly name: string;
  readonly organisation: string | null;
  readonly organisationSlug: string | null;
}

/** A comment as lists show it. */
export interface CommentEntry {
  readonly id: string;
  readonly number: number;
  /** `C-148`. */
  readonly name: string;
  readonly path: string;
  /** Number of the version it is on. */
  readonly version: string;
  readonly author: Writer;
  /** The Secretariat who typed it in for the one who said it; null for what was written here. */
  readonly recordedBy: string | null;
  /** What it says of itself that came in by a sheet; null for what was written here. */
  readonly saidElsewhere: StoredOrigin | null;
  readonly interestCategory: InterestCategory | null;
  readonly type: CommentType;
  readonly blocking: boolean;
  readonly blockingReason: string;
  readonly late: boolean;
  readonly state: CommentState;
  readonly undecided: boolean;
  readonly disposition: Disposition | null;
  readonly reason: string;
  /** '' when its author removed it. */
  readonly body: string;
  readonly proposedWording: string;
  readonly quote: string;
  /** What the block said then, for a comment on a whole block; '' when it is not known. */
  readonly passage: string;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly removed: boolean;
  readonly place: CommentPlaceNow;
}

/** Who said it: the person it was recorded for, else the one who wrote it here. */
export function writerOf({
  elsewhere,
  authorName,
  organisationName,
}: WrittenBy): Omit<Writer, 'organisationSlug'> {
  if (!elsewhere?.author) return { name: authorName, organisation: organisationName };
  return { name: elsewhere.author, organisation: elsewhere.organisation || null };
}

interface WrittenBy {
  readonly elsewhere: StoredOrigin | null;
  readonly authorName: string;
  readonly organisationName: string | null;
}

export function commentEntry(row: DetailedComment, reference: string, place: CommentPlaceNow): CommentEntry {
  const { comment, version, authorName, organisationName } = row;
  const { id, number, type, blocking, blockingReason, late, state, disposition, reason } = comment;
  const { body, proposedWording, createdAt, editedAt, interestCategory } = comment;
  return {
    id,
    number,
    name: commentName(number),
    path: commentPath(reference, number),
    version,
    author: {
      ...writerOf({ elsewhere: comment.elsewhere, authorName, organisationName }),
      organisationSlug: comment.elsewhere?.author ? null : row.organisationSlug,
    },
    recordedBy: row.recordedBy,
    saidElsewhere: comment.elsewhere,
    interestCategory,
    type,
    blocking,
    blockingReason,
    late,
    state,
    undecided: isUndecided(state) && comment.removedAt === null,
    disposition,
    reason,
    body,
    proposedWording,
    quote: comment.anchor.quote,
    passage: comment.anchor.passage?.words ?? '',
    createdAt,
    editedAt,
    removed: comment.removedAt !== null,
    place,
  };
}
