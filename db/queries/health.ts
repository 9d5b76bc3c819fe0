import { desc, eq, sql } from 'drizzle-orm';
import { rows } from '../dialect';
import type { Tx } from '../store';
import type { DocumentKind } from '../words';

/** When the newest update of a text or event of the record was written; null when nothing was. */
export async function newestEntryAt(tx: Tx): Promise<Date | null> {
  const { auditEvents, documentUpdates } = tx.tables;
  const [event] = await tx.db
    .select({ at: auditEvents.at })
    .from(auditEvents)
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  const [update] = await tx.db
    .select({ at: documentUpdates.at })
    .from(documentUpdates)
    .orderBy(desc(documentUpdates.seq))
    .limit(1);
  const times = [event?.at, update?.at].flatMap((at) => at ?? []);
  return times.length === 0 ? null : new Date(Math.max(...times.map((at) => at.getTime())));
}

export interface LargeDocument {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly reference: string;
  readonly title: string;
  readonly version: string;
  /** Bytes of its log, folded part included. */
  readonly bytes: number;
  readonly updates: number;
}

/** The documents whose logs take the most room, largest first. */
export async function largestDocuments(tx: Tx, most: number): Promise<LargeDocument[]> {
  const sizes = await rows<{ id: string; bytes: number; updates: number }>(
    tx,
    sql`select id, cast(sum(bytes) as bigint) as bytes, cast(sum(updates) as bigint) as updates from (
          select document_id as id, sum(length(bytes)) as bytes, count(*) as updates
            from document_updates group by document_id
          union all
          select document_id as id, length(state) as bytes, 0 as updates from document_snapshots
          union all
          select document_id as id, sum(length(bytes)) as bytes, 0 as updates from fold_parts group by document_id
        ) as parts group by id order by 2 desc, id limit ${most}`,
  );
  const { documents, standards, versions } = tx.tables;
  const found: LargeDocument[] = [];
  for (const { id, bytes, updates } of sizes) {
    const [place] = await tx.db
      .select({
        kind: documents.kind,
        reference: standards.reference,
        title: standards.title,
        version: versions.number,
      })
      .from(documents)
      .innerJoin(versions, eq(versions.id, documents.versionId))
      .innerJoin(standards, eq(standards.id, versions.standardId))
      .where(eq(documents.id, id));
    if (place) found.push({ documentId: id, ...place, bytes: Number(bytes), updates: Number(updates) });
  }
  return found;
}
