import type { Columns } from '../columns';
import type { InterestCategory, MembershipDuty, OrganisationKind } from '../words';
import type { peopleTables } from './people';

/** Organisations and who speaks for them. */
export function organisationTables(c: Columns, { people }: ReturnType<typeof peopleTables>) {
  const organisations = c.table(
    'organisations',
    {
      id: c.text('id').primaryKey(),
      slug: c.text('slug').notNull(),
      name: c.text('name').notNull(),
      kind: c.text('kind').$type<OrganisationKind>().notNull(),
      interestCategory: c.text('interest_category').$type<InterestCategory>().notNull(),
      /** Organisation that owns this one; the two count as one voter. */
      parentId: c.text('parent_id'),
      description: c.text('description').notNull().default(''),
      website: c.text('website'),
      createdBy: c.text('created_by').references(() => people.id),
      createdAt: c.time('created_at').notNull(),
      verifiedBy: c.text('verified_by').references(() => people.id),
      verifiedAt: c.time('verified_at'),
      suspendedAt: c.time('suspended_at'),
      /** Told to its members; null while it is not suspended. */
      suspensionReason: c.text('suspension_reason'),
    },
    (t) => [c.uniqueIndex('organisations_slug').on(t.slug), c.uniqueIndex('organisations_name').on(t.name)],
  );

  /** One person's place in one organisation. `representative` and `alternate` are held by one person each. */
  const memberships = c.table(
    'memberships',
    {
      organisationId: c
        .text('organisation_id')
        .notNull()
        .references(() => organisations.id),
      personId: c
        .text('person_id')
        .notNull()
        .references(() => people.id),
      duty: c.text('duty').$type<MembershipDuty>().notNull(),
      /** May invite, remove, and name the representative and the alternate. */
      manages: c.bool('manages').notNull(),
      joinedAt: c.time('joined_at').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.personId] }),
      c.index('memberships_person').on(t.personId),
    ],
  );

  /** Somebody asked to join; a managing member answers. */
  const joinRequests = c.table(
    'join_requests',
    {
      organisationId: c
        .text('organisation_id')
        .notNull()
        .references(() => organisations.id),
      personId: c
        .text('person_id')
        .notNull()
        .references(() => people.id),
      message: c.text('message').notNull(),
      createdAt: c.time('created_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.organisationId, t.personId] })],
  );

  const invitations = c.table(
    'invitations',
    {
      id: c.text('id').primaryKey(),
      organisationId: c
        .text('organisation_id')
        .notNull()
        .references(() => organisations.id),
      email: c.text('email').notNull(),
      secretHash: c.text('secret_hash').notNull(),
      invitedBy: c
        .text('invited_by')
        .notNull()
        .references(() => people.id),
      createdAt: c.time('created_at').notNull(),
      expiresAt: c.time('expires_at').notNull(),
      acceptedAt: c.time('accepted_at'),
      withdrawnAt: c.time('withdrawn_at'),
    },
    (t) => [c.uniqueIndex('invitations_secret_hash').on(t.secretHash)],
  );

  return { organisations, memberships, joinRequests, invitations };
}
