import type { VotePosition } from '../../../db/words';
import type { Tally, VoteEvent } from './count';
import { wordedAsNow } from './outcome-words';
import type { Outcome } from './result';

/** Where two accounts of one ballot part for the first time. */
export interface Difference {
  readonly at: string;
  readonly stored: string;
  readonly counted: string;
}

/** The vote that counts for a voter, as it is stored beside the trail. */
export interface StoredVote {
  readonly groupId: string;
  readonly organisationId: string;
  readonly position: VotePosition;
  readonly withdrawn: boolean;
  /** How often it was cast. */
  readonly revision: number;
  /** SHA-256 of the reason given with it, as pages show it. */
  readonly reasonHash?: string;
  /** The comments that it rests on. */
  readonly cited?: readonly string[];
  readonly castBy?: string;
}

/** One vote as the trail or the audit record has it. */
export interface ReceiptLine {
  readonly receipt: string;
  readonly organisationId: string | null;
  readonly position: string;
  /** SHA-256 of the reason given; null where the record is older than this part of it. */
  readonly reasonHash?: string | null;
  /** The comments that the vote rests on; the audit record does not keep them. */
  readonly cited?: readonly string[];
  readonly castBy?: string;
}

/** What a ballot comes to, in the parts that a recount can compute again whatever the day. */
export type Counted = Outcome & Pick<Tally, 'total' | 'byCategory'>;

/** What is stored of a closed ballot, in the accounts that must agree. */
export interface Accounts {
  readonly stored: unknown;
  readonly votes: readonly StoredVote[];
  readonly trail: readonly ReceiptLine[];
  readonly record: readonly ReceiptLine[];
}

/**
 * BL-34: the first place where what is stored of a closed ballot differs from a count of its trail; null when
 * result, votes, trail and audit record all say the same.
 */
export function recountDifference(
  { stored, votes, trail, record }: Accounts,
  { total, byCategory, results, passed, quorate, words }: Counted,
  tally: Tally,
  events: readonly VoteEvent[],
): Difference | null {
  return (
    differenceInReceipts(trail, record) ??
    differenceInVotes(votes, tally, events) ??
    differenceInGrounds(votes, tally, trail) ??
    differenceIn(stored, { total, byCategory, results, passed, quorate, words }, 'result')
  );
}

function differenceInReceipts(
  trail: readonly ReceiptLine[],
  record: readonly ReceiptLine[],
): Difference | null {
  const said = ({ organisationId, position }: ReceiptLine) => `${position} for ${organisationId ?? 'nobody'}`;
  const recorded = new Map(record.map((line) => [line.receipt, said(line)]));
  const reasons = new Map(record.map((line) => [line.receipt, line.reasonHash]));
  for (const line of trail) {
    const inRecord = recorded.get(line.receipt);
    const reason = reasons.get(line.receipt) ?? null;
    if (inRecord === said(line) && reason !== null && reason !== line.reasonHash) {
      return {
        at: `reason of vote ${line.receipt}`,
        stored: `words with SHA-256 ${line.reasonHash}`,
        counted: `${reason} in the audit record`,
      };
    }
    if (inRecord !== said(line)) {
      const counted =
        inRecord === undefined ? 'nothing in the audit record' : `${inRecord} in the audit record`;
      return { at: `vote ${line.receipt}`, stored: said(line), counted };
    }
    recorded.delete(line.receipt);
  }
  for (const [receipt, inRecord] of recorded) {
    return {
      at: `vote ${receipt}`,
      stored: 'nothing in the trail',
      counted: `${inRecord} in the audit record`,
    };
  }
  return null;
}

function differenceInVotes(
  votes: readonly StoredVote[],
  tally: Tally,
  events: readonly VoteEvent[],
): Difference | null {
  const byGroup = new Map(votes.map((vote) => [vote.groupId, vote]));
  const casts = castsOf(events);
  for (const { groupId, organisationIds, position, withdrawn } of tally.voters) {
    const own = organisationIds.flatMap((id) => casts.get(id) ?? []).sort((a, b) => a.sequence - b.sequence);
    const last = own.at(-1);
    const counted =
      position === 'not-voted' || last === undefined
        ? null
        : { organisationId: last.organisationId, position, withdrawn, revision: own.length };
    const found = byGroup.get(groupId);
    byGroup.delete(groupId);
    const kept = found === undefined ? null : withoutGroup(found);
    const difference = differenceIn(kept, counted, `counted vote of ${groupId}`);
    if (difference !== null) return difference;
  }
  for (const [groupId, { position }] of byGroup) {
    return { at: `counted vote of ${groupId}`, stored: position, counted: 'nothing' };
  }
  return null;
}

/** What a vote that counts was said to rest on is what its last line of the trail says. */
function differenceInGrounds(
  votes: readonly StoredVote[],
  tally: Tally,
  trail: readonly ReceiptLine[],
): Difference | null {
  const byGroup = new Map(votes.map((vote) => [vote.groupId, vote]));
  const lastLines = new Map(trail.map((line, place) => [line.organisationId, { line, place }]));
  for (const { groupId, organisationIds } of tally.voters) {
    const vote = byGroup.get(groupId);
    const last = organisationIds
      .flatMap((id) => lastLines.get(id) ?? [])
      .reduce(
        (a, b) => (a === null || b.place > a.place ? b : a),
        null as { line: ReceiptLine; place: number } | null,
      );
    if (vote === undefined || last === null) continue;
    const grounds = ({ reasonHash, cited, castBy }: StoredVote | ReceiptLine) => ({
      'SHA-256 of its reason': reasonHash,
      comments: cited,
      'cast by': castBy,
    });
    const difference = differenceIn(grounds(vote), grounds(last.line), `counted vote of ${groupId}`);
    if (difference !== null) return difference;
  }
  return null;
}

function castsOf(events: readonly VoteEvent[]): ReadonlyMap<string, readonly VoteEvent[]> {
  const casts = new Map<string, VoteEvent[]>();
  for (const event of events) {
    if (event.kind !== 'cast') continue;
    const own = casts.get(event.organisationId);
    if (own === undefined) casts.set(event.organisationId, [event]);
    else own.push(event);
  }
  return casts;
}

function withoutGroup({ organisationId, position, withdrawn, revision }: StoredVote) {
  return { organisationId, position, withdrawn, revision };
}

/** Walks what was counted and names the first place where the stored value is another one. */
function differenceIn(stored: unknown, counted: unknown, at: string): Difference | null {
  if (!isTree(stored) || !isTree(counted)) {
    const said = typeof stored === 'string' ? wordedAsNow(stored) : stored;
    return Object.is(said ?? null, counted ?? null)
      ? null
      : { at, stored: inWords(stored), counted: inWords(counted) };
  }
  const extra =
    Array.isArray(stored) && Array.isArray(counted) && stored.length > counted.length
      ? [String(counted.length)]
      : [];
  for (const key of [...Object.keys(counted), ...extra]) {
    const difference = differenceIn(stored[key], counted[key], `${at}.${key}`);
    if (difference !== null) return difference;
  }
  return null;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function inWords(value: unknown): string {
  return value === null || value === undefined ? 'nothing' : JSON.stringify(value);
}
