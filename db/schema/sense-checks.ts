import type { Columns } from '../columns';
import type { InterestCategory, SensePosition, SenseSubject } from '../words';
import type { organisationTables } from './organisations';
import type { peopleTables } from './people';
import type { standardTables } from './standards';

type Before = ReturnType<typeof peopleTables> &
  ReturnType<typeof organisationTables> &
  ReturnType<typeof standardTables>;

/** Sense checks: one question, answered by organisations, and counted as advice only. */
export function senseCheckTables(c: Columns, { people, organisations, standards, versions }: Before) {
  const senseChecks = c.table(
    'sense_checks',
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
      subjectKind: c.text('subject_kind').$type<SenseSubject>().notNull(),
      /** Id of the comment, the amendment or the clause. */
      subjectId: c.text('subject_id').notNull(),
      /** What it was called when it was asked about: "C-12", "A-3", "3.2 Scope". */
      subject: c.text('subject').notNull(),
      question: c.text('question').notNull(),
      openedBy: c
        .text('opened_by')
        .notNull()
        .references(() => people.id),
      openedAt: c.time('opened_at').notNull(),
      closesAt: c.time('closes_at').notNull(),
      /** Set by the clock. */
      closedAt: c.time('closed_at'),
    },
    (t) => [
      c.index('sense_checks_version').on(t.versionId),
      c.index('sense_checks_subject').on(t.subjectId),
      c.index('sense_checks_closing').on(t.closedAt, t.closesAt),
    ],
  );

  /** One row for each time an organisation answered; its last one counts. */
  const senseAnswers = c.table(
    'sense_answers',
    {
      id: c.serial('id'),
      senseCheckId: c
        .text('sense_check_id')
        .notNull()
        .references(() => senseChecks.id),
      organisationId: c
        .text('organisation_id')
        .notNull()
        .references(() => organisations.id),
      interestCategory: c.text('interest_category').$type<InterestCategory>().notNull(),
      position: c.text('position').$type<SensePosition>().notNull(),
      reason: c.text('reason').notNull(),
      personId: c
        .text('person_id')
        .notNull()
        .references(() => people.id),
      at: c.time('at').notNull(),
    },
    (t) => [c.index('sense_answers_check').on(t.senseCheckId)],
  );

  return { senseChecks, senseAnswers };
}
