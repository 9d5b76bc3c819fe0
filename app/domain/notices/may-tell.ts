import type { NoticeChannel, NoticeKind } from '../../../db/words';
import { may } from '../permissions';
import { holdsOffice, membershipIn, type PersonFacts, speaksFor } from '../permissions/actor';

/** The thing that a notice is about, as it stands at the moment of sending. */
export type AboutFacts =
  | { readonly about: 'comment'; readonly removed: boolean }
  | { readonly about: 'amendment'; readonly authorIds: readonly string[]; readonly submitted: boolean }
  | { readonly about: 'approval'; readonly waiting: boolean }
  | { readonly about: 'ballot'; readonly open: boolean; readonly voted: boolean }
  | { readonly about: 'consultation'; readonly open: boolean; readonly answered: boolean }
  /** It is not there any more. */
  | { readonly about: 'nothing' };

export interface TellingFacts {
  readonly kind: NoticeKind;
  readonly person: PersonFacts;
  /** Where the person wants to be told of this kind now. */
  readonly channel: NoticeChannel;
  /** Whether moderation has hidden the standard. */
  readonly hidden: boolean;
  /** The organisation for which the person is told, if any. */
  readonly organisationId: string | null;
  /** Null when the notice is about no single thing. */
  readonly thing: AboutFacts | null;
}

/** Whether a letter may still tell this person of this (NO-8). */
export function mayTell(facts: TellingFacts): boolean {
  const { person, channel, hidden } = facts;
  if (!person.emailConfirmed || person.suspended) return false;
  if (channel === 'off' || channel === 'portal') return false;
  if (!may(person, 'read-version', { hidden }).allowed) return false;
  return hasPart(facts) && isStillSo(facts);
}

/** Whether the person still has the part in the organisation, or the office, for which they are told. */
function hasPart({ kind, person, organisationId }: TellingFacts): boolean {
  if (kind === 'approval-waiting') return holdsOffice(person, 'lead');
  if (organisationId === null) return true;
  switch (kind) {
    case 'vote-opened':
    case 'vote-closes-in-a-week':
    case 'vote-closes-tomorrow':
      return may(person, 'vote', { organisationId }).allowed;
    case 'consultation-invited':
    case 'consultation-closes-in-a-week':
    case 'consultation-closes-tomorrow':
      return speaksFor(person, organisationId);
    case 'membership-asked':
      // The Secretariat is told in their place (PM-32).
      return (
        may(person, 'manage-organisation', { organisationId }).allowed ||
        may(person, 'answer-join-request', { organisationId, attended: false }).allowed
      );
    default:
      return membershipIn(person, organisationId) !== undefined;
  }
}

/** Whether the thing is still there for the person, and what the notice asks for is still to be done. */
function isStillSo({ kind, person, hidden, thing }: TellingFacts): boolean {
  if (thing === null) return true;
  switch (thing.about) {
    case 'nothing':
      return false;
    case 'comment':
      return !thing.removed;
    case 'amendment': {
      const { authorIds, submitted } = thing;
      return may(person, 'read-amendment', { standardId: '', hidden, authorIds, submitted }).allowed;
    }
    case 'approval':
      return thing.waiting || kind !== 'approval-waiting';
    case 'ballot':
      return kind.startsWith('vote-') && kind !== 'vote-cast' ? thing.open && !thing.voted : true;
    case 'consultation':
      return kind.startsWith('consultation-closes-') ? thing.open && !thing.answered : true;
  }
}
