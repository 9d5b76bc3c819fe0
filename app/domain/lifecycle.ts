import type { VersionState } from '../../db/words';
import { type Decision, decide, type Reason, unmetOf } from './decision';
import type { MoveRequest, ProposalFacts, VersionFacts } from './lifecycle/facts';
import {
  guardDeprecation,
  guardEffect,
  guardMandate,
  guardRetirement,
} from './lifecycle/guards-after-publication';
import { guardPatch, guardPatchNotice, guardWay } from './lifecycle/guards-of-patch';
import {
  guardPublication,
  guardResolution,
  guardReturn,
  guardSending,
  guardStop,
} from './lifecycle/guards-to-approval';
import {
  guardBallot,
  guardClosing,
  guardConsultation,
  guardDrafting,
  guardMandateBallot,
  guardProposal,
} from './lifecycle/guards-to-ballot';
import { MOVES, type MoveName } from './lifecycle/moves';
import { inState } from './lifecycle/ways';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';

/** The move that is allowed, and the state it reaches. */
export interface Moved {
  readonly move: MoveName;
  readonly from: VersionState | null;
  readonly to: VersionState;
}

/** What the guards of a move still ask for, whatever the state and whoever moves. */
function guard(version: VersionFacts, request: MoveRequest, actor: ActorFacts, now: Date): readonly Reason[] {
  switch (request.move) {
    case 'begin-drafting':
      return guardDrafting(request, now);
    case 'open-consultation':
      return guardConsultation(request, now);
    case 'close-consultation':
      return version.state === 'consultation' ? guardClosing(version.closesAt, request, now) : [];
    case 'open-ballot':
      return guardBallot(request);
    case 'open-mandate-ballot':
      return guardMandateBallot(version, request);
    case 'send-for-approval':
      return guardSending(request);
    case 'return-to-resolution':
      return guardResolution(version, request, actor.kind === 'clock');
    case 'publish':
      return guardPublication(request, now);
    case 'return-for-changes':
    case 'reject':
      return guardReturn(request);
    case 'mandate':
      return guardMandate(version, request, now);
    case 'take-effect':
      return guardEffect(version, request, now);
    case 'give-patch-notice':
      return guardPatchNotice(request);
    case 'patch':
      return guardPatch(request, now);
    case 'deprecate':
      return guardDeprecation(request, now);
    case 'retire':
      return guardRetirement(version, now);
    case 'hold':
    case 'cancel':
      return guardStop(version, request);
    case 'resume-drafting':
    case 'resume':
      return [];
  }
}

function reached(version: VersionFacts, move: MoveName): VersionState {
  const { to } = MOVES[move];
  if (to === 'same') return version.state;
  if (to !== 'where-it-was') return to;
  return version.state === 'on-hold' ? version.heldFrom : version.state;
}

/**
 * Whether the version may make this move now, by this actor; a refusal names every unmet demand: of the state,
 * of the person, and of each guard.
 */
export function decideMove(
  version: VersionFacts,
  request: MoveRequest,
  actor: ActorFacts,
  now: Date,
): Decision<Moved> {
  const { move } = request;
  const from: readonly VersionState[] = MOVES[move].from;
  const unmet = [
    ...inState(version, from, 'LC-1', 'move-not-from-here'),
    ...unmetOf(may(actor, move, version)),
    ...guardWay(version, move),
    ...guard(version, request, actor, now),
  ];
  return decide(unmet, () => ({ move, from: version.state, to: reached(version, move) }));
}

/** Whether a standard may be proposed: the one move that starts from nothing. */
export function decideProposal(facts: ProposalFacts, actor: ActorFacts): Decision<Moved> {
  const unmet = [...unmetOf(may(actor, 'propose-standard', facts)), ...guardProposal(facts)];
  return decide(unmet, () => ({ move: 'propose-standard', from: null, to: 'proposed' }));
}
