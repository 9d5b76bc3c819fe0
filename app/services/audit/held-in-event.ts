import type { Held } from '../../domain/audit-held';

/** What an event holds; nothing in those that are older than this part of the record. */
export function heldIn(after: unknown): Held {
  if (typeof after !== 'object' || after === null || !('held' in after)) return {};
  const { held } = after;
  return typeof held === 'object' && held !== null ? (held as Held) : {};
}
