import type { StandardRow } from '../../../db/queries/standards';
import { listApprovalsOf, listBallotsOf } from '../../../db/queries/version-record';
import { findPublishedPatch, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { Finding } from '../../document/finding-types';
import type { OutlineEntry } from '../../document/text-types';
import { type Decision, type Reason, unmetOf } from '../../domain/decision';
import { decideMove, type Moved } from '../../domain/lifecycle';
import type { VersionFacts } from '../../domain/lifecycle/facts';
import { type MoveName, movesFrom } from '../../domain/lifecycle/moves';
import { endOfDayAfter } from '../../domain/london-time';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import { type SaidReason, sayReasons } from '../../domain/reason-sentences';
import type { ReasonWord } from '../../domain/reason-words';
import { decideApprovingPatchOf } from '../approvals/approve-patch.server';
import { decideSending } from '../approvals/send-for-approval.server';
import { loadBallot } from '../ballots/ballot-facts.server';
import { isMandateUnderWay } from '../ballots/mandate-under-way.server';
import { decideOpeningOf } from '../ballots/open-ballot.server';
import { decideMandateOpeningOf } from '../ballots/open-mandate-ballot.server';
import type { Context } from '../context';
import { decideNotice } from '../patches/give-patch-notice.server';
import { type PlacedReason, placed } from './cure-places';
import { decidePublishingOf } from './decide-publishing.server';
import { type MoveInput, prepareMove } from './move-version.server';
import { countConsultations } from './open-consultation.server';
import { placesOf } from './places-of-version.server';
import { missingSections, undescribedImages } from './required-sections';

/** One move that leaves the present state. */
export interface NextMove {
  readonly move: MoveName;
  /** Whether this person is one who makes it. */
  readonly mine: boolean;
  /** Whether it brings the version on, and neither back nor to a stop. */
  readonly onward: boolean;
  /** What it waits for besides the right person and what its form asks, each with who can cure it and where. */
  readonly waitsFor: readonly PlacedReason[];
  /** Who makes it, in the words of a refusal; empty for those who do. */
  readonly madeBy: readonly SaidReason[];
}

/** Demands that the form of a move, or making it, fulfils. */
const FULFILLED_BY_FORM: readonly ReasonWord[] = [
  'owner-missing',
  'lane-missing',
  'public-reason-missing',
  'snapshot-missing',
  'consultation-too-short',
  'consultation-too-long',
  'invitations-not-recorded',
  'successor-missing',
  'products-not-listed',
  'phase-out-end-missing',
  'reasons-missing',
  'review-date-missing',
  'points-missing',
  'approvals-missing',
  'editorial-not-confirmed',
  'editorial-reason-missing',
];

/** What brings a version on from each state. */
const ONWARD: readonly MoveName[] = [
  'begin-drafting',
  'open-consultation',
  'close-consultation',
  'open-ballot',
  'send-for-approval',
  'publish',
  'give-patch-notice',
  'patch',
  'resume',
];

export interface Deciding {
  readonly standard: StandardRow;
  readonly version: VersionRow;
  readonly facts: VersionFacts;
  readonly actor: ActorFacts;
  /** The clauses of the draft as it is now. */
  readonly outline: readonly OutlineEntry[];
  /** What is to be looked at in the draft as it is now. */
  readonly findings: readonly Finding[];
}

/** Where the version can go from here, in the order of its life; of `only` moves where they are named. */
export async function nextMoves(
  tx: Tx,
  ctx: Context,
  deciding: Deciding,
  only?: readonly MoveName[],
): Promise<readonly NextMove[]> {
  const moves: NextMove[] = [];
  const places = await placesOf(tx, deciding);
  for (const move of waysOn(deciding.version)) {
    if (only !== undefined && !only.includes(move)) continue;
    const decision = await decisionOn(tx, ctx, deciding, move);
    if (decision === null) continue;
    const personal = unmetOf(may(deciding.actor, move as 'hold', deciding.facts));
    const others = unmetOf(decision).filter(
      (reason) =>
        !personal.some((one) => sameReason(one, reason)) && !FULFILLED_BY_FORM.includes(reason.word),
    );
    moves.push({
      move,
      mine: personal.length === 0,
      onward: ONWARD.includes(move),
      waitsFor: placed(others, places),
      madeBy: sayReasons(personal),
    });
  }
  return moves;
}

/** The moves that leave the present state; the move that publishes a patch is one of the version it corrects. */
function waysOn({ state, patchOfId }: VersionRow): readonly MoveName[] {
  const isPatch = patchOfId !== null;
  const moves = movesFrom(state, isPatch);
  return isPatch && state === 'awaiting-approval' ? ['patch', ...moves] : moves;
}

/** What the version waits for on its way, and by which move; null where it is at an end or published. */
export async function onwardMove(tx: Tx, ctx: Context, deciding: Deciding): Promise<NextMove | null> {
  return (await nextMoves(tx, ctx, deciding, ONWARD)).at(0) ?? null;
}

function sameReason(a: Reason, b: Reason): boolean {
  return a.word === b.word && a.rule === b.rule;
}

/** The rules' answer, with the form of the move still empty; null for moves that have a page of their own. */
async function decisionOn(
  tx: Tx,
  ctx: Context,
  { standard, version, facts, actor, outline, findings }: Deciding,
  move: MoveName,
): Promise<Decision<Moved> | null> {
  const now = ctx.now();
  switch (move) {
    case 'open-consultation':
      return decideMove(
        facts,
        {
          move,
          missingSections: missingSections(outline),
          undescribedImages: undescribedImages(findings),
          snapshotHash: null,
          closesAt: endOfDayAfter(now, 28),
          earlierConsultations: await countConsultations(tx, version.id),
          invitedRecorded: false,
        },
        actor,
        now,
      );
    case 'open-mandate-ballot':
      return version.complyBy !== null || (await isMandateUnderWay(tx, version.id, now))
        ? null
        : await decideMandateOpeningOf(tx, version, facts, actor, now);
    case 'open-ballot':
      return await decideOpeningOf(
        tx,
        version,
        facts,
        actor,
        { hash: 'frozen when it opens', findings },
        now,
      );
    case 'send-for-approval': {
      const [newest] = await listBallotsOf(tx, version.id);
      if (!newest) return null;
      return await decideSending(tx, version, await loadBallot(tx, newest.id), facts, actor, now);
    }
    case 'publish':
      return await decidePublishingOf(tx, version, facts, actor, now);
    case 'give-patch-notice':
      return await decideNotice(tx, version, facts, null, { confirmed: false, reason: '' }, actor, now);
    case 'patch':
      return await decidePublishingPatch(tx, version, facts, actor, now);
    case 'return-for-changes':
    case 'reject':
      return decideMove(facts, { move, reason: '', points: [] }, actor, now);
    case 'take-effect':
      // What a patch replaced does not take effect: nothing of it is to come.
      return version.complyBy === null || (await findPublishedPatch(tx, version.id)) !== null
        ? null
        : decideMove(facts, { move, patchPublished: null }, actor, now);
    default: {
      const input = emptyInput(move);
      if (input === null) return null;
      const { request } = await prepareMove(tx, ctx, standard, version, input);
      return decideMove(facts, request, actor, now);
    }
  }
}

/** What publishing a patch waits for besides the decision of a Lead; null for the version that it corrects. */
async function decidePublishingPatch(
  tx: Tx,
  version: VersionRow,
  facts: VersionFacts,
  actor: ActorFacts,
  now: Date,
): Promise<Decision<Moved> | null> {
  const waiting = (await listApprovalsOf(tx, version.id)).find(
    ({ purpose, state }) => purpose === 'patch' && state === 'waiting',
  );
  if (waiting === undefined) return null;
  return await decideApprovingPatchOf(
    tx,
    waiting,
    { version, facts, actor },
    {
      approvalId: waiting.id,
      hash: waiting.hash,
      artefacts: waiting.artefactsHash ?? '',
      statement: 'written with the decision',
      confirmedAt: now,
    },
    now,
  );
}

function emptyInput(move: MoveName): MoveInput | null {
  switch (move) {
    case 'begin-drafting':
      return { move, ownerId: null, lane: null, shorteningReason: '' };
    case 'hold':
    case 'cancel':
      return { move, reason: '' };
    case 'return-to-resolution':
      return { move, nonEditorialChangeAgreed: true, reason: '' };
    case 'deprecate':
      return { move, phaseOutEnds: null };
    case 'resume-drafting':
    case 'close-consultation':
    case 'retire':
    case 'resume':
      return { move };
    default:
      return null;
  }
}
