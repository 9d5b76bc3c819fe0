import { and, asc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Tx } from '../store';
import type { Disposition, Impact } from '../words';
import { lastActBefore, placeInRecord } from './order-of-record';
import { listAmendmentsInText, listTakenAmendments } from './taken-amendments';

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
 *
 * @param frozenAt where its text was frozen in the audit record: only what was applied before that is applied in it
 */
export async function listAgreedChanges(
  tx: Tx,
  versionId: string,
  frozenAt: number | null = null,
): Promise<AgreedChangeRow[]> {
  const said = await listAgreedComments(tx, versionId, frozenAt);
  const taken =
    frozenAt === null
      ? await listTakenAmendments(tx, versionId)
      : await listAmendmentsInText(tx, versionId, frozenAt);
  return [
    ...said.map((row) => ({ what: 'comment' as const, ...row })),
    ...taken.map((row) => ({ what: 'amendment' as const, ...row })),
  ].flatMap(({ impact, ...row }) => (impact === null ? [] : [{ ...row, impact }]));
}

async function listAgreedComments(tx: Tx, versionId: string, frozenAt: number | null) {
  const { comments } = tx.tables;
  const said = await tx.db
    .select({
      id: comments.id,
      number: comments.number,
      impact: comments.impact,
      appliedIn: comments.appliedInVersionId,
      place: placeInRecord(tx, 'comment', comments.id, APPLIED, 'last'),
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
  const since = frozenAt === null ? [] : await listAppliedSince(tx, versionId, frozenAt);
  const beside = new Set(since.map(({ id }) => id));
  return said
    .filter(({ id }) => !beside.has(id))
    .map(({ number, impact, appliedIn, place }) => ({
      number,
      impact,
      applied: appliedIn === versionId ? Number(place) : null,
    }));
}

const APPLIED = 'comment-applied';

/** The act by which a comment is Decided again because the text that is published lacks its change (CD-31). */
export const NOT_IN_PUBLISHED = 'comment-not-in-published';

/** The act by which a comment that was not made on this version is Decided again because it is cancelled (CD-32). */
export const APPLIED_IN_CANCELLED = 'comment-applied-in-cancelled';

const TAKEN_OUT = [
  'comment-application-undone',
  'comment-decision-taken-back',
  NOT_IN_PUBLISHED,
  APPLIED_IN_CANCELLED,
];

/**
 * Comments that are marked as applied in a version and were not when its text was frozen at this place of the audit
 * record, by their numbers.
 */
export async function listAppliedSince(
  tx: Tx,
  versionId: string,
  frozenAt: number,
): Promise<{ readonly id: string; readonly number: number; readonly versionId: string }[]> {
  const { comments } = tx.tables;
  const applied = await tx.db
    .select({
      id: comments.id,
      number: comments.number,
      versionId: comments.versionId,
      lastAct: lastActBefore(tx, 'comment', comments.id, [APPLIED, ...TAKEN_OUT], frozenAt),
    })
    .from(comments)
    .where(and(eq(comments.appliedInVersionId, versionId), eq(comments.state, 'applied')))
    .orderBy(asc(comments.number));
  return applied.filter(({ lastAct }) => lastAct !== APPLIED).map(({ lastAct: _, ...comment }) => comment);
}

/** Comments that are marked as applied in a version and not published yet, by their numbers. */
export async function listAppliedIn(
  tx: Tx,
  versionId: string,
): Promise<{ readonly id: string; readonly number: number; readonly versionId: string }[]> {
  const { comments } = tx.tables;
  return await tx.db
    .select({ id: comments.id, number: comments.number, versionId: comments.versionId })
    .from(comments)
    .where(and(eq(comments.appliedInVersionId, versionId), eq(comments.state, 'applied')))
    .orderBy(asc(comments.number));
}

/** Ids of the comments that were Decided again when this version was published, and are in no text since. */
export async function listLeftOutOf(tx: Tx, versionId: string): Promise<string[]> {
  const { auditEvents, comments } = tx.tables;
  const rows = await tx.db
    .select({ id: comments.id })
    .from(auditEvents)
    .innerJoin(comments, eq(comments.id, auditEvents.objectId))
    .where(
      and(
        eq(auditEvents.versionId, versionId),
        eq(auditEvents.act, NOT_IN_PUBLISHED),
        eq(comments.state, 'decided'),
        inArray(comments.disposition, CHANGING),
      ),
    )
    .orderBy(asc(comments.number));
  return rows.map(({ id }) => id);
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

/** Where a text was frozen in the audit record; 0 where that is not recorded. */
export async function placeOfFreezing(tx: Tx, snapshotId: string): Promise<number> {
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
