import type { MembershipDuty } from '../../db/words';
import { allow, type Decision, decide, demand } from './decision';

/** A member, as far as it matters who looks after an organisation. */
export interface MemberStanding {
  readonly personId: string;
  readonly duty: MembershipDuty;
  /** Whether the account is suspended: its holder can do nothing. */
  readonly suspended: boolean;
}

/** Whether somebody who looks after the organisation can act; while nobody can, the Secretariat answers (PM-32). */
export function isAttended(members: readonly Omit<MemberStanding, 'personId'>[]): boolean {
  return members.some(({ duty, suspended }) => duty !== 'member' && !suspended);
}

/** Whether this person may answer the request to join that this one made, apart from who answers requests (PM-32). */
export function decideAnswering(answererId: string | null, askerId: string): Decision {
  return decide(demand(answererId !== askerId, 'PM-32', 'own-request'), () => undefined);
}

/** Whether this member may leave, or be removed from, the organisation to which these members belong (PM-33). */
export function decideLeaving(
  leaver: Pick<MemberStanding, 'personId' | 'duty'>,
  members: readonly MemberStanding[],
): Decision {
  if (leaver.duty !== 'representative') return allow();
  const canFollow = members.some(({ personId, suspended }) => personId !== leaver.personId && !suspended);
  return decide(demand(!canFollow, 'PM-33', 'another-representative-first'), () => undefined);
}

/** A role on a version, as far as it matters for whom its holder writes. */
export interface HeldFor {
  readonly organisationId: string | null;
  readonly organisationSuspended: boolean;
}

/**
 * For which organisation somebody writes in a text: that of their appointment, else their first; for none while the
 * one of their appointment is suspended (PM-34).
 */
export function organisationWrittenFor<Held extends HeldFor, First>(
  held: readonly Held[],
  first: First | undefined,
): Held | First | undefined {
  const appointed = held.find(({ organisationId }) => organisationId !== null);
  return appointed?.organisationSuspended ? undefined : (appointed ?? first);
}
