import type { Columns } from '../columns';
import type {
  CareSetting,
  Impact,
  Lane,
  OrganisationKind,
  ReviewKind,
  ReviewOutcome,
  StandardRole,
  StandardType,
  Topic,
  VersionState,
} from '../words';
import type { organisationTables } from './organisations';
import type { peopleTables } from './people';

type Before = ReturnType<typeof peopleTables> & ReturnType<typeof organisationTables>;

/** Standards, their versions, and the people named to work on them. */
export function standardTables(c: Columns, { people, organisations }: Before) {
  const standards = c.table(
    'standards',
    {
      id: c.text('id').primaryKey(),
      /** `STD-0042`, minted once. */
      reference: c.text('reference').notNull(),
      number: c.int('number').notNull(),
      title: c.text('title').notNull(),
      summary: c.text('summary').notNull(),
      type: c.text('type').$type<StandardType>().notNull(),
      lane: c.text('lane').$type<Lane>(),
      ownerId: c.text('owner_id').references(() => organisations.id),
      /** Who is bound, in words, and as kinds of organisation. */
      appliesTo: c.text('applies_to').notNull(),
      appliesToKinds: c.json<OrganisationKind[]>('applies_to_kinds').notNull(),
      careSettings: c.json<CareSetting[]>('care_settings').notNull(),
      topics: c.json<Topic[]>('topics').notNull(),
      need: c.text('need').notNull(),
      expectedBenefit: c.text('expected_benefit').notNull(),
      proposedBy: c
        .text('proposed_by')
        .notNull()
        .references(() => people.id),
      proposedFor: c
        .text('proposed_for')
        .notNull()
        .references(() => organisations.id),
      /** The last requirement number minted (`R17`); numbers are never reused. */
      lastRequirement: c.int('last_requirement').notNull(),
      /** The last comment number minted (`C-148`). */
      lastComment: c.int('last_comment').notNull(),
      lastObjection: c.int('last_objection').notNull().default(0),
      /** The last amendment number minted (`A-7`). */
      lastAmendment: c.int('last_amendment').notNull().default(0),
      createdAt: c.time('created_at').notNull(),
      /** Hidden by moderation: found in no list, and its pages answer as if it did not exist. */
      hiddenAt: c.time('hidden_at'),
    },
    (t) => [
      c.uniqueIndex('standards_reference').on(t.reference),
      c.uniqueIndex('standards_number').on(t.number),
    ],
  );

  const versions = c.table(
    'versions',
    {
      id: c.text('id').primaryKey(),
      standardId: c
        .text('standard_id')
        .notNull()
        .references(() => standards.id),
      /** `MAJOR.MINOR.PATCH` without a pre-release label; the label is computed from the state. */
      number: c.text('number').notNull(),
      state: c.text('state').$type<VersionState>().notNull(),
      stateSince: c.time('state_since').notNull(),
      /** The state that `on-hold` returns to. */
      heldFrom: c.text('held_from').$type<VersionState>(),
      /** The live document its text is written in; unguessable. */
      documentId: c.text('document_id'),
      /** Version whose published text this one started from. */
      basedOnId: c.text('based_on_id'),
      /** Frozen text that the present step (consultation, ballot, approval) is about. */
      snapshotId: c.text('snapshot_id'),
      publishedSnapshotId: c.text('published_snapshot_id'),
      changeSummary: c.text('change_summary').notNull(),
      changeLog: c.text('change_log').notNull(),
      highestImpact: c.text('highest_impact').$type<Impact>(),
      adoptionCallEndsAt: c.time('adoption_call_ends_at'),
      consultationOpenedAt: c.time('consultation_opened_at'),
      consultationClosesAt: c.time('consultation_closes_at'),
      consultationInvited: c.text('consultation_invited').notNull(),
      /** Which organisations were offered a chance to take part and how (the involvement record). */
      involvementRecord: c.text('involvement_record').notNull(),
      publishedAt: c.time('published_at'),
      implementFrom: c.time('implement_from'),
      complyBy: c.time('comply_by'),
      /** When two Leads made it mandatory from the comply-by date; null while it is for trial use. */
      mandatedAt: c.time('mandated_at'),
      reviewBy: c.time('review_by'),
      deprecatedAt: c.time('deprecated_at'),
      phaseOutEndsAt: c.time('phase_out_ends_at'),
      retiredAt: c.time('retired_at'),
      createdAt: c.time('created_at').notNull(),
      /** The notice that must stand for 28 days before a version is deprecated. */
      deprecationNoticeAt: c.time('deprecation_notice_at'),
      deprecationReason: c.text('deprecation_reason').notNull().default(''),
      /** What takes its place, in words or as a reference. */
      successor: c.text('successor').notNull().default(''),
      /** The products known to use it, as named in the notice. */
      knownProducts: c.text('known_products').notNull().default(''),
      /** The version that this one corrects as an editorial patch; null for every other version. */
      patchOfId: c.text('patch_of_id'),
      /** The notice that must stand for 14 days before a patch is approved. */
      patchNoticeAt: c.time('patch_notice_at'),
      /** Why its changes are editorial, as the notice says; public. */
      patchReason: c.text('patch_reason').notNull().default(''),
    },
    (t) => [
      c.uniqueIndex('versions_number').on(t.standardId, t.number),
      c.index('versions_state').on(t.state),
      c.index('versions_document').on(t.documentId),
    ],
  );

  /** Numbers that a version had before it was given another: their addresses lead to it for good. */
  const formerNumbers = c.table(
    'former_numbers',
    {
      standardId: c
        .text('standard_id')
        .notNull()
        .references(() => standards.id),
      number: c.text('number').notNull(),
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => versions.id),
      at: c.time('at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.standardId, t.number] })],
  );

  /** Chair and editors; an ended appointment stays, because independence is judged by it. */
  const appointments = c.table(
    'appointments',
    {
      id: c.text('id').primaryKey(),
      standardId: c
        .text('standard_id')
        .notNull()
        .references(() => standards.id),
      /** Null for the chair, who runs the standard's group across versions. */
      versionId: c.text('version_id').references(() => versions.id),
      personId: c
        .text('person_id')
        .notNull()
        .references(() => people.id),
      organisationId: c.text('organisation_id').references(() => organisations.id),
      role: c.text('role').$type<StandardRole>().notNull(),
      appointedBy: c.text('appointed_by').notNull(),
      appointedAt: c.time('appointed_at').notNull(),
      endedAt: c.time('ended_at'),
    },
    (t) => [c.index('appointments_standard').on(t.standardId), c.index('appointments_person').on(t.personId)],
  );

  /** Every move of a version from one state to another, in order. */
  const versionMoves = c.table(
    'version_moves',
    {
      id: c.serial('id'),
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => versions.id),
      fromState: c.text('from_state').$type<VersionState>(),
      toState: c.text('to_state').$type<VersionState>().notNull(),
      /** Null when the clock made the move. */
      actorId: c.text('actor_id'),
      reason: c.text('reason').notNull(),
      snapshotHash: c.text('snapshot_hash'),
      at: c.time('at').notNull(),
    },
    (t) => [c.index('version_moves_version').on(t.versionId)],
  );

  /** Clinical safety, information governance and accessibility: the last outcome of each counts. */
  const reviews = c.table(
    'reviews',
    {
      id: c.text('id').primaryKey(),
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => versions.id),
      kind: c.text('kind').$type<ReviewKind>().notNull(),
      outcome: c.text('outcome').$type<ReviewOutcome>().notNull(),
      note: c.text('note').notNull(),
      recordedBy: c
        .text('recorded_by')
        .notNull()
        .references(() => people.id),
      recordedAt: c.time('recorded_at').notNull(),
    },
    (t) => [c.index('reviews_version').on(t.versionId)],
  );

  const follows = c.table(
    'follows',
    {
      personId: c
        .text('person_id')
        .notNull()
        .references(() => people.id),
      standardId: c
        .text('standard_id')
        .notNull()
        .references(() => standards.id),
      createdAt: c.time('created_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.personId, t.standardId] })],
  );

  return { standards, versions, formerNumbers, appointments, versionMoves, reviews, follows };
}
