import type { AmendmentState, DocumentKind, DocumentState, VersionState } from '../../../db/words';

/** How the person who asks has already taken part in the version in question. */
export type TookPart = 'edited' | 'chaired' | 'voted';

/** A thing that moderation may have hidden from readers. */
export interface VisibleThing {
  readonly hidden: boolean;
}

export interface StandardThing {
  readonly standardId: string;
}

export interface VersionThing extends StandardThing {
  readonly tookPart: readonly TookPart[];
}

/** A version by its standard and state. */
export interface VersionStanding extends StandardThing {
  readonly versionState: VersionState;
}

export interface OrganisationThing {
  readonly organisationId: string;
}

/** Requests to join an organisation. */
export interface JoinRequestThing extends OrganisationThing {
  /** Whether its representative or its alternate can act. */
  readonly attended: boolean;
}

/** The live document of a version, an amendment or a local extension. */
export interface DocumentThing extends StandardThing, VisibleThing {
  readonly kind: DocumentKind;
  readonly documentState: DocumentState;
  readonly versionState: VersionState;
  /** The people who may write a branch; not asked for the draft of a version. */
  readonly authorIds: readonly string[];
  /** Where the amendment stands that this document is the text of; null for every other document. */
  readonly amendment: AmendmentStanding | null;
}

export interface AmendmentStanding {
  readonly state: AmendmentState;
  /** Whether it was ever submitted: from then on everybody reads it who reads the draft. */
  readonly submitted: boolean;
  /** Whether it changes another amendment and not the draft. */
  readonly ofAmendment: boolean;
}

/** The amendment that another one changes. */
export interface AmendedAmendment {
  readonly state: AmendmentState;
  readonly authorIds: readonly string[];
}

/** An amendment to be decided: one of the draft, or one of another amendment. */
export interface DecidedThing extends StandardThing {
  readonly parent: AmendedAmendment | null;
}

/** A draft to be amended, and the organisation that the amendment is written for, if any. */
export interface AmendmentPlace extends CommentPlace {
  readonly versionState: VersionState;
}

/** An amendment as the questions of permission see it. */
export interface AmendmentThing extends StandardThing, VisibleThing {
  readonly authorIds: readonly string[];
  readonly submitted: boolean;
}

/** A position on an amendment, for an organisation. */
export interface SupportThing extends VisibleThing, OrganisationThing {}

/** A comment to be written, and the organisation it is written for, if any. */
export interface CommentPlace extends VisibleThing {
  readonly organisationId: string | null;
}

export interface OwnComment {
  readonly authorId: string;
}

/** For acts on the whole portal, which need no facts of a thing. */
export type Portal = Readonly<Record<never, never>>;

/** The facts each act asks about. An act that is not a key here does not exist, and is refused. */
export interface ThingOf {
  'read-version': VisibleThing;
  'read-draft': VisibleThing;
  'watch-draft': VisibleThing;
  'edit-draft': DocumentThing;
  'edit-branch': DocumentThing;
  'propose-amendment': AmendmentPlace;
  'read-amendment': AmendmentThing;
  'write-amendment': AmendmentThing;
  'support-amendment': SupportThing;
  'decide-amendment': DecidedThing;
  comment: CommentPlace;
  'edit-comment': OwnComment;
  'withdraw-comment': OwnComment;
  'answer-decision': OwnComment;
  'pull-out': VisibleThing;
  'triage-comment': StandardThing;
  'decide-comment': StandardThing;
  'take-decision-back': StandardThing;
  'let-decision-stand': StandardThing;
  'answer-consultation': CommentPlace;
  'report-consultation': StandardThing;
  'open-sense-check': StandardThing;
  'answer-sense-check': SupportThing;
  'close-sense-check': StandardThing;
  object: CommentPlace;
  'answer-objection': VersionThing;
  'keep-artefacts': VersionStanding;
  freeze: StandardThing;
  restore: StandardThing;
  'describe-standard': StandardThing;
  'number-version': StandardThing;
  'appoint-chair': StandardThing;
  'appoint-editor': StandardThing;
  'record-review': StandardThing;
  'propose-standard': OrganisationThing;
  'begin-drafting': VersionThing;
  'open-consultation': VersionThing;
  'close-consultation': VersionThing;
  'resume-drafting': VersionThing;
  'open-ballot': VersionThing;
  'open-mandate-ballot': VersionThing;
  'send-for-approval': VersionThing;
  'ask-for-mandate': VersionThing;
  'return-to-resolution': VersionThing;
  approve: VersionThing;
  publish: VersionThing;
  mandate: VersionThing;
  'take-effect': VersionThing;
  deprecate: VersionThing;
  retire: VersionThing;
  hold: VersionThing;
  resume: VersionThing;
  cancel: VersionThing;
  'return-for-changes': VersionThing;
  reject: VersionThing;
  'prepare-patch': StandardThing;
  'give-patch-notice': VersionThing;
  patch: VersionThing;
  'vary-ballot-rules': StandardThing;
  'extend-ballot': StandardThing;
  'close-ballot': StandardThing;
  'recirculate-ballot': StandardThing;
  'void-ballot': StandardThing;
  'record-exchange': StandardThing;
  'state-use': OrganisationThing;
  'withdraw-use': OrganisationThing;
  enrol: OrganisationThing;
  vote: OrganisationThing;
  'withdraw-negative': OrganisationThing;
  'create-organisation': Portal;
  'join-organisation': Portal;
  'manage-organisation': OrganisationThing;
  'answer-join-request': JoinRequestThing;
  'name-representative': OrganisationThing;
  'verify-organisation': Portal;
  'suspend-organisation': Portal;
  'merge-organisations': Portal;
  moderate: Portal;
  'record-for-someone-else': Portal;
  administer: Portal;
  'grant-office': Portal;
  'suspend-person': Portal;
  'read-audit-record': Portal;
}

export type Act = keyof ThingOf;
