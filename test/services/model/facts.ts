import type {
  BallotTrack,
  CommentType,
  InterestCategory,
  Office,
  VersionState,
  VotePosition,
} from '../../../db/words';
import { ADDED, AT_HAND, PROPOSER, VOTERS } from './cast';
import { sameTime } from './london';

/** A person as plain facts; what they ever did to the version stays, whatever they hold now. */
export interface PersonFacts {
  readonly offices: Set<Office>;
  suspended: boolean;
  edited: boolean;
  chaired: boolean;
  voted: boolean;
}

export interface OrganisationFacts {
  readonly category: InterestCategory;
  readonly parent: string | null;
  readonly members: Set<string>;
  representative: string | null;
  alternate: string | null;
  verified: boolean;
  suspended: boolean;
}

export interface CommentFacts {
  readonly id: string;
  readonly author: string;
  /** The organisation spoken for; '' for nobody else. */
  readonly organisation: string;
  readonly type: CommentType;
  readonly blocking: boolean;
  readonly word: string;
  /** Whether a vote cites it. */
  ofBallot: boolean;
  /** The ballot with whose votes it was filed. */
  filedWith: string | null;
  state: 'submitted' | 'triaged' | 'decided' | 'applied' | 'published';
  accepted: boolean;
  /** Its commenter took it back. */
  withdrawn: boolean;
  /** How many ballots on the text had opened when it was made. */
  madeAfter: number;
  /** How many ballots on the text had opened when it was accepted: the text of the last of them does not have it. */
  acceptedAfter: number;
  /** How many ballots on the text had opened when it was applied: the text of the last of them does not have it. */
  appliedAfter: number;
  /** Whether what was accepted changes more than wording. */
  beyondWording: boolean;
  /** How far an agreed change has come that breaks; null for every other comment. */
  breaking: 'agreed' | 'applied' | 'consulted' | null;
}

export interface VoteFacts {
  readonly organisation: string;
  readonly position: VotePosition;
  readonly withdrawn: boolean;
  /** Ids of the comments that are filed with it. */
  readonly names: readonly string[];
  /** A word that stands nowhere but in the reason of this vote. */
  readonly word: string;
  readonly receipt: string;
}

/** How many ballots on the text of the version have opened. */
export function ballotsOnText({ ballots }: Pick<Facts, 'ballots'>): number {
  return ballots.filter(({ track }) => track === 'trial-use').length;
}

/** Whether a comment was accepted after the last text was frozen for a ballot. */
export function isSinceFrozen(
  facts: Pick<Facts, 'ballots'>,
  { accepted, acceptedAfter }: CommentFacts,
): boolean {
  return accepted && acceptedAfter > 0 && acceptedAfter === ballotsOnText(facts);
}

export interface BallotFacts {
  readonly id: string;
  readonly track: BallotTrack;
  readonly hash: string;
  /** What people had written in the text that is voted on. */
  readonly words: readonly string[];
  /** Voter → its category and organisations. */
  readonly voters: ReadonlyMap<
    string,
    { readonly category: InterestCategory; readonly organisations: string[] }
  >;
  /** The last vote of each voter, and of the first round once there is a second. */
  readonly last: Map<string, VoteFacts>;
  first: ReadonlyMap<string, VoteFacts> | null;
  /** Every receipt given, and every reason. */
  readonly lines: VoteFacts[];
  state: 'open' | 'closed' | 'void';
  round: 1 | 2;
  closesAt: Date;
  extended: boolean;
  recirculateAt: Date | null;
  /** Whether the Leads were asked for the mandate since its close. */
  asked: boolean;
}

export interface ApprovalFacts {
  readonly id: string;
  readonly purpose: 'publication' | 'mandate';
  readonly hash: string;
  readonly given: string[];
  terms: { readonly implementFrom: Date; readonly complyBy: Date; readonly reviewBy: Date } | null;
  state: 'waiting' | 'approved' | 'returned' | 'rejected';
}

/** What is true of one standard with one version, as somebody with pen and paper would keep it. */
export interface Facts {
  readonly people: Record<string, PersonFacts>;
  readonly organisations: Record<string, OrganisationFacts>;
  state: VersionState | 'none';
  heldFrom: VersionState | null;
  heldSince: Date;
  reference: string;
  standardId: string;
  versionId: string;
  documentId: string | null;
  proposedAt: Date;
  callEndsAt: Date;
  owned: boolean;
  lane: boolean;
  chair: string | null;
  readonly editors: Set<string>;
  described: boolean;
  consultations: number;
  consultationClosesAt: Date | null;
  /** What people had written in the text that was last consulted on. */
  consultedWords: readonly string[];
  readonly reviews: Map<string, boolean>;
  readonly comments: CommentFacts[];
  /** Enrolled organisations in the order in which they came. */
  readonly enrolled: Map<string, InterestCategory>;
  readonly ballots: BallotFacts[];
  readonly approvals: ApprovalFacts[];
  publishedHash: string | null;
  complyBy: Date | null;
  readonly uses: { readonly organisation: string; readonly supplier: string; readonly live: boolean }[];
  noticeAt: Date | null;
  /** What the notice names, or would. */
  successor: string;
  phaseOutEnds: Date | null;
  /** Words that people wrote where everybody may read them, and words that are nobody's to read. */
  readonly draftWords: string[];
  readonly secrets: Set<string>;
  lastWord: number;
  readonly reached: Set<string>;
}

export function firstFacts(now: Date): Facts {
  const people = Object.fromEntries(
    Object.entries({ ...AT_HAND, ...ADDED }).map(([name, offices]) => [name, personWith(offices)]),
  );
  for (const { representative } of Object.values(VOTERS)) people[representative] ??= personWith([]);
  const organisations: Record<string, OrganisationFacts> = Object.fromEntries(
    Object.entries(VOTERS).map(([name, of]) => [
      name,
      {
        category: of.category,
        parent: of.parent ?? null,
        members: new Set([of.representative, of.alternate, of.member].filter((one) => one !== undefined)),
        representative: of.representative,
        alternate: of.alternate ?? null,
        verified: of.unverified !== true,
        suspended: false,
      },
    ]),
  );
  organisations[PROPOSER] = {
    category: 'supplier-small',
    parent: null,
    members: new Set(['Pat', 'Edwin']),
    representative: null,
    alternate: null,
    verified: true,
    suspended: false,
  };
  return {
    people,
    organisations,
    state: 'none',
    heldFrom: null,
    heldSince: now,
    reference: '',
    standardId: '',
    versionId: '',
    documentId: null,
    proposedAt: now,
    callEndsAt: sameTime(now, 14),
    owned: false,
    lane: false,
    chair: null,
    editors: new Set(),
    described: false,
    consultations: 0,
    consultationClosesAt: null,
    consultedWords: [],
    reviews: new Map(),
    comments: [],
    enrolled: new Map(),
    ballots: [],
    approvals: [],
    publishedHash: null,
    complyBy: null,
    uses: [],
    noticeAt: null,
    successor: 'Nothing',
    phaseOutEnds: null,
    draftWords: [],
    secrets: new Set(),
    lastWord: 0,
    reached: new Set(),
  };
}

function personWith(offices: readonly Office[]): PersonFacts {
  return { offices: new Set(offices), suspended: false, edited: false, chaired: false, voted: false };
}

/** BL-36: whether the version stands where such a ballot is held. */
export function standsFor(
  { state }: Pick<Facts, 'state'>,
  track: Facts['ballots'][number]['track'],
): boolean {
  return track === 'trial-use' ? state === 'ballot' : state === 'published' || state === 'effective';
}

/** A word that was never said before and is part of no other. */
export function newWord(facts: Facts): string {
  facts.lastWord += 1;
  return `kw${facts.lastWord}k`;
}

/** The last of a list; the order is that in which things happened. */
export const newest = <T>(list: readonly T[]): T | undefined => list.at(-1);

/** The version reaches a state. */
export function reach(facts: Facts, state: VersionState): void {
  facts.state = state;
  facts.reached.add(state);
}
