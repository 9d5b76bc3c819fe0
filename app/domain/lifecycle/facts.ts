import type { Impact, Lane, ReviewKind, ReviewOutcome } from '../../../db/words';
import type { Enrolment } from '../ballot/electorate';
import type { BallotRules } from '../ballot/rules';
import type { NotConsultedOn } from '../consulted-on';
import type { Reason } from '../decision';
import type { MandateProof } from '../mandate-proof';
import type { VersionThing } from '../permissions/things';
import type { StateBeforePublished } from './moves';

/** A change that was agreed after the text was frozen, as a sentence names it. */
export interface AcceptedSince {
  readonly name: string;
  readonly impact: Impact | null;
}

/** What each state of a version knows: a consultation has a closing time and a draft has none. */
export type StateFacts =
  | { readonly state: 'proposed' | 'drafting' | 'resolution' | 'awaiting-approval' }
  | { readonly state: 'consultation'; readonly closesAt: Date }
  | { readonly state: 'ballot'; readonly ballotOpen: boolean }
  /** `complyBy` is null while the version is published for trial use only. */
  | { readonly state: 'published'; readonly complyBy: Date | null }
  | { readonly state: 'effective' | 'retired' | 'cancelled' }
  | { readonly state: 'deprecated'; readonly phaseOutEnds: Date }
  | { readonly state: 'on-hold'; readonly heldFrom: StateBeforePublished };

/** A version as its moves see it; `tookPart` says how the person who asks took part in it. */
export type VersionFacts = VersionThing &
  StateFacts & {
    /** Made as an editorial patch of a published version, which goes by notice instead of a ballot. */
    readonly isPatch?: boolean;
  };

/** What is known of a proposal before there is a version. */
export interface ProposalFacts {
  readonly organisationId: string;
  readonly need: string;
  readonly appliesTo: string;
  readonly expectedBenefit: string;
  readonly duplicatesShown: boolean;
}

export interface ApprovalGiven {
  readonly leadId: string;
  readonly hash: string;
}

/** What each move asks about, besides the version and who moves it. */
export interface FactsOfMove {
  'begin-drafting': {
    readonly ownerNamed: boolean;
    readonly chairNamed: boolean;
    readonly lane: Lane | null;
    /** The end of the days for which the call for adoption is shown. */
    readonly callEndsAt: Date;
    /** The Lead's public reason for a call shorter than 14 days; empty when there is none. */
    readonly shorteningReason: string;
  };
  'open-consultation': {
    readonly missingSections: readonly string[];
    /** Images without a description for people who cannot see them. */
    readonly undescribedImages: number;
    readonly snapshotHash: string | null;
    readonly closesAt: Date;
    readonly earlierConsultations: number;
    readonly invitedRecorded: boolean;
  };
  'close-consultation': {
    /** The closing time in the last event that set it; null where none gives one. */
    readonly recordedClosesAt: Date | null;
  };
  'resume-drafting': object;
  'open-ballot': {
    readonly undecidedComments: number;
    readonly changeLogWritten: boolean;
    readonly reviews: Readonly<Partial<Record<ReviewKind, ReviewOutcome>>>;
    /** Breaking changes that were agreed and that the text of the latest consultation did not have. */
    readonly notConsultedOn: NotConsultedOn;
    readonly snapshotHash: string | null;
    readonly currentHash: string;
    /** How many images of the text stand on another site; 0 while no text is frozen to be asked. */
    readonly imagesElsewhere: number;
    readonly rules: BallotRules;
    readonly enrolled: readonly Enrolment[];
    /** What its changes have against the number of the version (VN-7). */
    readonly numberUnmet: readonly Reason[];
  };
  'send-for-approval': {
    /** The closing time of a ballot that is open; null after its end. */
    readonly openUntil: Date | null;
    readonly tally: 'final' | 'provisional' | 'void';
    readonly passed: boolean;
    readonly undecidedBallotComments: number;
    /** What was accepted since the text was frozen, and so is not in it. */
    readonly acceptedSince: readonly AcceptedSince[];
  };
  'return-to-resolution': {
    /** `not-yet` while the tally is provisional and withdrawals could still let the ballot pass. */
    readonly ended: 'void' | 'failed' | 'passed' | 'not-yet';
    readonly nonEditorialChangeAgreed: boolean;
  };
  publish: {
    readonly reasons: string;
    readonly unansweredObjections: number;
    readonly involvementComplete: boolean;
    readonly reviewDate: Date | null;
    /** From when it is to be implemented, where the Lead says so. */
    readonly implementDate: Date | null;
    readonly approvals: readonly ApprovalGiven[];
    readonly hash: string;
  };
  'return-for-changes': { readonly reason: string; readonly points: readonly string[] };
  reject: { readonly reason: string; readonly points: readonly string[] };
  'open-mandate-ballot': {
    readonly snapshotHash: string;
    readonly publishedHash: string;
    /** Whether a ballot or an approval for a mandate of the version is under way already. */
    readonly underWay: boolean;
    /** The number of the patch of the version of which notice stands; null where none does. */
    readonly patchUnderNotice: string | null;
    /** The number of the published patch of the version; null where there is none. */
    readonly patchPublished: string | null;
    readonly rules: BallotRules;
    readonly enrolled: readonly Enrolment[];
  };
  mandate: {
    /** The hash of the mandatory-track ballot that passed; null when none did. */
    readonly passedBallotHash: string | null;
    readonly publishedHash: string;
    readonly approvals: readonly ApprovalGiven[];
    readonly implementFrom: Date | null;
    /** The implement-from date that the version was published with; null for none. */
    readonly publishedToImplementFrom: Date | null;
    readonly complyBy: Date | null;
    /** The public reason for notice shorter than 12 months; empty when there is none. */
    readonly shorterNoticeReason: string;
    readonly proof: MandateProof;
  };
  'take-effect': {
    /** The number of the published patch of the version; null where there is none. */
    readonly patchPublished: string | null;
  };
  'give-patch-notice': {
    /** Of the text that is given notice of, and of the published one; '' while nothing is frozen. */
    readonly hash: string;
    readonly publishedHash: string;
    /** Whether nothing in the text forbids a publication with it. */
    readonly sound: boolean;
    /** References of requirements whose wording, level or id is another than in the published text. */
    readonly requirementsTouched: readonly string[];
    /** Whether any artefact is another than the published one. */
    readonly artefactsTouched: boolean;
    /** Paths of those among them that are more than examples. */
    readonly definitionsTouched: readonly string[];
    readonly impact: Impact | null;
    /** What has that impact, by name. */
    readonly because: readonly string[];
    /** Whether the person who gives the notice says that the changes are editorial, and why; public. */
    readonly confirmed: boolean;
    readonly reason: string;
    readonly mandateUnderWay: boolean;
  };
  patch: {
    readonly impact: Impact | null;
    /** From when the patch may be approved; null while no notice of it was given. */
    readonly noticeEndsAt: Date | null;
    readonly approvals: readonly ApprovalGiven[];
    readonly hash: string;
  };
  deprecate: {
    readonly reason: string;
    readonly noticeGivenAt: Date | null;
    /** The successor in words or as a reference; a notice that there is none is a successor in words. */
    readonly successor: string;
    readonly productsListed: boolean;
    readonly phaseOutEnds: Date | null;
  };
  retire: object;
  hold: { readonly reason: string };
  resume: object;
  cancel: { readonly reason: string };
}

/** A move that somebody asks for, with the facts that this move asks about. */
export type MoveRequest = {
  [M in keyof FactsOfMove]: { readonly move: M } & FactsOfMove[M];
}[keyof FactsOfMove];
