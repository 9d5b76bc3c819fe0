import { and, asc, eq, exists, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../store';
import { IMPACTS, type Impact } from '../words';
import { placeInRecord } from './order-of-record';

/** An amendment of which a part is in a text, and where it was taken in the order of the audit record. */
export interface TakenAmendmentRow {
  readonly number: number;
  readonly impact: Impact | null;
  readonly applied: number;
}

/**
 * The amendments of a version of which a part stands in its draft, by their numbers. What was taken into an amendment
 * reaches the draft with that one, which says its impact.
 */
export async function listTakenAmendments(tx: Tx, versionId: string): Promise<TakenAmendmentRow[]> {
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
  const rows = await tx.db
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
  return rows.map(({ number, impact, accepted, inPart }) => ({
    number,
    impact,
    applied: Math.max(Number(accepted), Number(inPart)),
  }));
}

const ACTS = [
  'amendment-submitted',
  'amendment-accepted',
  'amendment-decided-in-part',
  'amendment-acceptance-undone',
];

/**
 * The same for the text that was frozen at a place of the audit record: what was taken by then and not undone by then,
 * with the impact that it was said to have, whatever became of it in the draft since.
 */
export async function listAmendmentsInText(
  tx: Tx,
  versionId: string,
  frozenAt: number,
): Promise<TakenAmendmentRow[]> {
  const { amendments, documents, auditEvents } = tx.tables;
  const rows = await tx.db
    .select({ id: amendments.id, number: amendments.number, impact: amendments.impact })
    .from(amendments)
    .innerJoin(documents, and(eq(documents.id, amendments.draftId), eq(documents.kind, 'draft')))
    .where(eq(amendments.versionId, versionId))
    .orderBy(asc(amendments.number));
  if (rows.length === 0) return [];
  const events = await tx.db
    .select({
      id: auditEvents.objectId,
      seq: auditEvents.seq,
      act: auditEvents.act,
      after: auditEvents.after,
    })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.versionId, versionId),
        eq(auditEvents.objectKind, 'amendment'),
        inArray(auditEvents.act, ACTS),
        lt(auditEvents.seq, frozenAt),
      ),
    )
    .orderBy(asc(auditEvents.seq));
  return rows.flatMap(({ id, number, impact }) => {
    const { taken, said } = standingAt(events.filter((event) => event.id === id));
    return taken === null ? [] : [{ number, impact: said ?? impact, applied: taken }];
  });
}

interface EventOfAmendment {
  readonly seq: number;
  readonly act: string;
  readonly after: unknown;
}

/** Where the last part of an amendment that still stood was taken, and how far it was said to reach, after these events. */
function standingAt(events: readonly EventOfAmendment[]) {
  const acceptances = new Map<string, number>();
  let said: Impact | null = null;
  for (const { seq, act, after } of events) {
    const { acceptance = null, impact } = (after ?? {}) as { acceptance?: string | null; impact?: string };
    if (act === 'amendment-submitted') said = IMPACTS.find((one) => one === impact) ?? said;
    else if (act === 'amendment-acceptance-undone') acceptances.delete(acceptance ?? '');
    // It is accepted without a merge when the draft says already what it proposes.
    else if (acceptance !== null || act === 'amendment-accepted') acceptances.set(acceptance ?? '', seq);
  }
  return { taken: acceptances.size === 0 ? null : Math.max(...acceptances.values()), said };
}
