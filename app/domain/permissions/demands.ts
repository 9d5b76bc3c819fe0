import type { Office, OrganisationState, StandardRole } from '../../../db/words';
import { demand, type Reason } from '../decision';
import type { ReasonWord } from '../reason-words';
import { type ActorFacts, holdsOffice, holdsRole, membershipIn, speaksFor } from './actor';
import { artefactsKept, beingWritten, isAmendable, textOpen } from './states-of-text';
import type {
  AmendmentThing,
  CommentPlace,
  DecidedThing,
  DocumentThing,
  JoinRequestThing,
  OrganisationThing,
  OwnComment,
  StandardThing,
  VersionStanding,
  VersionThing,
  VisibleThing,
} from './things';

/** One condition of a permission: what it still asks of this actor and this thing, under the row's rule. */
export type Demand<T> = (actor: ActorFacts, thing: T, rule: string) => readonly Reason[];

/** PM-3: every act but reading needs a person with a confirmed address and an account that is not suspended. */
export const account: Demand<unknown> = (actor) => {
  if (actor.kind === 'anonymous') return demand(false, 'PM-3', 'sign-in-needed');
  if (actor.kind !== 'person') return demand(false, 'PM-3', 'person-needed');
  return [
    ...demand(actor.emailConfirmed, 'PM-3', 'email-not-confirmed'),
    ...demand(!actor.suspended, 'PM-3', 'account-suspended'),
  ];
};

/** PM-2: what moderation has hidden stays open to the Secretariat and administrators. */
export const visible: Demand<VisibleThing> = (actor, thing) =>
  demand(
    !thing.hidden || holdsOffice(actor, 'secretariat') || holdsOffice(actor, 'administrator'),
    'PM-2',
    'hidden-from-readers',
  );

/** Any one of several offices, or of several roles on the standard in question. */
export function held(
  word: ReasonWord,
  offices: readonly Office[],
  roles: readonly StandardRole[] = [],
): Demand<StandardThing | OrganisationThing | Readonly<Record<never, never>>> {
  return (actor, thing, rule) => {
    const byOffice = offices.some((office) => holdsOffice(actor, office));
    const byRole = 'standardId' in thing && roles.some((role) => holdsRole(actor, thing.standardId, role));
    return demand(byOffice || byRole, rule, word);
  };
}

export const clock: Demand<unknown> = (actor, _thing, rule) =>
  demand(actor.kind === 'clock', rule, 'clock-only');

/** The clock, or else a person who meets the demands given. */
export function clockOr<T>(word: ReasonWord, ...demands: readonly Demand<T>[]): Demand<T> {
  return (actor, thing, rule) => {
    if (actor.kind === 'clock') return [];
    const unmet = demands.flatMap((one) => one(actor, thing, rule));
    return unmet.length === 0 ? [] : [...account(actor, thing, rule), ...demand(false, rule, word)];
  };
}

/** The console of the machine stands in for the administrator, who may not exist yet. */
export function consoleOr<T>(...demands: readonly Demand<T>[]): Demand<T> {
  return (actor, thing, rule) =>
    actor.kind === 'console' ? [] : demands.flatMap((one) => one(actor, thing, rule));
}

export const memberOfVerified: Demand<OrganisationThing> = (actor, thing, rule) => {
  const membership = membershipIn(actor, thing.organisationId);
  if (membership === undefined) return demand(false, rule, 'member-only');
  return verified(membership.organisationState, rule);
};

/** PM-34 goes before the rule that asks for a verified organisation: verifying it is not what helps. */
function verified(state: OrganisationState, rule: string): readonly Reason[] {
  if (state === 'suspended') return demand(false, 'PM-34', 'organisation-suspended');
  return demand(state === 'verified', rule, 'organisation-not-verified');
}

export const member: Demand<OrganisationThing> = (actor, thing, rule) =>
  demand(membershipIn(actor, thing.organisationId) !== undefined, rule, 'member-only');

/** PM-34: what somebody may do for an organisation by belonging to it, nobody does while it is suspended. */
export const notSuspended: Demand<OrganisationThing> = (actor, thing) =>
  demand(
    membershipIn(actor, thing.organisationId)?.organisationState !== 'suspended',
    'PM-34',
    'organisation-suspended',
  );

/** Speaking for an organisation in a comment needs a membership; speaking for oneself needs none. */
export const memberIfSpokenFor: Demand<CommentPlace> = (actor, thing, rule) => {
  if (thing.organisationId === null) return [];
  const { organisationId } = thing;
  return [...member(actor, { organisationId }, rule), ...notSuspended(actor, { organisationId }, rule)];
};

export const representative: Demand<OrganisationThing> = (actor, thing, rule) =>
  demand(speaksFor(actor, thing.organisationId), rule, 'representative-only');

/** PM-32: the Secretariat stands in while nobody who looks after the members can act. */
export const answersRequests: Demand<JoinRequestThing> = (actor, thing, rule) => {
  if (thing.attended) return [...representative(actor, thing, 'PM-20'), ...notSuspended(actor, thing, rule)];
  return demand(holdsOffice(actor, 'secretariat'), rule, 'secretariat-while-unattended');
};

/** Of an organisation to which somebody does not belong, nothing is said of whether it is verified. */
export const voterOfVerified: Demand<OrganisationThing> = (actor, thing, rule) => {
  const state = membershipIn(actor, thing.organisationId)?.organisationState;
  return [...representative(actor, thing, rule), ...(state === undefined ? [] : verified(state, rule))];
};

export const namesRepresentative: Demand<OrganisationThing> = (actor, thing, rule) =>
  demand(
    membershipIn(actor, thing.organisationId)?.duty === 'representative' || holdsOffice(actor, 'secretariat'),
    rule,
    'representative-or-secretariat-only',
  );

export const commenter: Demand<OwnComment> = (actor, thing, rule) =>
  demand(actor.kind === 'person' && actor.personId === thing.authorId, rule, 'commenter-only');

const isAuthor = (actor: ActorFacts, { authorIds }: Pick<DocumentThing, 'authorIds'>): boolean =>
  actor.kind === 'person' && authorIds.includes(actor.personId);

export const author: Demand<Pick<DocumentThing, 'authorIds'>> = (actor, thing, rule) =>
  demand(isAuthor(actor, thing), rule, 'author-only');

/** AM-3, AM-15: while it is being written its authors write, while it is submitted the editors of the standard. */
export const writerOfBranch: Demand<DocumentThing> = (actor, thing, rule) => {
  const { amendment } = thing;
  if (amendment === null) return author(actor, thing, rule);
  if (amendment.state === 'proposed' && amendment.ofAmendment) {
    return demand(false, 'AM-19', 'amendment-submitted');
  }
  if (amendment.state === 'proposed') {
    const edits = holdsRole(actor, thing.standardId, 'editor');
    return demand(
      edits,
      'AM-15',
      isAuthor(actor, thing) ? 'amendment-submitted' : 'editor-of-amendment-only',
    );
  }
  return [
    ...author(actor, thing, rule),
    ...demand(amendment.state === 'open', 'AM-2', 'amendment-not-being-written'),
  ];
};

/** PM-8, AM-19: the editors of the standard; of an amendment of another one, those who write that one at this moment. */
export const deciderOfAmendment: Demand<DecidedThing> = (actor, thing, rule) => {
  const { parent } = thing;
  if (parent === null) return demand(holdsRole(actor, thing.standardId, 'editor'), rule, 'editor-only');
  if (parent.state === 'proposed') {
    return demand(holdsRole(actor, thing.standardId, 'editor'), 'AM-19', 'editor-of-amendment-only');
  }
  return [
    ...author(actor, parent, 'AM-19'),
    ...demand(parent.state === 'open', 'AM-19', 'amended-amendment-over'),
  ];
};

/** AM-4: what was never submitted is its authors' alone. */
export const readerOfBranch: Demand<AmendmentThing> = (actor, thing) =>
  demand(thing.submitted || isAuthor(actor, thing), 'AM-4', 'amendment-not-submitted');

export const documentOpen: Demand<DocumentThing> = (_actor, thing, rule) => textOpen(thing, rule);

export const stateEditable: Demand<DocumentThing> = (_actor, thing, rule) =>
  beingWritten(thing.versionState, rule);

/** AF-1: artefacts change as the text does. */
export const stateKeepsArtefacts: Demand<VersionStanding> = (_actor, thing) =>
  artefactsKept(thing.versionState);

export const stateAmendable: Demand<Pick<DocumentThing, 'versionState'>> = (_actor, thing) =>
  demand(isAmendable(thing.versionState), 'AM-1', 'state-not-amendable');

/** Independence: a Lead decides on no version that the same person edited, chaired or voted on. */
export const uninvolved: Demand<VersionThing> = (_actor, thing, rule) => [
  ...demand(!thing.tookPart.includes('edited'), rule, 'edited-this-version'),
  ...demand(!thing.tookPart.includes('chaired'), rule, 'chaired-this-version'),
  ...demand(!thing.tookPart.includes('voted'), rule, 'voted-on-this-version'),
];
