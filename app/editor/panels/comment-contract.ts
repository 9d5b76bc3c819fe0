import type { CommentState, CommentType, Disposition } from '../../../db/words';
import type { Anchor } from '../../document/anchor-types';

/** What GET /drafts/:documentId/comments.json answers. */
export interface CommentsAnswer {
  readonly comments: readonly DraftComment[];
  /** Whether this person may comment here, and if not, why. */
  readonly may: { readonly comment: boolean; readonly why?: string };
  /** The token that forms of this session carry. */
  readonly csrf: string;
}

export interface DraftComment {
  readonly id: string;
  /** Counted within the standard; people read C-148. */
  readonly number: number;
  readonly type: CommentType;
  readonly blocking: boolean;
  readonly state: CommentState;
  readonly body: string;
  readonly proposedWording: string;
  readonly author: { readonly name: string; readonly organisation: string | null };
  /** The Secretariat who typed it in for the one who said it. */
  readonly recordedBy?: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Blanked by its author; the place stays because of the replies. */
  readonly removed?: boolean;
  readonly replies: readonly DraftReply[];
  readonly anchor: CommentAnchor;
  readonly disposition?: Disposition | null;
  readonly reason?: string;
}

export interface DraftReply {
  readonly id: string;
  readonly body: string;
  readonly author: { readonly name: string; readonly organisation: string | null };
  readonly createdAt: string;
  readonly removed?: boolean;
}

/** Where a comment points, as it is sent and stored. No block: the text as a whole. */
export interface CommentAnchor {
  readonly blockId: string | null;
  readonly from?: string;
  readonly to?: string;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  /** What the whole block said then; only on comments that the server sends. */
  readonly passage?: { readonly words: string; readonly print: string };
}

/** What POST /drafts/:documentId/comments answers. */
export interface CommentPosted {
  readonly ok: boolean;
  readonly number?: number;
  readonly errors?: Readonly<Record<string, string>>;
}

/** Still waiting for its decision. */
export function isOpen({ state }: Pick<DraftComment, 'state'>): boolean {
  return !['decided', 'applied', 'published'].includes(state);
}

export function anchorOf(anchor: CommentAnchor): Anchor | null {
  const { blockId, quote, prefix, suffix, from, to, passage } = anchor;
  if (blockId === null || blockId === '') return null;
  const positions = from && to ? { fromPosition: from, toPosition: to } : {};
  const said = passage === undefined ? {} : { passage };
  return { blockId, quote, before: prefix, after: suffix, ...positions, ...said };
}
