import { and, asc, count, desc, eq, gte, inArray, lt, type SQL } from 'drizzle-orm';
import { contains } from '../dialect';
import type { Tx } from '../store';

/** What is looked for in the audit record. */
export interface RecordFilter {
  /** In the name of the person who acted. */
  readonly who?: string;
  readonly act?: string;
  readonly objectKind?: string;
  readonly objectId?: string;
  /** `STD-0042`. */
  readonly reference?: string;
  readonly from?: Date;
  /** Before this moment. */
  readonly until?: Date;
}

function conditions(tx: Tx, filter: RecordFilter): SQL | undefined {
  const { auditEvents, people, standards } = tx.tables;
  const parts: SQL[] = [];
  if (filter.who) parts.push(contains(tx, people.name, filter.who));
  if (filter.act) parts.push(eq(auditEvents.act, filter.act));
  if (filter.objectKind) parts.push(eq(auditEvents.objectKind, filter.objectKind));
  if (filter.objectId) parts.push(eq(auditEvents.objectId, filter.objectId));
  if (filter.reference) parts.push(eq(standards.reference, filter.reference));
  if (filter.from) parts.push(gte(auditEvents.at, filter.from));
  if (filter.until) parts.push(lt(auditEvents.at, filter.until));
  return and(...parts);
}

/** Newest first, with the names that go with the ids. */
export async function listRecord(
  tx: Tx,
  filter: RecordFilter,
  page: { readonly limit: number; readonly offset?: number; readonly beforeSeq?: number },
) {
  const { auditEvents, people, organisations, standards } = tx.tables;
  const before = page.beforeSeq === undefined ? undefined : lt(auditEvents.seq, page.beforeSeq);
  return await tx.db
    .select({
      seq: auditEvents.seq,
      at: auditEvents.at,
      actorKind: auditEvents.actorKind,
      actorId: auditEvents.actorId,
      actorName: people.name,
      organisationName: organisations.name,
      act: auditEvents.act,
      objectKind: auditEvents.objectKind,
      objectId: auditEvents.objectId,
      reference: standards.reference,
      before: auditEvents.before,
      after: auditEvents.after,
      hash: auditEvents.hash,
    })
    .from(auditEvents)
    .leftJoin(people, eq(people.id, auditEvents.actorId))
    .leftJoin(organisations, eq(organisations.id, auditEvents.organisationId))
    .leftJoin(standards, eq(standards.id, auditEvents.standardId))
    .where(and(conditions(tx, filter), before))
    .orderBy(desc(auditEvents.seq))
    .limit(page.limit)
    .offset(page.offset ?? 0);
}

export type RecordRow = Awaited<ReturnType<typeof listRecord>>[number];

export async function countRecord(tx: Tx, filter: RecordFilter): Promise<number> {
  const { auditEvents, people, standards } = tx.tables;
  const [row] = await tx.db
    .select({ n: count() })
    .from(auditEvents)
    .leftJoin(people, eq(people.id, auditEvents.actorId))
    .leftJoin(standards, eq(standards.id, auditEvents.standardId))
    .where(conditions(tx, filter));
  return Number(row?.n ?? 0);
}

/** The acts and kinds of object that occur in the record, for choosing from. */
export async function listRecordWords(tx: Tx) {
  const { auditEvents } = tx.tables;
  const acts = await tx.db
    .selectDistinct({ word: auditEvents.act })
    .from(auditEvents)
    .orderBy(asc(auditEvents.act));
  const kinds = await tx.db
    .selectDistinct({ word: auditEvents.objectKind })
    .from(auditEvents)
    .orderBy(asc(auditEvents.objectKind));
  return { acts: acts.map(({ word }) => word), kinds: kinds.map(({ word }) => word) };
}

/** Events of a version with these acts, in the order of the chain, with the names of who did it and to whom. */
export async function listVersionEvents(tx: Tx, versionId: string, acts: readonly string[]) {
  const { auditEvents, people } = tx.tables;
  const events = await tx.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.versionId, versionId), inArray(auditEvents.act, [...acts])))
    .orderBy(asc(auditEvents.seq));
  const ids = events.flatMap(({ actorKind, actorId, objectKind, objectId }) => [
    ...(actorKind === 'person' && actorId !== null ? [actorId] : []),
    ...(objectKind === 'person' ? [objectId] : []),
  ]);
  const named =
    ids.length === 0
      ? []
      : await tx.db
          .select({ id: people.id, name: people.name })
          .from(people)
          .where(inArray(people.id, [...new Set(ids)]));
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return events.map((event) => ({
    ...event,
    actorName: names.get(event.actorId ?? '') ?? null,
    personName: event.objectKind === 'person' ? (names.get(event.objectId) ?? null) : null,
  }));
}

/** The last event with one of these acts about a thing, or on a version. */
export async function findLastEvent(
  tx: Tx,
  about: { readonly objectKind: string; readonly objectId: string } | { readonly versionId: string },
  acts: readonly string[],
) {
  const { auditEvents } = tx.tables;
  const [event] = await tx.db
    .select({ seq: auditEvents.seq, act: auditEvents.act, after: auditEvents.after })
    .from(auditEvents)
    .where(
      and(
        'versionId' in about
          ? eq(auditEvents.versionId, about.versionId)
          : and(eq(auditEvents.objectKind, about.objectKind), eq(auditEvents.objectId, about.objectId)),
        inArray(auditEvents.act, [...acts]),
      ),
    )
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  return event;
}

/** The event of a ballot that holds this receipt. */
export async function findVoteEvent(
  tx: Tx,
  ballotId: string,
  receipt: string,
): Promise<{ readonly seq: number; readonly hash: string } | undefined> {
  const { auditEvents } = tx.tables;
  const rows = await tx.db
    .select({ seq: auditEvents.seq, hash: auditEvents.hash, after: auditEvents.after })
    .from(auditEvents)
    .where(and(eq(auditEvents.objectKind, 'ballot'), eq(auditEvents.objectId, ballotId)))
    .orderBy(asc(auditEvents.seq));
  const found = rows.find(
    ({ after }) =>
      typeof after === 'object' && after !== null && 'receipt' in after && after.receipt === receipt,
  );
  return found && { seq: found.seq, hash: found.hash };
}
