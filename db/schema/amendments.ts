import type { Columns } from '../columns';
import type {
  AmendmentState,
  AmendmentType,
  ClauseOutcome,
  Impact,
  InterestCategory,
  SupportPosition,
} from '../words';
import type { commentTables } from './comments';
import type { organisationTables } from './organisations';
import type { peopleTables } from './people';
import type { standardTables } from './standards';
import type { textTables } from './texts';

type Before = ReturnType<typeof peopleTables> &
  ReturnType<typeof organisationTables> &
  ReturnType<typeof standardTables> &
  ReturnType<typeof textTables> &
  ReturnType<typeof commentTables>;

/** One thing an amendment changes, in words, as it was when it was submitted. */
export interface StoredChange {
  /** What is decided as one; see `app/document/branch/`. */
  readonly partId: string;
  readonly blockId: string;
  readonly clauseId: string;
  /** "3.2 Scope"; '' before the first heading. */
  readonly clause: string;
  /** "replaces “may” by “must” in STD-0042-R14" */
  readonly says: string;
}

/** Branches of a draft: what is said about them, who writes and supports them, and what became of them. */
export function amendmentTables(c: Columns, before: Before) {
  const { people, organisations, standards, versions, documents, comments } = before;

  const amendments = c.table(
    'amendments',
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
      /** `A-7`, counted within the standard. */
      number: c.int('number').notNull(),
      /** The branch: a live document of its own. */
      documentId: c
        .text('document_id')
        .notNull()
        .references(() => documents.id),
      /** The draft, or the branch of another amendment, that it was branched from and would be merged into. */
      draftId: c
        .text('draft_id')
        .notNull()
        .references(() => documents.id),
      /** The amendment that it was written to change; it stays when that one is accepted and this one counts for the draft. */
      parentId: c.text('parent_id'),
      authorId: c
        .text('author_id')
        .notNull()
        .references(() => people.id),
      organisationId: c.text('organisation_id').references(() => organisations.id),
      interestCategory: c.text('interest_category').$type<InterestCategory>(),
      title: c.text('title').notNull(),
      rationale: c.text('rationale').notNull(),
      type: c.text('type').$type<AmendmentType>(),
      impact: c.text('impact').$type<Impact>(),
      state: c.text('state').$type<AmendmentState>().notNull(),
      /** How often it was submitted; positions of organisations are given on one wording. */
      round: c.int('round').notNull(),
      changes: c.json<readonly StoredChange[]>('changes').notNull(),
      /** Why it was not taken. */
      reason: c.text('reason').notNull(),
      createdAt: c.time('created_at').notNull(),
      submittedAt: c.time('submitted_at'),
      decidedBy: c.text('decided_by').references(() => people.id),
      decidedAt: c.time('decided_at'),
    },
    (t) => [
      c.uniqueIndex('amendments_number').on(t.standardId, t.number),
      c.uniqueIndex('amendments_document').on(t.documentId),
      c.index('amendments_draft').on(t.draftId, t.state),
      c.index('amendments_author').on(t.authorId),
      c.index('amendments_parent').on(t.parentId),
    ],
  );

  /** What a branch began from, and after an acceptance in parts what it counts from: canonical JSON. */
  const amendmentBases = c.table('amendment_bases', {
    amendmentId: c
      .text('amendment_id')
      .primaryKey()
      .references(() => amendments.id),
    canonical: c.text('canonical').notNull(),
  });

  /** The last taking in of the draft into an amendment, while it can be taken back: the texts around it. */
  const amendmentTakings = c.table('amendment_takings', {
    amendmentId: c
      .text('amendment_id')
      .primaryKey()
      .references(() => amendments.id),
    draftId: c.text('draft_id').notNull(),
    /** What the amendment counted from before. */
    formerBase: c.text('former_base').notNull(),
    before: c.text('before').notNull(),
    after: c.text('after').notNull(),
    personId: c
      .text('person_id')
      .notNull()
      .references(() => people.id),
    at: c.time('at').notNull(),
  });

  /** Who writes an amendment; the one who opened it is among them. */
  const amendmentPeople = c.table(
    'amendment_people',
    {
      amendmentId: c
        .text('amendment_id')
        .notNull()
        .references(() => amendments.id),
      personId: c
        .text('person_id')
        .notNull()
        .references(() => people.id),
      organisationId: c.text('organisation_id').references(() => organisations.id),
      invitedBy: c.text('invited_by'),
      at: c.time('at').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.amendmentId, t.personId] }),
      c.index('amendment_people_person').on(t.personId),
    ],
  );

  /** Comments that an amendment answers. */
  const amendmentComments = c.table(
    'amendment_comments',
    {
      amendmentId: c
        .text('amendment_id')
        .notNull()
        .references(() => amendments.id),
      commentId: c
        .text('comment_id')
        .notNull()
        .references(() => comments.id),
      /** When accepting the amendment marked the comment as applied; null while it did not. */
      appliedAt: c.time('applied_at'),
    },
    (t) => [c.primaryKey({ columns: [t.amendmentId, t.commentId] })],
  );

  /** Positions of organisations, one row for each time one was given; the last of an organisation counts. */
  const amendmentSupports = c.table(
    'amendment_supports',
    {
      id: c.serial('id'),
      amendmentId: c
        .text('amendment_id')
        .notNull()
        .references(() => amendments.id),
      organisationId: c
        .text('organisation_id')
        .notNull()
        .references(() => organisations.id),
      interestCategory: c.text('interest_category').$type<InterestCategory>().notNull(),
      position: c.text('position').$type<SupportPosition>().notNull(),
      reason: c.text('reason').notNull(),
      personId: c
        .text('person_id')
        .notNull()
        .references(() => people.id),
      round: c.int('round').notNull(),
      at: c.time('at').notNull(),
    },
    (t) => [c.index('amendment_supports_amendment').on(t.amendmentId)],
  );

  /**
   * One act of accepting, of one amendment or of several: the text of the draft before and after it, for as long
   * as it can still be undone.
   */
  const amendmentAcceptances = c.table(
    'amendment_acceptances',
    {
      id: c.text('id').primaryKey(),
      draftId: c
        .text('draft_id')
        .notNull()
        .references(() => documents.id),
      /** Counts the acceptances of a draft; the last one can be undone. */
      number: c.int('number').notNull(),
      before: c.text('before'),
      after: c.text('after'),
      decidedBy: c
        .text('decided_by')
        .notNull()
        .references(() => people.id),
      at: c.time('at').notNull(),
      undoneBy: c.text('undone_by').references(() => people.id),
      undoneAt: c.time('undone_at'),
    },
    (t) => [c.uniqueIndex('amendment_acceptances_number').on(t.draftId, t.number)],
  );

  /** Where each amendment of an acceptance stood before it. */
  const amendmentMerges = c.table(
    'amendment_merges',
    {
      acceptanceId: c
        .text('acceptance_id')
        .notNull()
        .references(() => amendmentAcceptances.id),
      amendmentId: c
        .text('amendment_id')
        .notNull()
        .references(() => amendments.id),
      /** What it counted from; null of acceptances of which it was not kept. */
      formerBase: c.text('former_base'),
    },
    (t) => [c.primaryKey({ columns: [t.acceptanceId, t.amendmentId] })],
  );

  /** What was decided about each part of an amendment, and in which acceptance it was merged. */
  const amendmentDecisions = c.table(
    'amendment_decisions',
    {
      id: c.serial('id'),
      amendmentId: c
        .text('amendment_id')
        .notNull()
        .references(() => amendments.id),
      acceptanceId: c.text('acceptance_id').references(() => amendmentAcceptances.id),
      partId: c.text('part_id').notNull(),
      clause: c.text('clause').notNull(),
      outcome: c.text('outcome').$type<ClauseOutcome>().notNull(),
      reason: c.text('reason').notNull(),
      /** The words that an editor gave it instead. */
      wording: c.text('wording').notNull(),
      decidedBy: c
        .text('decided_by')
        .notNull()
        .references(() => people.id),
      at: c.time('at').notNull(),
      undoneAt: c.time('undone_at'),
    },
    (t) => [c.index('amendment_decisions_amendment').on(t.amendmentId)],
  );

  return {
    amendments,
    amendmentBases,
    amendmentTakings,
    amendmentPeople,
    amendmentComments,
    amendmentSupports,
    amendmentAcceptances,
    amendmentMerges,
    amendmentDecisions,
  };
}
