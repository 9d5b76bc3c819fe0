import type { ActorFacts } from '../../app/domain/permissions/actor';
import type { Act, DocumentThing, ThingOf, TookPart } from '../../app/domain/permissions/things';
import { inOffice, person, STANDARD } from './cases';

export const open = { hidden: false };
export const standard = { standardId: STANDARD };
export const version = { ...standard, tookPart: [] };
export const tookPart = (...parts: readonly TookPart[]) => ({ ...standard, tookPart: parts });
export const acme = { organisationId: 'acme' };
export const place = { hidden: false, organisationId: null };
export const mine = { authorId: 'person-1' };
export const draft: DocumentThing = {
  ...standard,
  hidden: false,
  kind: 'draft',
  documentState: 'open',
  versionState: 'drafting',
  authorIds: [],
  amendment: null,
};
export const branch: DocumentThing = {
  ...draft,
  kind: 'amendment',
  authorIds: ['person-1'],
  amendment: { state: 'open', submitted: false, ofAmendment: false },
};
export const amendment = { ...standard, hidden: false, authorIds: ['person-1'], submitted: false };
export const amendable = { ...place, versionState: 'drafting' } as const;
export const unconfirmed = person({ emailConfirmed: false });
export const suspended = person({ suspended: true, roles: [{ standardId: STANDARD, role: 'editor' }] });
export const administrator = inOffice('administrator');

/** Sentence, actor, act, thing, and the words of the refusal: none where it is allowed. */
export type Case = { [A in Act]: readonly [string, ActorFacts, A, ThingOf[A], readonly string[]] }[Act];
