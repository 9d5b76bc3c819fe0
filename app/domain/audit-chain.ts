import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from './canonical-json';

/** One act as the audit record holds it. Every field here is part of the hash. */
export interface AuditFacts {
  /** 1, 2, 3 … without a gap; it orders the record, never the time. */
  readonly sequence: number;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  /** The organisation that the actor acted for. */
  readonly organisationId: string | null;
  readonly act: string;
  readonly thingKind: string;
  readonly thingId: string;
  /** The standard and the version that the act is about, by which its public page finds it. */
  readonly standardId: string | null;
  readonly versionId: string | null;
  readonly before: Json;
  readonly after: Json;
}

export interface AuditEvent extends AuditFacts {
  readonly previousHash: string;
  readonly hash: string;
}

/** What stands before the first event. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/** In hexadecimal, as the audit record writes every hash. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * The SHA-256, in hexadecimal, of the previous hash, a line feed and the canonical JSON of the event. Fields
 * that the rule does not name are not hashed.
 */
export function eventHash(previousHash: string, event: AuditFacts, hash = sha256): string {
  const { sequence, at, actorKind, actorId, organisationId, act, thingKind, thingId, before, after } = event;
  const { standardId, versionId } = event;
  const about = { thingKind, thingId, standardId, versionId };
  const named = { sequence, at, actorKind, actorId, organisationId, act, ...about, before, after };
  return hash(`${previousHash}\n${canonicalJson(named)}`);
}

/** The event with its place in the chain. */
export function chained(previousHash: string, event: AuditFacts): AuditEvent {
  return { ...event, previousHash, hash: eventHash(previousHash, event) };
}

/** The end of a chain, from which verifying may go on with the next page of events. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

export const EMPTY_CHAIN: ChainHead = { sequence: 0, hash: FIRST_PREVIOUS_HASH };

export type ChainVerdict =
  | { readonly whole: true; readonly head: ChainHead }
  | {
      readonly whole: false;
      /** The sequence at which the chain first breaks. */
      readonly at: number;
      readonly because:
        | 'event-missing'
        | 'event-out-of-order'
        | 'link-differs'
        | 'content-differs'
        | 'unreadable';
    };

/** Walks events in the order of the record and names the first break, if any. */
export function verifyChain(events: Iterable<AuditEvent>, from: ChainHead = EMPTY_CHAIN): ChainVerdict {
  let head = from;
  for (const event of events) {
    const expected = head.sequence + 1;
    if (event.sequence > expected) return { whole: false, at: expected, because: 'event-missing' };
    if (event.sequence < expected) {
      return { whole: false, at: event.sequence, because: 'event-out-of-order' };
    }
    if (event.previousHash !== head.hash) return { whole: false, at: expected, because: 'link-differs' };
    if (Number.isNaN(event.at.getTime()) || event.hash !== eventHash(head.hash, event)) {
      return { whole: false, at: expected, because: 'content-differs' };
    }
    head = { sequence: event.sequence, hash: event.hash };
  }
  return { whole: true, head };
}
