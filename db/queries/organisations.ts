import { and, asc, count, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { alphabetical, contains } from '../dialect';
import type { Tx } from '../store';
import type { InterestCategory, OrganisationKind, OrganisationState } from '../words';

export type OrganisationRow = Tx['tables']['organisations']['$inferSelect'];

export async function insertOrganisation(
  tx: Tx,
  row: Tx['tables']['organisations']['$inferInsert'],
): Promise<void> {
  await tx.db.insert(tx.tables.organisations).values(row);
}

export async function findOrganisation(tx: Tx, id: string): Promise<OrganisationRow | undefined> {
  const { organisations } = tx.tables;
  const [row] = await tx.db.select().from(organisations).where(eq(organisations.id, id));
  return row;
}

export async function findOrganisationBySlug(tx: Tx, slug: string): Promise<OrganisationRow | undefined> {
  const { organisations } = tx.tables;
  const [row] = await tx.db.select().from(organisations).where(eq(organisations.slug, slug));
  return row;
}

/** An organisation with this name in letters of either case, other than `exceptId`. */
export async function findOrganisationByName(tx: Tx, name: string, exceptId = '') {
  const { organisations } = tx.tables;
  const [row] = await tx.db
    .select({ id: organisations.id, name: organisations.name, slug: organisations.slug })
    .from(organisations)
    .where(
      and(
        or(eq(organisations.name, name), sql`lower(${organisations.name}) = lower(${name})`),
        ne(organisations.id, exceptId),
      ),
    );
  return row;
}

/** Which of these slugs are taken. */
export async function takenSlugs(tx: Tx, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  const { organisations } = tx.tables;
  const rows = await tx.db
    .select({ slug: organisations.slug })
    .from(organisations)
    .where(inArray(organisations.slug, [...slugs]));
  return new Set(rows.map((row) => row.slug));
}

export async function updateOrganisation(
  tx: Tx,
  id: string,
  change: Partial<Omit<Tx['tables']['organisations']['$inferInsert'], 'id'>>,
): Promise<void> {
  const { organisations } = tx.tables;
  await tx.db.update(organisations).set(change).where(eq(organisations.id, id));
}

export interface OrganisationFilter {
  /** In the name or the description. */
  readonly words?: string;
  readonly kind?: OrganisationKind;
  readonly interestCategory?: InterestCategory;
  readonly state?: OrganisationState;
  /** Leaves suspended ones out, as public lists do. */
  readonly listed?: boolean;
}

function conditions(tx: Tx, filter: OrganisationFilter): SQL | undefined {
  const { organisations } = tx.tables;
  const parts: (SQL | undefined)[] = [];
  if (filter.words) {
    parts.push(
      or(
        contains(tx, organisations.name, filter.words),
        contains(tx, organisations.description, filter.words),
      ),
    );
  }
  if (filter.kind) parts.push(eq(organisations.kind, filter.kind));
  if (filter.interestCategory) parts.push(eq(organisations.interestCategory, filter.interestCategory));
  if (filter.listed) parts.push(isNull(organisations.suspendedAt));
  if (filter.state === 'suspended') parts.push(isNotNull(organisations.suspendedAt));
  if (filter.state === 'verified') {
    parts.push(isNull(organisations.suspendedAt), isNotNull(organisations.verifiedAt));
  }
  if (filter.state === 'unverified') {
    parts.push(isNull(organisations.suspendedAt), isNull(organisations.verifiedAt));
  }
  return and(...parts);
}

/** Organisations by name, with how many people belong to each. */
export async function listOrganisations(tx: Tx, filter: OrganisationFilter, limit: number, offset = 0) {
  const { organisations, memberships } = tx.tables;
  return await tx.db
    .select({
      id: organisations.id,
      slug: organisations.slug,
      name: organisations.name,
      kind: organisations.kind,
      interestCategory: organisations.interestCategory,
      parentId: organisations.parentId,
      createdAt: organisations.createdAt,
      verifiedAt: organisations.verifiedAt,
      suspendedAt: organisations.suspendedAt,
      members: count(memberships.personId),
    })
    .from(organisations)
    .leftJoin(memberships, eq(memberships.organisationId, organisations.id))
    .where(conditions(tx, filter))
    .groupBy(organisations.id)
    .orderBy(alphabetical(tx, organisations.name), asc(organisations.id))
    .limit(limit)
    .offset(offset);
}

export async function countOrganisations(tx: Tx, filter: OrganisationFilter): Promise<number> {
  const { organisations } = tx.tables;
  const [row] = await tx.db.select({ n: count() }).from(organisations).where(conditions(tx, filter));
  return Number(row?.n ?? 0);
}

/** Every organisation that is not suspended, for choosing one from a list. */
export async function listOrganisationChoices(tx: Tx) {
  const { organisations } = tx.tables;
  return await tx.db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(isNull(organisations.suspendedAt))
    .orderBy(alphabetical(tx, organisations.name));
}

/** The verified organisations that name this one as the one that owns them: anybody may say so, the Secretariat looks. */
export async function listSubsidiaries(tx: Tx, parentId: string) {
  const { organisations } = tx.tables;
  return await tx.db
    .select({ name: organisations.name, slug: organisations.slug })
    .from(organisations)
    .where(
      and(
        eq(organisations.parentId, parentId),
        isNotNull(organisations.verifiedAt),
        isNull(organisations.suspendedAt),
      ),
    )
    .orderBy(alphabetical(tx, organisations.name));
}
