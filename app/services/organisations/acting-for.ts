import type { Actor } from '../context';

/** The organisation as the audit record names it beside the actor: only for those who speak for it. */
export function actingFor(actor: Actor, organisationId: string): string | null {
  if (actor.kind !== 'person') return null;
  const speaks = actor.memberships.some(
    (held) => held.organisationId === organisationId && held.duty !== 'member',
  );
  return speaks ? organisationId : null;
}
