import type { AuditEventRow } from '../../../db/queries/audit';
import { listEventsAbout, listIdsAmong } from '../../../db/queries/held-things';
import type { Tx } from '../../../db/store';
import { type HeldBreak, idsHeld } from '../../domain/audit-held';
import { PLACES } from './held-breaks.server';
import { heldIn } from './held-in-event';
import { KEPT_KINDS, type KeptKind } from './kept-prints.server';

/**
 * AU-9: the things of which these events speak and which the database does not keep. Nothing is ever taken away but a
 * comment that its author removed before anybody answered it.
 */
export async function thingsGone(tx: Tx, events: readonly AuditEventRow[]): Promise<readonly HeldBreak[]> {
  const gone: HeldBreak[] = [];
  for (const kind of KEPT_KINDS) {
    const spokenOf = new Map<string, number>();
    for (const event of events) for (const id of idsIn(event, kind)) spokenOf.set(id, event.seq);
    if (spokenOf.size === 0) continue;
    for (const id of await listIdsAmong(tx, PLACES[kind].table, [...spokenOf.keys()])) spokenOf.delete(id);
    for (const [id, at] of spokenOf) {
      if (kind === 'comment' && (await wasRemoved(tx, id))) continue;
      gone.push({ because: 'gone', kind, id, at });
    }
  }
  return gone;
}

function idsIn({ objectKind, objectId, after }: AuditEventRow, kind: KeptKind): readonly string[] {
  const named = idsHeld(heldIn(after), kind);
  return objectKind === kind ? [objectId, ...named] : named;
}

async function wasRemoved(tx: Tx, commentId: string): Promise<boolean> {
  const events = await listEventsAbout(tx, ['comment'], [commentId]);
  return events.some(
    ({ act, after }) =>
      act === 'comment-removed' &&
      typeof after === 'object' &&
      after !== null &&
      'placeStays' in after &&
      after.placeStays === false,
  );
}
