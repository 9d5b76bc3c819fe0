import type { RoomPerson } from '../../app/services/rooms';
import type { PresentHere } from './presence';
import { isPossible, readCursor } from './presence-state';

/** Bytes of one notice at most; PostgreSQL refuses 8,000. */
const MOST_NOTICE = 7_900;

/**
 * One thing that a node tells the others of a document: somebody has it open there, one who may write among them or
 * not, and `ask` besides wants to hear who is present elsewhere; somebody is present, or is no more.
 */
export type PresenceNews =
  | { readonly kind: 'here' | 'ask'; readonly documentId: string; readonly writers: boolean }
  | { readonly kind: 'is'; readonly documentId: string; readonly there: PresentHere }
  | { readonly kind: 'gone'; readonly documentId: string; readonly client: number };

export interface PresenceNotice {
  readonly node: string;
  readonly news: readonly PresenceNews[];
}

/** The news as few notices, each small enough to be sent; what alone is too large is left out and counted. */
export function writeNotices(node: string, news: readonly PresenceNews[]): { texts: string[]; left: number } {
  const head = `["${node}"`;
  const texts: string[] = [];
  let text = head;
  let size = head.length;
  let left = 0;
  for (const item of news) {
    const json = `,${JSON.stringify(wordsOf(item))}`;
    const bytes = Buffer.byteLength(json);
    if (head.length + bytes + 1 > MOST_NOTICE) {
      left += 1;
      continue;
    }
    if (size + bytes + 1 > MOST_NOTICE) {
      texts.push(`${text}]`);
      text = head;
      size = head.length;
    }
    text += json;
    size += bytes;
  }
  if (text !== head) texts.push(`${text}]`);
  return { texts, left };
}

function wordsOf(item: PresenceNews): unknown[] {
  if (item.kind === 'gone') return ['gone', item.documentId, item.client];
  if (item.kind !== 'is') return [item.kind, item.documentId, item.writers ? 'writers' : 'readers'];
  const { client, clock, person, cursor } = item.there;
  return ['is', item.documentId, client, clock, person, JSON.parse(cursor)];
}

/** What a node told; what it holds that cannot be understood (a newer program may say more) is passed over. */
export function readNotice(text: string): PresenceNotice | null {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(told)) return null;
  const [node, ...items]: unknown[] = told;
  return typeof node === 'string' ? { node, news: items.flatMap((item) => readNews(item) ?? []) } : null;
}

function readNews(item: unknown): PresenceNews | null {
  if (!Array.isArray(item)) return null;
  const [kind, documentId, client, clock, who, cursor]: unknown[] = item;
  if (typeof documentId !== 'string') return null;
  if (kind === 'here' || kind === 'ask') return { kind, documentId, writers: client === 'writers' };
  if (typeof client !== 'number') return null;
  if (kind === 'gone') return { kind, documentId, client };
  const person = readPerson(who);
  if (kind !== 'is' || !person || typeof clock !== 'number' || !isPossible(client, clock)) return null;
  const there = { client, clock, person, cursor: readCursor(Buffer.from(JSON.stringify({ cursor }))) };
  return { kind, documentId, there };
}

function readPerson(value: unknown): RoomPerson | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, name, organisationId, organisation, colour, seat } = value as Record<string, unknown>;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof organisation !== 'string') return null;
  if (typeof colour !== 'string' || (seat !== 'write' && seat !== 'read')) return null;
  if (typeof organisationId !== 'string' && organisationId !== null) return null;
  return { id, name, organisationId, organisation, colour, seat };
}
