import {
  type HeldTable,
  listEventsAbout,
  listHomes,
  listIdsAfter,
  listVoteLinesAfter,
  listVotesInRecord,
} from '../../../db/queries/held-things';
import type { Store, Tx } from '../../../db/store';
import {
  type Held,
  type HeldBreak,
  heldName,
  heldVerdict,
  idsHeld,
  type Told,
} from '../../domain/audit-held';
import { heldIn } from './held-in-event';
import { KEPT_KINDS, type KeptKind, keptPrints, votePrints } from './kept-prints.server';

/** Rows and events read at a time. Only of the votes of one ballot are all prints in memory at once. */
const BATCH = 200;

/** Breaks that are named; of a database that was rewritten not every line is needed. */
const MOST_NAMED = 50;

export interface HeldCheck {
  readonly breaks: readonly HeldBreak[];
  /** Things that are as their last event left them. */
  readonly asRecorded: number;
  /** Things whose events are all older than what events hold now. */
  readonly notHeld: number;
}

interface Place {
  readonly table: HeldTable;
  /** What the events that hold it are about: the thing itself, or what it belongs to. */
  readonly about: readonly string[];
}

export const PLACES: { readonly [K in KeptKind]: Place } = {
  version: { table: 'versions', about: ['version', 'standard'] },
  snapshot: { table: 'snapshots', about: ['snapshot', 'version'] },
  review: { table: 'reviews', about: ['review'] },
  ballot: { table: 'ballots', about: ['ballot'] },
  approval: { table: 'approvals', about: ['approval'] },
  comment: { table: 'comments', about: ['comment'] },
  reply: { table: 'replies', about: ['comment'] },
  objection: { table: 'objections', about: ['objection'] },
};

type Event = Awaited<ReturnType<typeof listEventsAbout>>[number];

/**
 * AU-9: holds what is kept against what the last event about it left of it, a batch at a time, each batch with its
 * events in one transaction, so that it may run beside the portal.
 */
export async function heldBreaks(store: Store): Promise<HeldCheck> {
  const found = new Findings();
  for (const kind of KEPT_KINDS) {
    for (let after: string | undefined = ''; after !== undefined && !found.full; ) {
      const from: string = after;
      after = await store.read((tx) => checkBatch(tx, kind, from, found));
    }
  }
  for (let after = ''; !found.full; ) {
    const ballots = await store.read((tx) => listIdsAfter(tx, 'ballots', after, BATCH));
    for (const id of ballots) await store.read((tx) => checkTrail(tx, id, found));
    const last = ballots.at(-1);
    if (last === undefined) break;
    after = last;
  }
  return found;
}

class Findings implements HeldCheck {
  readonly breaks: HeldBreak[] = [];
  asRecorded = 0;
  notHeld = 0;

  get full(): boolean {
    return this.breaks.length >= MOST_NAMED;
  }

  add(verdict: ReturnType<typeof heldVerdict>): void {
    if (verdict === 'as-recorded') this.asRecorded += 1;
    else if (verdict === 'not-held') this.notHeld += 1;
    else this.breaks.push(verdict);
  }
}

/** @returns the last id of the batch; undefined when there was none */
async function checkBatch(
  tx: Tx,
  kind: KeptKind,
  after: string,
  found: Findings,
): Promise<string | undefined> {
  const { table, about } = PLACES[kind];
  const ids = await listIdsAfter(tx, table, after, BATCH);
  if (ids.length === 0) return undefined;
  const kept = await keptPrints(tx, kind, ids);
  const homes = await listHomes(tx, table, ids);
  const events = await listEventsAbout(tx, about, [...new Set([...ids, ...homes.values()])]);
  const byObject = new Map<string, Event[]>();
  for (const event of events) {
    const own = byObject.get(event.objectId);
    if (own === undefined) byObject.set(event.objectId, [event]);
    else own.push(event);
  }
  for (const id of ids) {
    const home = homes.get(id);
    const own = [...(home === undefined ? [] : (byObject.get(home) ?? [])), ...(byObject.get(id) ?? [])];
    found.add(heldVerdict(kind, id, kept.get(id) ?? {}, toldOf(heldName(kind, id), id, own)));
  }
  return ids.at(-1);
}

/** What these events say of a thing. */
function toldOf(name: string, id: string, events: readonly Event[]): Told {
  let last: Told['last'] = null;
  let spokenOf = false;
  for (const { seq, act, objectId, versionId, after } of events) {
    const held = heldIn(after);
    spokenOf ||=
      objectId === id || versionId === id || wordIn(after, 'reply') === id || isOlderPublication(act, held);
    const prints = held[name];
    if (prints !== undefined && (last === null || seq > last.sequence)) last = { sequence: seq, prints };
  }
  return { last, spokenOf: spokenOf || last !== null };
}

/** A publication makes a snapshot of its own, of which only its event tells; it did not name it once. */
function isOlderPublication(act: string, held: Held): boolean {
  const publishes = act === 'version-published' || act === 'version-patched';
  return publishes && idsHeld(held, 'snapshot').length === 0;
}

/** Every line of a ballot's trail has its event, says what the event holds, and none is gone. */
async function checkTrail(tx: Tx, ballotId: string, found: Findings): Promise<void> {
  const told = new Map<string, { readonly at: number; readonly told: Told }>();
  /** Whose votes and withdrawals were recorded when their receipt was not. */
  const withoutReceipt = new Set<string | null>();
  for (let afterSeq = 0; ; ) {
    const events = await listVotesInRecord(tx, ballotId, afterSeq, BATCH);
    for (const { seq, organisationId, after } of events) {
      const receipt = wordIn(after, 'receipt');
      if (receipt === null) withoutReceipt.add(organisationId);
      else {
        const prints = heldIn(after)[heldName('vote', receipt)];
        const last = prints === undefined ? null : { sequence: seq, prints };
        told.set(receipt, { at: seq, told: { last, spokenOf: true } });
      }
      afterSeq = seq;
    }
    if (events.length < BATCH) break;
  }
  // Lines and events are written by one transaction after the other, so both stand in the same order.
  let latest = 0;
  for (let afterId = 0; ; ) {
    const lines = await listVoteLinesAfter(tx, ballotId, afterId, BATCH);
    for (const { id, ...line } of lines) {
      const { receipt } = line;
      const spokenOf = withoutReceipt.has(line.organisationId);
      const event = told.get(receipt);
      const verdict = heldVerdict('vote', receipt, votePrints(line), event?.told ?? { last: null, spokenOf });
      const moved = event !== undefined && event.at < latest && typeof verdict === 'string';
      found.add(
        moved
          ? { because: 'part-differs', kind: 'vote', id: receipt, part: 'place in the trail', at: event.at }
          : verdict,
      );
      latest = Math.max(latest, event?.at ?? 0);
      // A receipt is given once: a second line with it has no event.
      told.delete(receipt);
      afterId = id;
    }
    if (lines.length < BATCH) break;
  }
  for (const [receipt, { at }] of told) {
    found.add({ because: 'gone', kind: 'vote', id: receipt, at });
  }
}

function wordIn(after: unknown, key: string): string | null {
  if (typeof after !== 'object' || after === null || !(key in after)) return null;
  const word = (after as Readonly<Record<string, unknown>>)[key];
  return typeof word === 'string' ? word : null;
}
