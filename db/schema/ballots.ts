import type { Columns } from '../columns';
import type { BallotState, BallotTrack, InterestCategory, VotePosition } from '../words';
import type { organisationTables } from './organisations';
import type { peopleTables } from './people';
import type { standardTables } from './standards';
import type { textTables } from './texts';

type Before = ReturnType<typeof peopleTables> &
  ReturnType<typeof organisationTables> &
  ReturnType<typeof standardTables> &
  ReturnType<typeof textTables>;

/** Ballots: the question, who may vote, what was cast, and the result. */
export function ballotTables(c: Columns, { people, organisations, standards, versions, snapshots }: Before) {
  /** Organisations that asked to vote on a version before its ballot opens. */
  const enrolments = c.table(
    'enrolments',
    {
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => versions.id),
      organisationId: c
        .text('organisation_id')
        .notNull()
        .references(() => organisations.id),
      /** Whose interest the organisation declares to carry in this ballot. */
      interestCategory: c.text('interest_category').$type<InterestCategory>().notNull(),
      /** Standing declaration of interests, shown beside the vote. */
      declaration: c.text('declaration').notNull(),
      enrolledBy: c
        .text('enrolled_by')
        .notNull()
        .references(() => people.id),
      enrolledAt: c.time('enrolled_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.versionId, t.organisationId] })],
  );

  /** The rules that a Lead has set for the next ballot on a version, where they depart from the track's defaults. */
  const ruleVariations = c.table(
    'rule_variations',
    {
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => versions.id),
      track: c.text('track').$type<BallotTrack>().notNull(),
      /** The whole rules object (the domain's BallotRules). */
      rules: c.json<unknown>('rules').notNull(),
      /** Public. */
      reason: c.text('reason').notNull(),
      variedBy: c
        .text('varied_by')
        .notNull()
        .references(() => people.id),
      variedAt: c.time('varied_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.versionId, t.track] })],
  );

  const ballots = c.table(
    'ballots',
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
      snapshotId: c
        .text('snapshot_id')
        .notNull()
        .references(() => snapshots.id),
      hash: c.text('hash').notNull(),
      /** The hash of the artefacts frozen with the text; null for none. */
      artefactsHash: c.text('artefacts_hash'),
      track: c.text('track').$type<BallotTrack>().notNull(),
      question: c.text('question').notNull(),
      /** The rules as they were locked at opening (the domain's BallotRules). */
      rules: c.json<unknown>('rules').notNull(),
      rulesReason: c.text('rules_reason').notNull(),
      state: c.text('state').$type<BallotState>().notNull(),
      openedBy: c
        .text('opened_by')
        .notNull()
        .references(() => people.id),
      openedAt: c.time('opened_at').notNull(),
      closesAt: c.time('closes_at').notNull(),
      /** 2 once the ballot went round again to the same voters. */
      round: c.int('round').notNull().default(1),
      extendedAt: c.time('extended_at'),
      extensionReason: c.text('extension_reason').notNull(),
      closedAt: c.time('closed_at'),
      /** When the clock sends a closed ballot round again; null where nothing asks for that. */
      recirculateAt: c.time('recirculate_at'),
      /** When it was sent round again, and until then: the close and the result of the first round. */
      recirculatedAt: c.time('recirculated_at'),
      firstClosedAt: c.time('first_closed_at'),
      firstResult: c.json<unknown>('first_result'),
      /** The last line of its trail then: what comes after is of the second round, whatever the clock says. */
      firstTrailEnd: c.int('first_trail_end'),
      /** The domain's outcome at closing, written once. */
      result: c.json<unknown>('result'),
      voidedBy: c.text('voided_by').references(() => people.id),
      voidReason: c.text('void_reason').notNull(),
    },
    (t) => [
      c.index('ballots_version').on(t.versionId),
      c.index('ballots_closing').on(t.state, t.closesAt),
      c.index('ballots_recirculating').on(t.recirculateAt),
    ],
  );

  /** The electorate, copied when the ballot opens. Parent and subsidiaries share a voting group. */
  const electorate = c.table(
    'electorate',
    {
      ballotId: c
        .text('ballot_id')
        .notNull()
        .references(() => ballots.id),
      organisationId: c
        .text('organisation_id')
        .notNull()
        .references(() => organisations.id),
      votingGroupId: c.text('voting_group_id').notNull(),
      name: c.text('name').notNull(),
      interestCategory: c.text('interest_category').$type<InterestCategory>().notNull(),
      /** The category in which the vote of its family counts; null in ballots that opened before it was kept. */
      countedIn: c.text('counted_in').$type<InterestCategory>(),
      declaration: c.text('declaration').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.ballotId, t.organisationId] })],
  );

  /** The vote that counts: one row for a ballot and a voting group, however many times it was changed. */
  const votes = c.table(
    'votes',
    {
      ballotId: c
        .text('ballot_id')
        .notNull()
        .references(() => ballots.id),
      votingGroupId: c.text('voting_group_id').notNull(),
      organisationId: c
        .text('organisation_id')
        .notNull()
        .references(() => organisations.id),
      position: c.text('position').$type<VotePosition>().notNull(),
      reason: c.text('reason').notNull(),
      /**
       * The comments that the vote names: a "do not approve" rests on them, an "approve with comments" is filed with them.
       * Once only the first named any; the audit record holds votes under this name, so it stays.
       */
      blockingCommentIds: c.json<string[]>('blocking_comment_ids').notNull(),
      castBy: c
        .text('cast_by')
        .notNull()
        .references(() => people.id),
      castAt: c.time('cast_at').notNull(),
      revision: c.int('revision').notNull(),
      /** Set when the organisation withdrew its "do not approve" after closing. */
      withdrawnAt: c.time('withdrawn_at'),
    },
    (t) => [c.primaryKey({ columns: [t.ballotId, t.votingGroupId] })],
  );

  /** Every cast and every change, in order; what the recount reads. */
  const voteEvents = c.table(
    'vote_events',
    {
      id: c.serial('id'),
      ballotId: c
        .text('ballot_id')
        .notNull()
        .references(() => ballots.id),
      votingGroupId: c.text('voting_group_id').notNull(),
      organisationId: c.text('organisation_id').notNull(),
      position: c.text('position').$type<VotePosition>().notNull(),
      reason: c.text('reason').notNull(),
      /** The comments that the vote names, as above. */
      blockingCommentIds: c.json<string[]>('blocking_comment_ids').notNull(),
      castBy: c.text('cast_by').notNull(),
      castAt: c.time('cast_at').notNull(),
      withdrawal: c.bool('withdrawal').notNull(),
      receipt: c.text('receipt').notNull(),
      /** True where it was said with the vote that another enrolled organisation pays for it; null where not. */
      paidByEnrolled: c.bool('paid_by_enrolled'),
    },
    (t) => [c.index('vote_events_ballot').on(t.ballotId, t.id)],
  );

  return { enrolments, ruleVariations, ballots, electorate, votes, voteEvents };
}
