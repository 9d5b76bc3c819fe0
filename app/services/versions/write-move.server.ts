import { listUndecidedBranches } from '../../../db/queries/amendments';
import { setDocumentState } from '../../../db/queries/documents';
import type { StandardRow } from '../../../db/queries/standards';
import {
  insertMove,
  moveVersionRow,
  type VersionChange,
  type VersionRow,
} from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { DocumentState, NoticeKind, VersionState } from '../../../db/words';
import { CLOSINGS } from '../../document/close-codes';
import { VERSION_STATE_LABELS } from '../../domain/labels/standards';
import type { Moved } from '../../domain/lifecycle';
import type { MoveName } from '../../domain/lifecycle/moves';
import { isAmendable } from '../../domain/permissions/states-of-text';
import { heldThings } from '../audit/kept-prints.server';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { tellFollowers } from '../standards/tell-followers.server';
import { progressPath, versionPath } from './version-address';

export interface MoveToWrite {
  readonly standard: StandardRow;
  /** The version as it was when the move was decided. */
  readonly version: VersionRow;
  readonly moved: Moved;
  /** Public; '' where the move needs none. */
  readonly reason?: string;
  /** The frozen text that the move is about. */
  readonly snapshotHash?: string | null;
  /** What else changes on the version with it. */
  readonly change?: Omit<VersionChange, 'state' | 'stateSince'>;
  /** A snapshot that came about with the move and has no event of its own: this one holds it too. */
  readonly newSnapshotId?: string;
}

/**
 * Writes a move that the rules allowed, with everything that belongs to it: the version and its draft, the line
 * in its history, the event, and the notices to those who follow the standard (the opening of a ballot tells of
 * itself). The caller's transaction holds
 * them together. Await `announceMove` when it has been committed.
 *
 * @throws ServiceError `conflict` when somebody else moved the version first
 */
export async function writeMove(tx: Tx, ctx: Context, move: MoveToWrite): Promise<void> {
  const { standard, version, moved, reason = '', snapshotHash = null, change = {}, newSnapshotId } = move;
  const at = ctx.now();
  const actorId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const first = await moveVersionRow(tx, version.id, version.state, {
    ...change,
    state: moved.to,
    stateSince: moved.to === version.state ? version.stateSince : at,
  });
  if (!first) {
    throw new ServiceError(
      'conflict',
      'Somebody moved this version at the same moment. Reload the page to see where it is now.',
    );
  }
  if (version.documentId !== null) await setDocumentState(tx, version.documentId, draftStateIn(moved.to));
  if (isStepOfLife(moved)) {
    await insertMove(tx, {
      versionId: version.id,
      fromState: version.state,
      toState: moved.to,
      actorId,
      reason,
      snapshotHash,
      at,
    });
  }
  await recordEvent(tx, ctx, {
    act: ACT_WORDS[moved.move],
    objectKind: 'version',
    objectId: version.id,
    standardId: version.standardId,
    versionId: version.id,
    before: { state: version.state },
    after: { state: moved.to, number: version.number, reason, hash: snapshotHash },
    held: await heldThings(tx, [
      { kind: 'version', id: version.id },
      ...(newSnapshotId === undefined ? [] : [{ kind: 'snapshot' as const, id: newSnapshotId }]),
    ]),
  });
  // Voters and followers hear of a ballot from the ballot itself.
  const byBallot = moved.move === 'open-ballot' || moved.move === 'open-mandate-ballot';
  if (!byBallot) await tellFollowers(tx, ctx, standard, newsOf(standard, version, moved));
}

/** A ballot that leaves the state alone has a page of its own; a mandate is a step of the version's life. */
function isStepOfLife({ move, from, to }: Moved): boolean {
  return from !== to || move === 'mandate';
}

/**
 * After the move holds: the draft's room asks for every seat anew or closes, the rooms of its amendments ask anew when
 * the move decides whether they are written (AM-1), and waiting letters go out.
 */
export async function announceMove(ctx: Context, version: VersionRow, to: VersionState): Promise<void> {
  ctx.post.wake();
  if (version.documentId !== null) {
    if (draftStateIn(to) === 'open') ctx.rooms.reseat(version.documentId);
    else ctx.rooms.close(version.documentId, CLOSINGS.draftFrozen.code);
  }
  if (isAmendable(version.state) === isAmendable(to)) return;
  for (const branch of await ctx.store.read((tx) => listUndecidedBranches(tx, version.id))) {
    ctx.rooms.reseat(branch);
  }
}

/** What becomes of the draft of a version in this state. While it is open, the state still decides who writes. */
function draftStateIn(state: VersionState): DocumentState {
  switch (state) {
    case 'awaiting-approval':
      return 'frozen';
    case 'published':
    case 'effective':
    case 'deprecated':
    case 'retired':
    case 'cancelled':
      return 'closed';
    default:
      return 'open';
  }
}

/** Each move as the audit record names it. */
const ACT_WORDS: Record<MoveName, string> = {
  'propose-standard': 'standard-proposed',
  'begin-drafting': 'drafting-begun',
  'open-consultation': 'consultation-opened',
  'close-consultation': 'consultation-closed',
  'resume-drafting': 'drafting-resumed',
  'open-ballot': 'version-sent-to-ballot',
  'send-for-approval': 'version-sent-for-approval',
  'return-to-resolution': 'version-returned-to-resolution',
  publish: 'version-published',
  'return-for-changes': 'version-returned-for-changes',
  reject: 'version-rejected',
  'open-mandate-ballot': 'mandate-ballot-opened',
  mandate: 'version-mandated',
  'take-effect': 'version-effective',
  'give-patch-notice': 'patch-notice-given',
  patch: 'version-patched',
  deprecate: 'version-deprecated',
  retire: 'version-retired',
  hold: 'version-held',
  resume: 'version-resumed',
  cancel: 'version-cancelled',
};

/** Moves that are news of a kind of their own. */
const NEWS_KINDS: { readonly [M in MoveName]?: NoticeKind } = {
  'open-consultation': 'consultation-opened',
  'close-consultation': 'consultation-closed',
  publish: 'version-published',
  patch: 'version-published',
};

/** Moves whose news lead to the public page. */
const PUBLIC_PAGE: readonly MoveName[] = [
  'open-consultation',
  'publish',
  'give-patch-notice',
  'patch',
  'mandate',
  'take-effect',
  'deprecate',
  'retire',
];

function newsOf(standard: StandardRow, version: VersionRow, { move, to }: Moved) {
  const kind = NEWS_KINDS[move];
  const public_ = PUBLIC_PAGE.includes(move);
  const path = public_
    ? versionPath(standard.reference, version.number)
    : progressPath(standard.reference, version.number);
  return {
    kind: kind ?? ('version-moved' as const),
    summary: `${standard.title} ${version.number} ${SENTENCES[move] ?? `is now in state ${VERSION_STATE_LABELS[to]}`}.`,
    path,
  };
}

const SENTENCES: { readonly [M in MoveName]?: string } = {
  'open-consultation': 'is open for consultation',
  'close-consultation': 'has closed its consultation',
  'send-for-approval': 'waits for approval',
  publish: 'is published',
  'give-patch-notice': 'is a patch of which notice is given',
  patch: 'is published, an editorial patch',
  mandate: 'becomes mandatory',
  'take-effect': 'is mandatory from now on',
  deprecate: 'is deprecated',
  retire: 'is retired',
  hold: 'is on hold',
  cancel: 'is cancelled',
};
