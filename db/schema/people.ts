import type { Columns } from '../columns';
import type { Office, TokenPurpose } from '../words';

/** People, how they sign in, and what they may do for the installation as a whole. */
export function peopleTables(c: Columns) {
  const people = c.table(
    'people',
    {
      id: c.text('id').primaryKey(),
      /** Lower case; the one address a person signs in with. */
      email: c.text('email').notNull(),
      name: c.text('name').notNull(),
      /** scrypt, in the form written by app/services/people/password.ts; null until a password is set. */
      passwordHash: c.text('password_hash'),
      emailConfirmedAt: c.time('email_confirmed_at'),
      suspendedAt: c.time('suspended_at'),
      lastSeenAt: c.time('last_seen_at'),
      createdAt: c.time('created_at').notNull(),
    },
    (t) => [c.uniqueIndex('people_email').on(t.email)],
  );

  /** Secretariat, NHS Standards Lead and Administrator: held for the whole installation, never per standard. */
  const offices = c.table(
    'offices',
    {
      personId: c
        .text('person_id')
        .notNull()
        .references(() => people.id),
      office: c.text('office').$type<Office>().notNull(),
      grantedBy: c.text('granted_by'),
      grantedAt: c.time('granted_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.personId, t.office] })],
  );

  /** A signed-in browser. The cookie holds a random secret; only its SHA-256 is stored. */
  const sessions = c.table(
    'sessions',
    {
      id: c.text('id').primaryKey(),
      secretHash: c.text('secret_hash').notNull(),
      personId: c
        .text('person_id')
        .notNull()
        .references(() => people.id),
      createdAt: c.time('created_at').notNull(),
      lastSeenAt: c.time('last_seen_at').notNull(),
      expiresAt: c.time('expires_at').notNull(),
      agent: c.text('agent').notNull(),
    },
    (t) => [
      c.uniqueIndex('sessions_secret_hash').on(t.secretHash),
      c.index('sessions_person').on(t.personId),
    ],
  );

  /** A secret sent by mail or printed on the console, good for one use. Only its SHA-256 is stored. */
  const tokens = c.table('tokens', {
    secretHash: c.text('secret_hash').primaryKey(),
    purpose: c.text('purpose').$type<TokenPurpose>().notNull(),
    personId: c.text('person_id').references(() => people.id),
    email: c.text('email'),
    /** What was typed with the registration that this token confirms, until it does. */
    name: c.text('name'),
    /** As of a person. */
    passwordHash: c.text('password_hash'),
    createdAt: c.time('created_at').notNull(),
    expiresAt: c.time('expires_at').notNull(),
    usedAt: c.time('used_at'),
  });

  /** Counts of attempts in one window, keyed by what is limited (`sign-in:account:…`, `sign-in:address:…`). */
  const attempts = c.table('attempts', {
    key: c.text('key').primaryKey(),
    count: c.int('count').notNull(),
    windowEndsAt: c.time('window_ends_at').notNull(),
  });

  return { people, offices, sessions, tokens, attempts };
}
