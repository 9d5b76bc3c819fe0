import type { Columns } from '../columns';
import type {
  CommentState,
  CommentType,
  Disposition,
  HowDecided,
  Impact,
  InterestCategory,
  StandardRole,
} from '../words';
import type { organisationTables } from './organisations';
import type { peopleTables } from './people';
import type { standardTables } from './standards';

type Before = ReturnType<typeof peopleTables> &
  ReturnType<typeof organisationTables> &
  ReturnType<typeof standardTables>;

/**
 * Where a comment points: the block, Yjs relative positions inside it (base64, only when made on a live
 * draft), and the quoted words with their surroundings. Resolved in that order.
 */
export interface StoredAnchor {
  readonly blockId: string | null;
  readonly from?: string;
  readonly to?: string;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  /** What the block said then, for a comment on a whole block: its first words and a print of all of them. */
  readonly passage?: { readonly words: string; readonly print: string };
}

/** A decision put to the group, which stands by silence or in a block unless somebody pulls the comment out. */
export interface StoredProposal {
  readonly disposition: Disposition;
  readonly reason: string;
  readonly impact: Impact | null;
  readonly duplicateOfId: string | null;
  readonly proposedBy: string;
  /** The role it was proposed in; absent in proposals made before it was kept. */
  readonly proposedAs?: StandardRole;
  /** What several comments proposed together are called; absent where one was proposed alone. */
  readonly block?: string;
  /** ISO 8601. */
  readonly proposedAt: string;
}

/** What a comment says of itself that was written elsewhere and came in by a sheet; each part may be ''. */
export interface StoredOrigin {
  /** Who wrote it, where somebody else brought it in. */
  readonly author: string;
  readonly organisation: string;
  /**
   * The organisation of the portal that bears this name, for which it counts. It did not write the comment here, so
   * `organisation_id` of the comment, on which rights rest, stays empty.
   */
  readonly organisationId?: string;
  /** Its number or address there. */
  readonly reference: string;
  readonly line: string;
  /** The paragraph, figure or table that it is about, in the commenter's words. */
  readonly passage: string;
  /** What the sheet says became of it; absent where it says nothing. It decides nothing here. */
  readonly observations?: string;
}

/** Comments are rows, never marks in the text, so no edit can delete a thread. */
export function commentTables(c: Columns, { people, organisations, standards, versions }: Before) {
  const comments = c.table(
    'comments',
    {
      id: c.text('id').primaryKey(),
      standardId: c
        .text('standard_id')
        .notNull()
        .references(() => standards.id),
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => versions.id),
      /** `C-148`, counted within the standard. */
      number: c.int('number').notNull(),
      /** The frozen text it was made on; null when made on the live draft. */
      snapshotId: c.text('snapshot_id'),
      ballotId: c.text('ballot_id'),
      anchor: c.json<StoredAnchor>('anchor').notNull(),
      authorId: c
        .text('author_id')
        .notNull()
        .references(() => people.id),
      organisationId: c.text('organisation_id').references(() => organisations.id),
      interestCategory: c.text('interest_category').$type<InterestCategory>(),
      /** Secretariat who typed it in for the author; always shown. */
      recordedBy: c.text('recorded_by').references(() => people.id),
      type: c.text('type').$type<CommentType>().notNull(),
      blocking: c.bool('blocking').notNull(),
      blockingReason: c.text('blocking_reason').notNull(),
      body: c.text('body').notNull(),
      proposedWording: c.text('proposed_wording').notNull(),
      late: c.bool('late').notNull(),
      state: c.text('state').$type<CommentState>().notNull(),
      assigneeId: c.text('assignee_id').references(() => people.id),
      disposition: c.text('disposition').$type<Disposition>(),
      reason: c.text('reason').notNull(),
      impact: c.text('impact').$type<Impact>(),
      howDecided: c.text('how_decided').$type<HowDecided>(),
      decidedBy: c.text('decided_by').references(() => people.id),
      decidedAt: c.time('decided_at'),
      appliedInVersionId: c.text('applied_in_version_id').references(() => versions.id),
      duplicateOfId: c.text('duplicate_of_id'),
      /** The commenter's answer to the decision; null until given. */
      content: c.bool('content'),
      contentAt: c.time('content_at'),
      createdAt: c.time('created_at').notNull(),
      editedAt: c.time('edited_at'),
      /** Set when its author removed a comment that had replies: the words are blanked, the place stays. */
      removedAt: c.time('removed_at'),
      /** Stands while the state is `decision-proposed`. */
      proposal: c.json<StoredProposal>('proposal'),
      /** When it was proposed, so that the clock finds what has stood long enough. */
      proposedAt: c.time('proposed_at'),
      /** Null for what its author wrote here. */
      elsewhere: c.json<StoredOrigin>('elsewhere'),
      /** The recorded count, where the decision was reached by one. */
      countFor: c.int('count_for'),
      countAgainst: c.int('count_against'),
    },
    (t) => [
      c.uniqueIndex('comments_number').on(t.standardId, t.number),
      c.index('comments_version').on(t.versionId),
      c.index('comments_author').on(t.authorId),
      c.index('comments_state').on(t.state, t.proposedAt),
    ],
  );

  const replies = c.table(
    'replies',
    {
      id: c.text('id').primaryKey(),
      commentId: c
        .text('comment_id')
        .notNull()
        .references(() => comments.id),
      authorId: c
        .text('author_id')
        .notNull()
        .references(() => people.id),
      organisationId: c.text('organisation_id').references(() => organisations.id),
      body: c.text('body').notNull(),
      createdAt: c.time('created_at').notNull(),
      editedAt: c.time('edited_at'),
      removedAt: c.time('removed_at'),
    },
    (t) => [c.index('replies_comment').on(t.commentId)],
  );

  /** Former words of an edited comment or reply. */
  const wordingHistory = c.table('wording_history', {
    id: c.serial('id'),
    commentId: c.text('comment_id'),
    replyId: c.text('reply_id'),
    body: c.text('body').notNull(),
    proposedWording: c.text('proposed_wording').notNull(),
    replacedAt: c.time('replaced_at').notNull(),
  });

  return { comments, replies, wordingHistory };
}
