import type { Columns } from '../columns';
import type { organisationTables } from './organisations';
import type { peopleTables } from './people';
import type { standardTables } from './standards';

type Before = ReturnType<typeof peopleTables> &
  ReturnType<typeof organisationTables> &
  ReturnType<typeof standardTables>;

/** How a published version is used: what organisations say of it, and exchange that was seen. */
export function statementTables(c: Columns, { people, organisations, versions }: Before) {
  /** An organisation's public statement that it uses or supplies a product which implements this very version. */
  const statementsOfUse = c.table(
    'statements_of_use',
    {
      id: c.text('id').primaryKey(),
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => versions.id),
      /** Who states it; the supplier itself, or somebody who uses its product. */
      organisationId: c
        .text('organisation_id')
        .notNull()
        .references(() => organisations.id),
      supplierId: c
        .text('supplier_id')
        .notNull()
        .references(() => organisations.id),
      product: c.text('product').notNull(),
      /** The NHS or care site where it is live; '' where it is live at none. */
      site: c.text('site').notNull(),
      evidence: c.text('evidence').notNull(),
      statedBy: c
        .text('stated_by')
        .notNull()
        .references(() => people.id),
      statedAt: c.time('stated_at').notNull(),
      withdrawnBy: c.text('withdrawn_by').references(() => people.id),
      withdrawnAt: c.time('withdrawn_at'),
    },
    (t) => [c.index('statements_of_use_version').on(t.versionId)],
  );

  /** An occasion on which two products were seen to exchange by requirements of a version. */
  const exchangesShown = c.table(
    'exchanges_shown',
    {
      id: c.text('id').primaryKey(),
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => versions.id),
      /** Their ids in the published text, such as `R17`. */
      requirements: c.json<string[]>('requirements').notNull(),
      firstProduct: c.text('first_product').notNull(),
      firstSupplierId: c
        .text('first_supplier_id')
        .notNull()
        .references(() => organisations.id),
      secondProduct: c.text('second_product').notNull(),
      secondSupplierId: c
        .text('second_supplier_id')
        .notNull()
        .references(() => organisations.id),
      evidence: c.text('evidence').notNull(),
      shownOn: c.time('shown_on').notNull(),
      recordedBy: c
        .text('recorded_by')
        .notNull()
        .references(() => people.id),
      recordedAt: c.time('recorded_at').notNull(),
      withdrawnBy: c.text('withdrawn_by').references(() => people.id),
      withdrawnAt: c.time('withdrawn_at'),
    },
    (t) => [c.index('exchanges_shown_version').on(t.versionId)],
  );

  /** Each MUST of a version that is not about exchange, with the public reason; every other one is. */
  const requirementsWithoutExchange = c.table(
    'requirements_without_exchange',
    {
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => versions.id),
      requirement: c.text('requirement').notNull(),
      reason: c.text('reason').notNull(),
      recordedBy: c
        .text('recorded_by')
        .notNull()
        .references(() => people.id),
      recordedAt: c.time('recorded_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.versionId, t.requirement] })],
  );

  return { statementsOfUse, exchangesShown, requirementsWithoutExchange };
}
