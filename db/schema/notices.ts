import type { Columns } from '../columns';
import type { NoticeChannel, NoticeKind, NoticeMail, NoticeObject } from '../words';
import type { peopleTables } from './people';

/** What people are told, how they want to be told, and which reminders were given. */
export function noticeTables(c: Columns, { people }: ReturnType<typeof peopleTables>) {
  /** Something one person should look at; made by the act it tells of, in the same transaction. */
  const notices = c.table(
    'notices',
    {
      id: c.text('id').primaryKey(),
      personId: c
        .text('person_id')
        .notNull()
        .references(() => people.id),
      kind: c.text('kind').notNull(),
      summary: c.text('summary').notNull(),
      /** Path inside the portal that the notice leads to. */
      path: c.text('path').notNull(),
      standardId: c.text('standard_id'),
      createdAt: c.time('created_at').notNull(),
      readAt: c.time('read_at'),
      /** More words for the letter; null for none. */
      detail: c.text('detail'),
      /** How often it happened since the notice was first made. */
      times: c.int('times').notNull().default(1),
      /** The organisation for which the person is told. */
      organisationId: c.text('organisation_id'),
      objectKind: c.text('object_kind').$type<NoticeObject>(),
      objectId: c.text('object_id'),
      /** Null when no letter is to come of it any more, or never was. */
      mail: c.text('mail').$type<NoticeMail>(),
      mailAfter: c.time('mail_after'),
      /** The letter that tells of it. */
      letterId: c.int('letter_id'),
    },
    (t) => [
      c.index('notices_person').on(t.personId, t.createdAt),
      c.index('notices_mail').on(t.mail, t.mailAfter),
      c.index('notices_letter').on(t.letterId),
    ],
  );

  /** Where a person wants to be told of a kind; kinds without a row follow the rules of the house. */
  const noticeChoices = c.table(
    'notice_choices',
    {
      personId: c
        .text('person_id')
        .notNull()
        .references(() => people.id),
      kind: c.text('kind').$type<NoticeKind>().notNull(),
      channel: c.text('channel').$type<NoticeChannel>().notNull(),
      chosenAt: c.time('chosen_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.personId, t.kind] })],
  );

  const mailWishes = c.table(
    'mail_wishes',
    {
      personId: c
        .text('person_id')
        .primaryKey()
        .references(() => people.id),
      /** Stands in the addresses that end letters; it is good for nothing else, so it is kept as it is. */
      secret: c.text('secret').notNull(),
      /** No letters about notices until then. */
      pausedUntil: c.time('paused_until'),
    },
    (t) => [c.uniqueIndex('mail_wishes_secret').on(t.secret)],
  );

  /** Reminders that were given, or passed over because a later one was due: each is settled once for a closing time. */
  const reminders = c.table(
    'reminders',
    {
      objectKind: c.text('object_kind').$type<NoticeObject>().notNull(),
      objectId: c.text('object_id').notNull(),
      closesAt: c.time('closes_at').notNull(),
      daysBefore: c.int('days_before').notNull(),
      settledAt: c.time('settled_at').notNull(),
      /** How many people were told. */
      told: c.int('told').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.objectId, t.closesAt, t.daysBefore] })],
  );

  return { notices, noticeChoices, mailWishes, reminders };
}
