import { and, asc, eq, exists, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../store';
import type { Disposition, Impact } from '../words';
import { placeInRecord } from './order-of-record';

/** Dispositions by which a text is changed. */
export const CHANGING: Disposition[] = ['accepted', 'accepted-with-changes'];

/** A change of a version that was agreed, and where it was applied in the order of the audit record. */
export interface AgreedChangeRow {
  readonly what: 'comment' | 'amendment';
  readonly number: number;
  readonly impact: Impact;
  /** Null while nobody has said that the text of this version has it. */
  readonly applied: number | null;
}

/** Where the opening of the latest consultation of a version stands in the audit record; 0 before the first. */
export async function placeOfConsultation(tx: Tx, versionId: string): Promise<number> {
  const { versions } = tx.tables;
  const opened = placeInRecord(tx, 'version', versions.id, 'consultation-opened', 'last');
  const [latest] = await tx.db.select({ opened }).from(versions).where(eq(versions.id, versionId));
  return Number(latest?.opened ?? 0);
}

/**
 * The changes that were agreed for a version, by their numbers: accepted comments on it, those on another version of
 * the standard that were applied in this one, and amendments of which a part was taken into its draft.
 */
export async function listAgreedChanges(tx: Tx, versionId: string): Promise<AgreedChangeRow[]> {
  const { comments } = tx.tables;
  const said = await tx.db
    .select({
      number: comments.number,
      impact: comments.impact,
      appliedIn: comments.appliedInVersionId,
      place: placeInRecord(tx, 'comment', comments.id, 'comment-applied', 'last'),
    })
    .from(comments)
    .where(
      and(
        or(eq(comments.versionId, versionId), eq(comments.appliedInVersionId, versionId)),
        inArray(comments.disposition, CHANGING),
        isNotNull(comments.impact),
      ),
    )
    .orderBy(asc(comments.number));
  const taken = await listTakenAmendments(tx, versionId);
  return [
    ...said.map(({ number, impact, appliedIn, place }) => ({
      what: 'comment' as const,
      number,
      impact,
      applied: appliedIn === versionId ? Number(place) : null,
    })),
    ...taken.map(({ number, impact, accepted, inPart }) => ({
      what: 'amendment' as const,
      number,
      impact,
      applied: Math.max(Number(accepted), Number(inPart)),
    })),
  ].flatMap(({ impact, ...row }) => (impact === null ? [] : [{ ...row, impact }]));
}

/** Whether a comment was decided after this text was frozen, by the order of the audit record. */
export async function wasDecidedAfter(tx: Tx, commentId: string, snapshotId: string): Promise<boolean> {
  const { comments } = tx.tables;
  const [decided] = await tx.db
    .select({ place: placeInRecord(tx, 'comment', comments.id, 'comment-decided', 'last') })
    .from(comments)
    .where(eq(comments.id, commentId));
  return Number(decided?.place ?? 0) > (await placeOfFreezing(tx, snapshotId));
}

async function placeOfFreezing(tx: Tx, snapshotId: string): Promise<number> {
  const { snapshots } = tx.tables;
  const [frozen] = await tx.db
    .select({ place: placeInRecord(tx, 'snapshot', snapshots.id, 'text-frozen') })
    .from(snapshots)
    .where(eq(snapshots.id, snapshotId));
  return Number(frozen?.place ?? 0);
}

/**
 * Comments on a version that were accepted after this text of it was frozen, by their numbers, without those whose
 * change is in the text of another version.
 */
export async function listAcceptedSince(tx: Tx, versionId: string, snapshotId: string) {
  const { comments } = tx.tables;
  const since = await placeOfFreezing(tx, snapshotId);
  const accepted = await tx.db
    .select({
      number: comments.number,
      impact: comments.impact,
      place: placeInRecord(tx, 'comment', comments.id, 'comment-decided', 'last'),
    })
    .from(comments)
    .where(
      and(
        eq(comments.versionId, versionId),
        inArray(comments.disposition, CHANGING),
        or(isNull(comments.appliedInVersionId), eq(comments.appliedInVersionId, versionId)),
      ),
    )
    .orderBy(asc(comments.number));
  return accepted.filter(({ place }) => Number(place) > since);
}

/** What was taken into an amendment reaches the draft with that one, which says its impact. */
async function listTakenAmendments(tx: Tx, versionId: string) {
  const { amendments, amendmentDecisions, documents } = tx.tables;
  const partTaken = tx.db
    .select({ one: sql`1` })
    .from(amendmentDecisions)
    .where(
      and(
        eq(amendmentDecisions.amendmentId, amendments.id),
        ne(amendmentDecisions.outcome, 'rejected'),
        isNull(amendmentDecisions.undoneAt),
      ),
    );
  return await tx.db
    .select({
      number: amendments.number,
      impact: amendments.impact,
      accepted: placeInRecord(tx, 'amendment', amendments.id, 'amendment-accepted', 'last'),
      inPart: placeInRecord(tx, 'amendment', amendments.id, 'amendment-decided-in-part', 'last'),
    })
    .from(amendments)
    .innerJoin(documents, and(eq(documents.id, amendments.draftId), eq(documents.kind, 'draft')))
    .where(
      and(
        eq(amendments.versionId, versionId),
        or(eq(amendments.state, 'accepted'), exists(partTaken)),
        isNotNull(amendments.impact),
      ),
    )
    .orderBy(asc(amendments.number));
}
