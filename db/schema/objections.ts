import type { Columns } from '../columns';
import type { DecisionKind, ObjectionAnswer } from '../words';
import type { organisationTables } from './organisations';
import type { peopleTables } from './people';
import type { standardTables } from './standards';

type Before = ReturnType<typeof peopleTables> &
  ReturnType<typeof organisationTables> &
  ReturnType<typeof standardTables>;

/** Formal objections to results and decisions, and the answers of uninvolved Leads. */
export function objectionTables(c: Columns, { people, organisations, standards, versions }: Before) {
  const objections = c.table(
    'objections',
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
      /** From 1 in each standard. */
      number: c.int('number').notNull(),
      decisionKind: c.text('decision_kind').$type<DecisionKind>().notNull(),
      /** Of the ballot, approval or comment; of a move the number of its row. */
      decisionId: c.text('decision_id').notNull(),
      /** The decision in words, as it stood when it was objected to. */
      decision: c.text('decision').notNull(),
      decidedAt: c.time('decided_at').notNull(),
      filedBy: c
        .text('filed_by')
        .notNull()
        .references(() => people.id),
      organisationId: c.text('organisation_id').references(() => organisations.id),
      summary: c.text('summary').notNull(),
      reasons: c.text('reasons').notNull(),
      /** What would remove the objection. */
      removedBy: c.text('removed_by').notNull(),
      filedAt: c.time('filed_at').notNull(),
      answerBy: c.time('answer_by').notNull(),
      outcome: c.text('outcome').$type<ObjectionAnswer>(),
      answer: c.text('answer').notNull(),
      answeredBy: c.text('answered_by').references(() => people.id),
      answeredAt: c.time('answered_at'),
      answeredLate: c.bool('answered_late').notNull(),
    },
    (t) => [
      c.uniqueIndex('objections_number').on(t.standardId, t.number),
      c.index('objections_version').on(t.versionId),
      c.index('objections_decision').on(t.decisionKind, t.decisionId),
    ],
  );

  return { objections };
}
