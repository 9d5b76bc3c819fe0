import { listVersionEvents } from '../../../db/queries/audit-record';
import { listRecordedForOthers } from '../../../db/queries/participation';
import type { Tx } from '../../../db/store';
import {
  type RulesEvent,
  type VariationOutcome,
  variationOutcome,
} from '../../domain/ballot/variation-outcome';
import { dayInWords } from '../../domain/london-time';

/** An act by which a Lead or the Secretariat left the usual course, as everybody reads it. */
export interface Departure {
  readonly key: string;
  readonly at: Date;
  readonly by: string;
  readonly what: string;
  /** Public; '' where the act says all. */
  readonly reason: string;
  readonly href: string | null;
}

const PORTAL = 'The portal';

const VARIED = 'ballot-rules-varied';

/** The acts that decide what became of a variation. */
const RULES_ACTS: Readonly<Record<string, RulesEvent['what']>> = {
  [VARIED]: 'varied',
  'ballot-rules-restored': 'taken-back',
  'ballot-opened': 'opened',
};

/** What became of a variation that is not the rules of a ballot; nobody is to weigh it as if it were. */
const BECAME: Readonly<Record<VariationOutcome, string>> = {
  'in-force': '',
  'to-come': ' (no ballot has opened by these rules yet)',
  replaced: ' (replaced before a ballot opened, so it never applied)',
  'taken-back': ' (taken back before a ballot opened, so it never applied)',
};

/** What each act is, in words. */
const ACTS: Readonly<Record<string, string>> = {
  'drafting-begun': 'Call for adoption cut short',
  [VARIED]: 'Rules of the ballot varied',
  'ballot-voided': 'Ballot made void',
  'version-held': 'Put on hold',
  'version-cancelled': 'Cancelled',
  'approval-approved': 'Mandate with less than 12 months of notice',
};

const APPROVED_FIRST = 'mandate-approved-by-first-lead';

/** Every act on a version that departs from the usual course, oldest first. */
export async function departuresFrom(tx: Tx, versionId: string): Promise<readonly Departure[]> {
  const named = new Set([...Object.keys(ACTS), ...Object.keys(RULES_ACTS), APPROVED_FIRST]);
  const events = await listVersionEvents(tx, versionId, [...named]);
  const ofRules = events.flatMap(rulesEvent);
  const acts = events.flatMap((event): Departure[] => {
    const { seq, at, act, actorName, objectKind, objectId, after } = event;
    if (ACTS[act] === undefined) return [];
    const mandate = act === 'approval-approved';
    const reason = textOf(after, mandate ? 'noticeReason' : 'reason');
    // Only a call that was cut short, and notice that is shorter than usual, need a reason for it.
    if ((act === 'drafting-begun' || mandate) && reason === '') return [];
    const changes = textOf(after, 'changes');
    const became = act === VARIED ? BECAME[variationOutcome(ofRules, seq)] : '';
    return [
      {
        key: `event-${seq}`,
        at,
        by: mandate ? byBothLeads(events, event, reason) : (actorName ?? PORTAL),
        what: `${ACTS[act]}${changes === '' ? '' : `: ${changes}`}${became}`,
        reason,
        href: objectKind === 'ballot' ? `/ballots/${objectId}` : null,
      },
    ];
  });
  return [...acts, ...(await recordedForOthers(tx, versionId))].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
}

type VersionEvent = Awaited<ReturnType<typeof listVersionEvents>>[number];

function rulesEvent({ seq: sequence, act, after }: VersionEvent): readonly RulesEvent[] {
  const what = RULES_ACTS[act];
  if (what === undefined) return [];
  const track = textOf(after, 'track');
  return [{ sequence, what, track: track === 'trial-use' || track === 'mandatory' ? track : null }];
}

/** The two Leads of a mandate with short notice, and which of them gave the reason for it. */
function byBothLeads(events: readonly VersionEvent[], second: VersionEvent, reason: string): string {
  const first = events.findLast(
    ({ act, objectId, seq }) => act === APPROVED_FIRST && objectId === second.objectId && seq < second.seq,
  );
  const name = second.actorName ?? PORTAL;
  if (first === undefined || textOf(first.after, 'noticeReason') !== reason) return name;
  return `${first.actorName ?? PORTAL}, who gave the reason, and ${name}`;
}

/** Comments that somebody else recorded for those who made them, one line for a recorder and day. */
async function recordedForOthers(tx: Tx, versionId: string): Promise<readonly Departure[]> {
  const comments = await listRecordedForOthers(tx, versionId);
  const days = new Map<string, typeof comments>();
  for (const comment of comments) {
    const key = `${comment.recordedBy} ${dayInWords(comment.createdAt)}`;
    days.set(key, [...(days.get(key) ?? []), comment]);
  }
  return [...days].flatMap(([key, [first, ...more]]) => {
    if (first === undefined) return [];
    const numbers = [first, ...more].map(({ number }) => `C-${number}`);
    const named = numbers.length > 6 ? `${numbers.length} of them, from ${numbers[0]}` : numbers.join(', ');
    const what = `${numbers.length === 1 ? 'Comment' : 'Comments'} recorded for somebody else: ${named}`;
    return [{ key, at: first.createdAt, by: first.recordedByName, what, reason: '', href: null }];
  });
}

function textOf(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found : '';
}
