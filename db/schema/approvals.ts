import type { Columns } from '../columns';
import type { ApprovalPurpose, ApprovalState } from '../words';
import type { peopleTables } from './people';
import type { standardTables } from './standards';
import type { textTables } from './texts';

type Before = ReturnType<typeof peopleTables> &
  ReturnType<typeof standardTables> &
  ReturnType<typeof textTables>;

/** The NHS authority's decision on one exact text. */
export function approvalTables(c: Columns, { people, versions, snapshots }: Before) {
  const approvals = c.table(
    'approvals',
    {
      id: c.text('id').primaryKey(),
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => versions.id),
      snapshotId: c
        .text('snapshot_id')
        .notNull()
        .references(() => snapshots.id),
      /** Whether its publication or its mandate is asked for. */
      purpose: c.text('purpose').$type<ApprovalPurpose>().notNull().default('publication'),
      hash: c.text('hash').notNull(),
      /** The hash of the artefacts frozen with the text; null for none. */
      artefactsHash: c.text('artefacts_hash'),
      state: c.text('state').$type<ApprovalState>().notNull(),
      requestedBy: c.text('requested_by').references(() => people.id),
      requestedAt: c.time('requested_at').notNull(),
      targetDate: c.time('target_date'),
      decidedAt: c.time('decided_at'),
      /** The terms of a mandate, as the first Lead who approved it set them. */
      implementFrom: c.time('implement_from'),
      complyBy: c.time('comply_by'),
      reviewBy: c.time('review_by'),
      /** Why the notice is shorter than the rules ask for; '' where it is not. */
      noticeReason: c.text('notice_reason').notNull().default(''),
    },
    (t) => [c.index('approvals_version').on(t.versionId), c.index('approvals_state').on(t.state)],
  );

  const approvalDecisions = c.table(
    'approval_decisions',
    {
      id: c.serial('id'),
      approvalId: c
        .text('approval_id')
        .notNull()
        .references(() => approvals.id),
      leadId: c
        .text('lead_id')
        .notNull()
        .references(() => people.id),
      decision: c.text('decision').$type<ApprovalState>().notNull(),
      hash: c.text('hash').notNull(),
      statement: c.text('statement').notNull(),
      /** Name of the authority the Lead decided for, as it was then; null for decisions made before it was kept. */
      authority: c.text('authority'),
      /** For a return: what must change, one point each. */
      points: c.json<string[]>('points').notNull(),
      at: c.time('at').notNull(),
    },
    (t) => [c.index('approval_decisions_approval').on(t.approvalId)],
  );

  return { approvals, approvalDecisions };
}
