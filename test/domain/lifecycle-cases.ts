import type { Enrolment } from '../../app/domain/ballot/electorate';
import { defaultRules } from '../../app/domain/ballot/rules';
import type { FactsOfMove, MoveRequest, StateFacts, VersionFacts } from '../../app/domain/lifecycle/facts';
import { noticeOfPatchEnds } from '../../app/domain/lifecycle/guards-of-patch';
import { callEnds } from '../../app/domain/lifecycle/guards-to-ballot';
import type { InterestCategory } from '../../db/words';
import { STANDARD } from './cases';

export const NOW = new Date('2026-03-02T10:00:00Z');
export const at = (iso: string): Date => new Date(iso);

export const HASH = 'a'.repeat(64);
export const OTHER_HASH = 'b'.repeat(64);

export function version(facts: StateFacts): VersionFacts {
  return { standardId: STANDARD, tookPart: [], ...facts };
}

/** An electorate of single organisations, one for each category given. */
export function electorate(...categories: readonly InterestCategory[]): readonly Enrolment[] {
  return categories.map((category, index) => {
    const organisationId = `org-${index + 1}`;
    return { organisationId, groupId: organisationId, category };
  });
}

export const TRIAL_ELECTORATE = electorate(
  'provider',
  'provider',
  'supplier-large',
  'supplier-small',
  'patient-public',
);
export const MANDATORY_ELECTORATE = electorate(
  ...(['provider', 'provider', 'provider', 'supplier-large', 'supplier-large', 'supplier-small'] as const),
  ...(['supplier-small', 'clinical-professional', 'patient-public', 'national-academic-other'] as const),
);

/** For each move the facts with which it is allowed. */
export const SOUND: FactsOfMove = {
  'begin-drafting': {
    ownerNamed: true,
    chairNamed: true,
    lane: 'horizon',
    callEndsAt: callEnds(at('2026-02-16T10:00:00Z')),
    shorteningReason: '',
  },
  'open-consultation': {
    missingSections: [],
    undescribedImages: 0,
    snapshotHash: HASH,
    closesAt: at('2026-03-30T22:59:59Z'),
    earlierConsultations: 0,
    invitedRecorded: true,
  },
  'close-consultation': { recordedClosesAt: null },
  'resume-drafting': {},
  'open-ballot': {
    undecidedComments: 0,
    changeLogWritten: true,
    reviews: {
      'clinical-safety': 'ready',
      'information-governance': 'ready-with-nits',
      accessibility: 'ready',
    },
    notConsultedOn: { appliedSince: [], notApplied: [] },
    snapshotHash: HASH,
    currentHash: HASH,
    imagesElsewhere: 0,
    rules: defaultRules('trial-use'),
    enrolled: TRIAL_ELECTORATE,
    numberUnmet: [],
  },
  'send-for-approval': {
    openUntil: null,
    tally: 'final',
    passed: true,
    undecidedBallotComments: 0,
    acceptedSince: [{ name: 'C-1', impact: 'editorial' }],
  },
  'return-to-resolution': { ended: 'failed', nonEditorialChangeAgreed: false },
  publish: {
    reasons: 'The ballot passed and no objection stands.',
    unansweredObjections: 0,
    involvementComplete: true,
    reviewDate: at('2028-03-02T00:00:00Z'),
    implementDate: null,
    approvals: [{ leadId: 'lead-1', hash: HASH }],
    hash: HASH,
  },
  'return-for-changes': { reason: 'Clause 4 contradicts clause 7.', points: ['Clause 4'] },
  reject: { reason: 'No site will use it.', points: ['Need'] },
  'open-mandate-ballot': {
    snapshotHash: HASH,
    publishedHash: HASH,
    underWay: false,
    patchUnderNotice: null,
    patchPublished: null,
    rules: defaultRules('mandatory'),
    enrolled: MANDATORY_ELECTORATE,
  },
  mandate: {
    passedBallotHash: HASH,
    publishedHash: HASH,
    approvals: [
      { leadId: 'lead-1', hash: HASH },
      { leadId: 'lead-2', hash: HASH },
    ],
    implementFrom: at('2026-09-01T00:00:00Z'),
    publishedToImplementFrom: null,
    complyBy: at('2027-03-03T00:00:00Z'),
    shorterNoticeReason: '',
    proof: {
      statements: [
        { supplierGroup: 'acme', supplierIsSmall: false, liveSite: true, bySupplier: true },
        { supplierGroup: 'bolt', supplierIsSmall: true, liveSite: false, bySupplier: true },
        { supplierGroup: 'bolt', supplierIsSmall: true, liveSite: false, bySupplier: true },
      ],
      exchangeMusts: [{ requirement: 'STD-0042-R1', supplierGroups: ['acme', 'bolt'] }],
    },
  },
  'take-effect': { patchPublished: null },
  'give-patch-notice': {
    hash: HASH,
    publishedHash: OTHER_HASH,
    sound: true,
    requirementsTouched: [],
    artefactsTouched: false,
    definitionsTouched: [],
    impact: 'editorial',
    because: [],
    confirmed: true,
    reason: 'Two words were misspelt.',
    mandateUnderWay: false,
  },
  patch: {
    impact: 'editorial',
    noticeEndsAt: noticeOfPatchEnds(at('2026-02-16T10:00:00Z')),
    approvals: [{ leadId: 'lead-1', hash: HASH }],
    hash: HASH,
  },
  deprecate: {
    reason: 'Replaced by the next edition.',
    noticeGivenAt: at('2026-02-02T10:00:00Z'),
    successor: 'STD-0042 2.0.0',
    productsListed: true,
    phaseOutEnds: at('2027-03-02T00:00:00Z'),
  },
  retire: {},
  hold: { reason: 'Waiting for the law.' },
  resume: {},
  cancel: { reason: 'Nobody wrote it.' },
};

export function request<M extends keyof FactsOfMove>(
  move: M,
  facts: Partial<FactsOfMove[M]> = {},
): MoveRequest {
  // That the facts are those of the move, the signature says; the union does not follow it.
  return { ...SOUND[move], ...facts, move } as unknown as MoveRequest;
}
