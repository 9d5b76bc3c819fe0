import {
  and,
  count,
  desc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { alphabetical, jsonHas } from '../dialect';
import type { Tx } from '../store';
import type { CareSetting, StandardType, Topic, VersionState } from '../words';
import { notReplaced } from './versions';

/** What the directory is narrowed to; an absent part narrows nothing. */
export interface DirectoryFilter {
  readonly states?: readonly VersionState[];
  readonly types?: readonly StandardType[];
  readonly careSettings?: readonly CareSetting[];
  readonly topics?: readonly Topic[];
  /** Slug of the organisation that owns the standard. */
  readonly owner?: string;
  readonly mandatory?: boolean;
  readonly openForComment?: boolean;
  /** Ids that a search found. */
  readonly among?: readonly string[];
}

export type DirectoryOrder = 'newest' | 'title';

/** States of a version that people are to use, unless a patch replaced it. */
const IN_FORCE: readonly VersionState[] = ['published', 'effective'];

/** A version of the standard in question that meets a condition. */
function hasVersion(tx: Tx, condition: SQL | undefined): SQL {
  const { versions, standards } = tx.tables;
  return exists(
    tx.db
      .select({ one: sql`1` })
      .from(versions)
      .where(and(eq(versions.standardId, standards.id), condition)),
  );
}

/** True where the column's list has any of the words. */
function anyWord(tx: Tx, column: Parameters<typeof jsonHas>[1], words: readonly string[]): SQL {
  return sql`(${sql.join(
    words.map((word) => jsonHas(tx, column, word)),
    sql` or `,
  )})`;
}

function conditions(tx: Tx, filter: DirectoryFilter): SQL | undefined {
  const { standards, versions, organisations } = tx.tables;
  const parts: (SQL | undefined)[] = [isNull(standards.hiddenAt)];
  const { states = [], types = [], careSettings = [], topics = [] } = filter;
  // A cancelled version counts only where cancelled ones are asked for.
  parts.push(
    hasVersion(
      tx,
      states.length > 0
        ? and(
            inArray(versions.state, [...states]),
            or(notInArray(versions.state, [...IN_FORCE]), notReplaced(tx)),
          )
        : ne(versions.state, 'cancelled'),
    ),
  );
  if (types.length > 0) parts.push(inArray(standards.type, [...types]));
  if (careSettings.length > 0) parts.push(anyWord(tx, standards.careSettings, careSettings));
  if (topics.length > 0) parts.push(anyWord(tx, standards.topics, topics));
  if (filter.owner) {
    const owner = tx.db
      .select({ id: organisations.id })
      .from(organisations)
      .where(eq(organisations.slug, filter.owner));
    parts.push(inArray(standards.ownerId, owner));
  }
  if (filter.mandatory) {
    parts.push(
      hasVersion(
        tx,
        and(isNotNull(versions.complyBy), inArray(versions.state, [...IN_FORCE]), notReplaced(tx)),
      ),
    );
  }
  if (filter.openForComment) parts.push(hasVersion(tx, eq(versions.state, 'consultation')));
  if (filter.among)
    parts.push(filter.among.length > 0 ? inArray(standards.id, [...filter.among]) : sql`1 = 0`);
  return and(...parts);
}

export async function countDirectory(tx: Tx, filter: DirectoryFilter): Promise<number> {
  const { standards } = tx.tables;
  const [row] = await tx.db.select({ n: count() }).from(standards).where(conditions(tx, filter));
  return Number(row?.n ?? 0);
}

/** Ids of the matching standards, all of them, in no order; for putting a search's own order on them. */
export async function listDirectoryIds(tx: Tx, filter: DirectoryFilter): Promise<string[]> {
  const { standards } = tx.tables;
  const rows = await tx.db.select({ id: standards.id }).from(standards).where(conditions(tx, filter));
  return rows.map((row) => row.id);
}

/** One page of the matching standards with their owners. */
export async function listDirectory(
  tx: Tx,
  filter: DirectoryFilter,
  order: DirectoryOrder,
  limit: number,
  offset: number,
) {
  const { standards, organisations, versions } = tx.tables;
  const lastChange = sql`(select max(${versions.stateSince}) from ${versions} where ${versions.standardId} = ${standards.id})`;
  return await tx.db
    .select({ standard: standards, ownerName: organisations.name, ownerSlug: organisations.slug })
    .from(standards)
    .leftJoin(organisations, eq(organisations.id, standards.ownerId))
    .where(conditions(tx, filter))
    .orderBy(
      ...(order === 'title' ? [alphabetical(tx, standards.title)] : [sql`${lastChange} desc nulls last`]),
      desc(standards.number),
    )
    .limit(limit)
    .offset(offset);
}

/** Organisations that own a standard readers may see, for the filter. */
export async function listOwners(tx: Tx) {
  const { standards, organisations } = tx.tables;
  return await tx.db
    .selectDistinct({ name: organisations.name, slug: organisations.slug })
    .from(standards)
    .innerJoin(organisations, eq(organisations.id, standards.ownerId))
    .where(isNull(standards.hiddenAt));
}

/** Versions in one of these states, of standards readers may see; newest change first. */
export async function listVersionsInState(tx: Tx, states: readonly VersionState[], limit: number) {
  const { standards, versions } = tx.tables;
  return await tx.db
    .select({
      standardId: standards.id,
      reference: standards.reference,
      title: standards.title,
      summary: standards.summary,
      version: versions,
    })
    .from(versions)
    .innerJoin(standards, eq(standards.id, versions.standardId))
    .where(and(inArray(versions.state, [...states]), isNull(standards.hiddenAt)))
    .orderBy(desc(versions.stateSince), desc(versions.id))
    .limit(limit);
}

/** The newest publications, of standards readers may see. */
export async function listRecentlyPublished(tx: Tx, limit: number) {
  const { standards, versions } = tx.tables;
  return await tx.db
    .select({ reference: standards.reference, title: standards.title, version: versions })
    .from(versions)
    .innerJoin(standards, eq(standards.id, versions.standardId))
    .where(
      and(
        isNotNull(versions.publishedAt),
        inArray(versions.state, [...IN_FORCE]),
        notReplaced(tx),
        isNull(standards.hiddenAt),
      ),
    )
    .orderBy(sql`${versions.publishedAt} desc nulls last`, desc(versions.id))
    .limit(limit);
}

/** Ballots that are open now, soonest to close first. */
export async function listOpenBallots(tx: Tx) {
  const { standards, versions, ballots } = tx.tables;
  return await tx.db
    .select({
      id: ballots.id,
      closesAt: ballots.closesAt,
      reference: standards.reference,
      title: standards.title,
      number: versions.number,
    })
    .from(ballots)
    .innerJoin(versions, eq(versions.id, ballots.versionId))
    .innerJoin(standards, eq(standards.id, ballots.standardId))
    .where(and(eq(ballots.state, 'open'), isNull(standards.hiddenAt)))
    .orderBy(ballots.closesAt, ballots.id);
}
