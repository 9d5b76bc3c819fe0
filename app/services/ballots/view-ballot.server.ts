import { findPerson } from '../../../db/queries/people';
import { listApprovalsOf } from '../../../db/queries/version-record';
import {
  decideExtension,
  decideRecirculation,
  decideVoid,
  firmnessOf,
  recirculationTime,
  withdrawalsUntil,
} from '../../domain/ballot/closing';
import { positionsShown } from '../../domain/ballot/facts';
import { outcomeOf } from '../../domain/ballot/outcome';
import { stillNeeds, turnoutOf } from '../../domain/ballot/still-needs';
import { type Decision, unmetOf } from '../../domain/decision';
import { isOver } from '../../domain/london-time';
import { may } from '../../domain/permissions';
import { sayReasons } from '../../domain/reason-sentences';
import { decideAsking } from '../approvals/ask-for-mandate.server';
import { decideSending } from '../approvals/send-for-approval.server';
import type { Context } from '../context';
import { objectionsTo } from '../objections/objections-to.server';
import { placed } from '../versions/cure-places';
import { loadVersionById, versionFacts } from '../versions/load-version.server';
import { placesOf } from '../versions/places-of-version.server';
import { loadBallot } from './ballot-facts.server';
import { myVotes } from './my-votes.server';
import { firstRoundOf, positionsOf } from './rounds.server';
import { sameTextFailed } from './same-text.server';

export type BallotView = Awaited<ReturnType<typeof viewBallot>>;

/** Everything the page of a ballot shows, and what the one who asks may do with it now. */
export async function viewBallot(ctx: Context, id: string) {
  return await ctx.store.read(async (tx) => {
    const now = ctx.now();
    const ballot = await loadBallot(tx, id);
    const { row, facts, tally } = ballot;
    const { standard, version, actor } = await loadVersionById(tx, ctx, row.versionId);
    const seen = await versionFacts(tx, version, actor);
    const positions = positionsShown(facts);
    const shown = positions === 'all';
    const outcome = outcomeOf(facts.rules, tally);
    const opener = await findPerson(tx, row.openedBy);
    const mandatory = row.track === 'mandatory';
    const approval = (await listApprovalsOf(tx, version.id)).find(
      ({ purpose, state }) => state === 'waiting' && purpose === (mandatory ? 'mandate' : 'publication'),
    );
    const places = await placesOf(tx, { standard, version });
    const place = (decision: Decision<unknown>) => placed(unmetOf(decision), places, `/ballots/${row.id}`);
    const isChair = may(actor, 'extend-ballot', facts).allowed;
    const again = decideRecirculation(facts, tally, actor, now);
    const recirculates = mandatory && recirculationTime(facts, tally) !== null && row.state === 'closed';

    const objections = await objectionsTo(tx, now, {
      kind: 'ballot',
      id: row.id,
      decidedAt: row.closedAt,
      reference: standard.reference,
      number: version.number,
    });

    return {
      id: row.id,
      objections,
      state: row.state,
      track: row.track,
      question: row.question,
      hash: row.hash,
      artefactsHash: row.artefactsHash,
      standard: { reference: standard.reference, title: standard.title },
      version: { id: version.id, number: version.number, state: version.state, basedOnId: version.basedOnId },
      snapshotId: row.snapshotId,
      /** The ballot in which voters did not agree to this very text before; null where there is none. */
      sameText: await sameTextFailed(tx, row.versionId, row, row.id),
      openedAt: row.openedAt,
      openedBy: opener?.name ?? 'Former member',
      closesAt: row.closesAt,
      closedAt: row.closedAt,
      /** Whether votes are taken now: not after the closing time, though the clock has not come yet (BL-10). */
      takesVotes: row.state === 'open' && !isOver(row.closesAt, now),
      extension: row.extendedAt ? { at: row.extendedAt, reason: row.extensionReason } : null,
      voidReason: row.voidReason,
      rules: facts.rules,
      /** Why a Lead varied them before it opened; '' for the usual ones. */
      rulesReason: row.rulesReason,
      turnout: turnoutOf(tally),
      enrolled: tally.total.enrolled,
      voted: tally.total.enrolled - tally.total.notVoted,
      stillNeeds: row.state === 'open' ? stillNeeds(facts.rules, tally).words : null,
      outcome: shown ? { ...outcome, total: tally.total, byCategory: tally.byCategory } : null,
      firmness: firmnessOf(facts, tally, now),
      round: facts.round,
      firstRound: firstRoundOf(ballot),
      /** When the clock sends it round again; null also where the version does not stand for it (BL-36). */
      recirculateAt: row.state === 'closed' && facts.versionStands !== false ? row.recirculateAt : null,
      /** Of which count the positions below are. */
      positions,
      withdrawalsUntil: withdrawalsUntil(facts, tally, now),
      organisations: await positionsOf(tx, ballot),
      mine: await myVotes(tx, ctx, ballot),
      may: {
        extend: isChair ? sayReasons(unmetOf(decideExtension(facts, tally, actor, now))) : null,
        void: may(actor, 'void-ballot', facts).allowed
          ? sayReasons(unmetOf(decideVoid(facts, 'a reason', actor, now)))
          : null,
        sendForApproval:
          !mandatory &&
          may(actor, 'send-for-approval', seen).allowed &&
          version.state === 'ballot' &&
          row.state === 'closed'
            ? place(await decideSending(tx, version, ballot, seen, actor, now))
            : null,
        askForMandate:
          mandatory &&
          may(actor, 'ask-for-mandate', seen).allowed &&
          version.complyBy === null &&
          row.state === 'closed' &&
          !approval
            ? place(await decideAsking(tx, version, ballot, seen, actor, now))
            : null,
        recirculate: isChair && recirculates ? sayReasons(unmetOf(again)) : null,
        returnToResolution:
          !mandatory &&
          may(actor, 'return-to-resolution', seen).allowed &&
          version.state === 'ballot' &&
          row.state !== 'open',
      },
      approvalId: approval?.id ?? null,
    };
  });
}
