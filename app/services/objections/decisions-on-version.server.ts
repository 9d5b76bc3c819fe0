import { listApprovalDecisions } from '../../../db/queries/approvals';
import { listCommentsDecidedSince } from '../../../db/queries/objections';
import { listApprovalsOf, listBallotsOf } from '../../../db/queries/version-record';
import { listMoves, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { DecisionKind, VersionState } from '../../../db/words';
import type { BallotResult } from '../../domain/ballot/closing';
import {
  APPROVAL_STATE_LABELS,
  BALLOT_STATE_LABELS,
  DISPOSITION_LABELS,
  VERSION_STATE_LABELS,
} from '../../domain/labels';
import { OBJECTION_DAYS } from '../../domain/objection';

/** A result or decision on a version that a formal objection can be about. */
export interface DecisionOnVersion {
  readonly kind: DecisionKind;
  readonly id: string;
  readonly words: string;
  readonly decidedAt: Date;
  readonly decidedBy: readonly string[];
}

/** A day more than an objection may take, so that the rule itself draws the line. */
const DAY_MS = 86_400_000;
const LOOK_BACK_MS = (OBJECTION_DAYS + 1) * DAY_MS;

/** Moves that the approval or the ballot beside them stands for are not listed twice. */
const DECIDED_BY_MOVE: readonly VersionState[] = [
  'consultation',
  'resolution',
  'drafting',
  'effective',
  'deprecated',
  'retired',
  'on-hold',
  'cancelled',
];

/** What was decided on a version and is young enough to be objected to, newest first. */
export async function decisionsOnVersion(
  tx: Tx,
  version: VersionRow,
  now: Date,
): Promise<DecisionOnVersion[]> {
  const since = new Date(now.getTime() - LOOK_BACK_MS);
  const found: DecisionOnVersion[] = [];
  for (const { id, state, closedAt, result, voidedBy } of await listBallotsOf(tx, version.id)) {
    if (closedAt === null) continue;
    const words = (result as BallotResult | null)?.words ?? BALLOT_STATE_LABELS[state];
    const decidedBy = voidedBy === null ? [] : [voidedBy];
    found.push({ kind: 'ballot', id, words: `Ballot: ${words}`, decidedAt: closedAt, decidedBy });
  }
  for (const { id, state, decidedAt } of await listApprovalsOf(tx, version.id)) {
    if (decidedAt === null) continue;
    const decidedBy = (await listApprovalDecisions(tx, id)).map(({ leadId }) => leadId);
    const words = `Approval: ${APPROVAL_STATE_LABELS[state]}`;
    found.push({ kind: 'approval', id, words, decidedAt, decidedBy });
  }
  for (const { id, toState, at, actorId, reason } of await listMoves(tx, [version.id])) {
    if (!DECIDED_BY_MOVE.includes(toState)) continue;
    const words = `Version moved to ${VERSION_STATE_LABELS[toState]}${reason === '' ? '' : `: ${reason}`}`;
    const decidedBy = actorId === null ? [] : [actorId];
    found.push({ kind: 'move', id: String(id), words, decidedAt: at, decidedBy });
  }
  for (const comment of await listCommentsDecidedSince(tx, version.id, since)) {
    const { id, number, disposition, decidedAt, decidedBy } = comment;
    if (decidedAt === null || disposition === null) continue;
    const words = `Comment C-${number}: ${DISPOSITION_LABELS[disposition]}`;
    found.push({ kind: 'comment', id, words, decidedAt, decidedBy: decidedBy === null ? [] : [decidedBy] });
  }
  return found
    .filter(({ decidedAt }) => decidedAt >= since)
    .sort((a, b) => b.decidedAt.getTime() - a.decidedAt.getTime());
}

/** Names a decision in a form: `ballot:…`. */
export function decisionName({ kind, id }: Pick<DecisionOnVersion, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}
