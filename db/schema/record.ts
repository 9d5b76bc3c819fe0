import type { Columns } from '../columns';
import type { Digest, NoticeKind } from '../words';

/** The audit record, the post, and the installation's settings. */
export function recordTables(c: Columns) {
  /** Append-only (a trigger refuses change and removal). Each event carries the hash of the one before. */
  const auditEvents = c.table(
    'audit_events',
    {
      /** Contiguous from 1, given inside the transaction that writes the event. */
      seq: c.int('seq').primaryKey(),
      at: c.time('at').notNull(),
      actorKind: c.text('actor_kind').notNull(),
      actorId: c.text('actor_id'),
      organisationId: c.text('organisation_id'),
      act: c.text('act').notNull(),
      objectKind: c.text('object_kind').notNull(),
      objectId: c.text('object_id').notNull(),
      standardId: c.text('standard_id'),
      versionId: c.text('version_id'),
      before: c.json<unknown>('before'),
      after: c.json<unknown>('after'),
      previousHash: c.text('previous_hash').notNull(),
      hash: c.text('hash').notNull(),
    },
    (t) => [
      c.index('audit_events_object').on(t.objectKind, t.objectId),
      c.index('audit_events_version').on(t.versionId),
      c.index('audit_events_at').on(t.at),
    ],
  );

  /** The newest event, in one row that every writer updates: two writers at once cannot both extend the chain. */
  const auditHead = c.table('audit_head', {
    id: c.int('id').primaryKey(),
    seq: c.int('seq').notNull(),
    hash: c.text('hash').notNull(),
  });

  /**
   * Mail waiting to go out; written with the act that caused it, sent afterwards. A letter about notices has a
   * person in place of words: it is written at the moment of sending, from what that person may see then.
   */
  const letters = c.table(
    'letters',
    {
      id: c.serial('id'),
      recipient: c.text('recipient').notNull(),
      subject: c.text('subject').notNull(),
      body: c.text('body').notNull(),
      createdAt: c.time('created_at').notNull(),
      notBefore: c.time('not_before').notNull(),
      attempts: c.int('attempts').notNull(),
      sentAt: c.time('sent_at'),
      failedAt: c.time('failed_at'),
      lastError: c.text('last_error'),
      personId: c.text('person_id'),
      /** The kind of notice, or the collection, that the letter is about. */
      about: c.text('about').$type<NoticeKind | Digest>(),
    },
    (t) => [
      c.index('letters_waiting').on(t.sentAt, t.notBefore),
      c.index('letters_person').on(t.personId, t.about, t.createdAt),
    ],
  );

  const settings = c.table('settings', {
    key: c.text('key').primaryKey(),
    value: c.json<unknown>('value').notNull(),
    changedAt: c.time('changed_at').notNull(),
  });

  return { auditEvents, auditHead, letters, settings };
}
