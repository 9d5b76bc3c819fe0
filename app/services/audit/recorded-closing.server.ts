import { findLastEvent } from '../../../db/queries/audit-record';
import { listDueBallots } from '../../../db/queries/ballots';
import { listDueConsultations } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { closesAsRecorded } from '../../domain/recorded-closing';
import { LENGTHENED } from '../versions/lengthenings.server';

/** The events that set a closing time, with the word of theirs that gives it. */
const BALLOT_SET_BY = {
  'ballot-opened': 'closesAt',
  'ballot-extended': 'closesAt',
  'ballot-recirculated': 'closesAt',
};
const CONSULTATION_SET_BY = { 'consultation-invited': 'closesAt', [LENGTHENED.consultation]: 'endsAt' };

/** A closing time as the record has it. */
export interface RecordedClosing {
  readonly at: Date;
  /** The event that gives it. */
  readonly event: number;
}

/** When a ballot closes by the last event that set it; null where that gives no time. */
export async function recordedClosingOfBallot(tx: Tx, ballotId: string): Promise<RecordedClosing | null> {
  const about = { objectKind: 'ballot', objectId: ballotId };
  return closingIn(await findLastEvent(tx, about, Object.keys(BALLOT_SET_BY)), BALLOT_SET_BY);
}

/**
 * When the consultation on a version closes by the last event that set it, for the days on hold too (LC-52); null where
 * that gives no time, as those of consultations did not once.
 */
export async function recordedClosingOfConsultation(
  tx: Tx,
  versionId: string,
): Promise<RecordedClosing | null> {
  const event = await findLastEvent(tx, { versionId }, Object.keys(CONSULTATION_SET_BY));
  return closingIn(event, CONSULTATION_SET_BY);
}

function closingIn(
  event: Awaited<ReturnType<typeof findLastEvent>>,
  words: Readonly<Record<string, string>>,
): RecordedClosing | null {
  const { after } = event ?? {};
  if (event === undefined || typeof after !== 'object' || after === null) return null;
  const said = (after as Readonly<Record<string, unknown>>)[words[event.act] ?? ''];
  return typeof said === 'string' ? { at: new Date(said), event: event.seq } : null;
}

/** Something open whose closing time in the database is not the one of the record, so that it is not closed (AU-12). */
export interface ClosingNotAsRecorded {
  readonly kind: 'ballot' | 'consultation';
  /** Of the ballot, or of the version that is in consultation. */
  readonly id: string;
  readonly kept: Date;
  readonly recorded: RecordedClosing;
}

/** What is open and would close before this moment, at a time that the record does not give. */
export async function closingsNotAsRecorded(tx: Tx, before: Date): Promise<readonly ClosingNotAsRecorded[]> {
  const found: ClosingNotAsRecorded[] = [];
  const hold = (
    kind: ClosingNotAsRecorded['kind'],
    id: string,
    kept: Date,
    recorded: RecordedClosing | null,
  ) => {
    if (recorded === null || closesAsRecorded(kept, recorded.at)) return;
    found.push({ kind, id, kept, recorded });
  };
  for (const { id, closesAt } of await listDueBallots(tx, before)) {
    hold('ballot', id, closesAt, await recordedClosingOfBallot(tx, id));
  }
  for (const { id, closesAt } of await listDueConsultations(tx, before)) {
    hold('consultation', id, closesAt, await recordedClosingOfConsultation(tx, id));
  }
  return found;
}
