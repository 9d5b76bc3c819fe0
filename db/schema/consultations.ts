import type { Columns } from '../columns';
import type { InterestCategory } from '../words';
import type { organisationTables } from './organisations';
import type { peopleTables } from './people';
import type { standardTables } from './standards';
import type { textTables } from './texts';

type Before = ReturnType<typeof peopleTables> &
  ReturnType<typeof organisationTables> &
  ReturnType<typeof standardTables> &
  ReturnType<typeof textTables>;

/** A question of a consultation, and what the chair says became of the answers to it. */
export interface StoredQuestion {
  readonly id: string;
  readonly text: string;
  /** '' until it is said. */
  readonly outcome: string;
}

/** Consultations: what is asked about which frozen text, who was invited, and what was answered. */
export function consultationTables(
  c: Columns,
  { people, organisations, standards, versions, snapshots }: Before,
) {
  const consultations = c.table(
    'consultations',
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
      /** Counted within the version, from 1. */
      number: c.int('number').notNull(),
      snapshotId: c
        .text('snapshot_id')
        .notNull()
        .references(() => snapshots.id),
      hash: c.text('hash').notNull(),
      /** What is asked, in words. */
      asks: c.text('asks').notNull(),
      /** How the answers are used. */
      use: c.text('use').notNull(),
      questions: c.json<StoredQuestion[]>('questions').notNull(),
      /** Who was invited and how, in words. */
      invited: c.text('invited').notNull(),
      /** Categories of which every verified organisation was invited. */
      invitedCategories: c.json<InterestCategory[]>('invited_categories').notNull(),
      openedBy: c
        .text('opened_by')
        .notNull()
        .references(() => people.id),
      openedAt: c.time('opened_at').notNull(),
      closesAt: c.time('closes_at').notNull(),
      /** Set by the clock. */
      closedAt: c.time('closed_at'),
      /** What the chair says changed because of it; '' until it is said. */
      outcome: c.text('outcome').notNull(),
      outcomeBy: c.text('outcome_by').references(() => people.id),
      outcomeAt: c.time('outcome_at'),
    },
    (t) => [c.uniqueIndex('consultations_number').on(t.versionId, t.number)],
  );

  /** The organisations that were invited, with the category they had then. */
  const consultationInvitations = c.table(
    'consultation_invitations',
    {
      consultationId: c
        .text('consultation_id')
        .notNull()
        .references(() => consultations.id),
      organisationId: c
        .text('organisation_id')
        .notNull()
        .references(() => organisations.id),
      interestCategory: c.text('interest_category').$type<InterestCategory>().notNull(),
      /** Invited by its own name, and not with all of its category. */
      byName: c.bool('by_name').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.consultationId, t.organisationId] })],
  );

  const consultationAnswers = c.table(
    'consultation_answers',
    {
      id: c.text('id').primaryKey(),
      consultationId: c
        .text('consultation_id')
        .notNull()
        .references(() => consultations.id),
      questionId: c.text('question_id').notNull(),
      authorId: c
        .text('author_id')
        .notNull()
        .references(() => people.id),
      organisationId: c.text('organisation_id').references(() => organisations.id),
      interestCategory: c.text('interest_category').$type<InterestCategory>(),
      body: c.text('body').notNull(),
      createdAt: c.time('created_at').notNull(),
      editedAt: c.time('edited_at'),
    },
    (t) => [c.uniqueIndex('consultation_answers_one').on(t.consultationId, t.questionId, t.authorId)],
  );

  return { consultations, consultationInvitations, consultationAnswers };
}
