import { allow, type Decision, decide, demand, type Reason, refuse } from './decision';
import type { ActorFacts } from './permissions/actor';
import type { Permission } from './permissions/rows';
import { PERMISSIONS } from './permissions/table';
import type { Act, DocumentThing, ThingOf } from './permissions/things';

/**
 * Whether this actor may do this act with this thing: the one question that pages, exports, sockets and jobs
 * ask. Default deny: an act without a row is refused, also when it comes from a form or an address.
 */
export function may<A extends Act>(actor: ActorFacts, act: A, thing: ThingOf[A]): Decision {
  if (!Object.hasOwn(PERMISSIONS, act)) return refuse(demand(false, 'PM-1', 'unknown-act', { act }));
  const row: Permission<ThingOf[A]> = PERMISSIONS[act];
  return decide(
    row.demands.flatMap((one) => one(actor, thing, row.rule)),
    () => undefined,
  );
}

/** A seat at a live document; a reading one says why it is not for writing. */
export type Seat =
  | { readonly seat: 'write' }
  | { readonly seat: 'read'; readonly because: readonly Reason[] };

/** The seat this actor takes at a live document: to write, to read along, or none. */
export function decideSeat(actor: ActorFacts, document: DocumentThing): Decision<Seat> {
  const watch = may(actor, 'watch-draft', document);
  if (!watch.allowed) return watch;
  if (document.amendment !== null) {
    const read = may(actor, 'read-amendment', { ...document, submitted: document.amendment.submitted });
    if (!read.allowed) return read;
  }
  const edit = may(actor, document.kind === 'draft' ? 'edit-draft' : 'edit-branch', document);
  return allow(edit.allowed ? { seat: 'write' } : { seat: 'read', because: edit.reasons });
}

export interface PermissionRow {
  readonly rule: string;
  readonly actor: string;
  readonly act: string;
  readonly thing: string;
  readonly condition: string;
}

/** The table as it can be shown to a committee. */
export function permissionTable(): readonly PermissionRow[] {
  return Object.entries(PERMISSIONS).map(([act, { rule, actor, thing, condition }]) => ({
    rule,
    actor,
    act: act.replaceAll('-', ' '),
    thing,
    condition,
  }));
}
