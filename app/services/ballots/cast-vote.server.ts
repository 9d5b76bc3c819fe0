import { listSpeakers } from '../../../db/queries/consultations';
import {
  attachCommentToBallot,
  insertVoteEvent,
  listCitedComments,
  releaseUncitedComments,
  setVote,
} from '../../../db/queries/votes';
import type { Tx } from '../../../db/store';
import { filesComments } from '../../domain/ballot/filed-comments';
import { replacedVoteWords, sharedVoteWords } from '../../domain/ballot/shared-vote';
import { decideVote } from '../../domain/ballot/voting';
import { allow, type Decision } from '../../domain/decision';
import { VOTE_POSITION_LABELS } from '../../domain/labels/ballots';
import { namesInWords } from '../../domain/names-in-words';
import { heldVote } from '../audit/kept-prints.server';
import { recordEvent } from '../audit.server';
import { commentName } from '../comments/comment-address';
import { tidy } from '../comments/comment-words';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { tellPeople } from '../notices/tell-people.server';
import { actorFacts } from '../people/actor-facts.server';
import { familiesIn, type LoadedBallot, loadBallot, othersIn } from './ballot-facts.server';
import { reasonHash } from './reason-hash';

export interface VoteToCast {
  readonly ballotId: string;
  readonly organisationId: string;
  /** As it came from the form; the rule knows the positions. */
  readonly position: string;
  readonly reason: string;
  /**
   * Comments that the vote names: those that a "do not approve" rests on, blocking or not, and those that are filed with
   * an "approve with comments". The name is that of the column. A vote that names none leaves them aside.
   */
  readonly blockingCommentIds: readonly string[];
  /** Hash of the text on the page the voter read. */
  readonly hash: string;
  /** Hash of the artefacts on that page; left out when there were none. */
  readonly artefacts?: string;
  /** Whether another enrolled organisation pays for it; kept and public with the position (BL-38). */
  readonly paidByEnrolled: boolean;
}

export interface Receipt {
  /** Short words to quote; also in the trail and in the audit record. */
  readonly receipt: string;
  readonly castAt: Date;
  /** Whether it took the place of an earlier vote. */
  readonly replaced: boolean;
}

/** What casting this vote is decided on, and the decision. */
async function decideCasting(tx: Tx, ctx: Context, input: VoteToCast) {
  const ballot = await loadBallot(tx, input.ballotId);
  const reason = tidy(input.reason);
  const voter = ballot.electorate.find((one) => one.organisationId === input.organisationId);
  const family = familiesIn(ballot.electorate).get(voter?.votingGroupId ?? '') ?? [];
  const named = filesComments(input.position) ? input.blockingCommentIds : [];
  const cited = (await listCitedComments(tx, named)).filter(
    (comment) =>
      comment.versionId === ballot.row.versionId &&
      comment.removedAt === null &&
      comment.disposition !== 'withdrawn' &&
      // Of the voter's own family: a vote rests on what its organisation said, not on what another did.
      family.some(({ organisationId }) => organisationId === comment.organisationId),
  );
  const decision = decideVote(
    ballot.facts,
    ballot.enrolled,
    { ...input, reason, artefacts: input.artefacts ?? '', cited, recordedForSomeoneElse: false },
    await actorFacts(tx, ctx.actor),
    ctx.now(),
  );
  return { ballot, family, reason, cited, decision };
}

/** Whether this vote could be cast now, for the page that shows it once more before it is. */
export async function checkVote(ctx: Context, input: VoteToCast): Promise<Decision<unknown>> {
  return await ctx.store.read(async (tx) => (await decideCasting(tx, ctx, input)).decision);
}

/**
 * Casts or changes the vote of an organisation. Every vote is a line of the trail; the last line of a voting
 * group counts, and the row that says which is unique, so that two people at once still make one vote.
 */
export async function castVote(ctx: Context, input: VoteToCast): Promise<Decision<Receipt>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') throw new ServiceError('sign-in-needed', 'Sign in to vote.');
  return await ctx.store.tx(async (tx) => {
    const now = ctx.now();
    const { ballot, family, reason, cited, decision } = await decideCasting(tx, ctx, input);
    if (!decision.allowed) return decision;

    const { groupId, position, ...said } = decision.result;
    const before = ballot.tally.voters.find((voter) => voter.groupId === groupId);
    const receipt = `V-${ctx.newId().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
    const vote = {
      ballotId: input.ballotId,
      votingGroupId: groupId,
      organisationId: input.organisationId,
      position,
      reason,
      blockingCommentIds: cited.map((comment) => comment.id),
      castBy: actor.personId,
      castAt: now,
    };
    const paidByEnrolled = said.paidByEnrolled || null;
    const line = { ...vote, withdrawal: false, receipt, paidByEnrolled };
    await insertVoteEvent(tx, line);
    await setVote(tx, vote);
    for (const comment of cited) await attachCommentToBallot(tx, comment.id, input.ballotId);
    // What was filed in the first round is decided whatever becomes of the vote.
    if (ballot.facts.round === 1) await releaseUncitedComments(tx, input.ballotId);
    await recordEvent(tx, ctx, {
      act: 'vote-cast',
      objectKind: 'ballot',
      objectId: input.ballotId,
      standardId: ballot.row.standardId,
      versionId: ballot.row.versionId,
      organisationId: input.organisationId,
      before: { position: before?.position ?? 'not-voted' },
      after: {
        position,
        reason: reasonHash(reason),
        votingGroup: groupId,
        hash: ballot.row.hash,
        artefacts: ballot.row.artefactsHash,
        receipt,
        ...(paidByEnrolled ? { paidByEnrolled } : {}),
        // Before the close the hash of the event is public, and little else of it is unknown: nobody tries it out.
        salt: ctx.newId(),
      },
      held: heldVote(line),
    });
    const replacing = ballot.trail.findLast((one) => one.votingGroupId === groupId && !one.withdrawal);
    await tellFamily(tx, ctx, ballot, family, input.organisationId, (name) =>
      [
        `${actor.name} voted for ${name}: ${VOTE_POSITION_LABELS[position]}. Receipt ${receipt}.`,
        filedWords(cited),
        sharedVoteWords(name, othersIn(family, input.organisationId)),
        replacing ? replacedVoteWords(replacing.castByName, replacing.organisationName) : '',
      ].filter((sentence) => sentence !== ''),
    );
    const replaced = before !== undefined && before.position !== 'not-voted';
    return allow({ receipt, castAt: now, replaced });
  });
}

function filedWords(cited: readonly { readonly number: number }[]): string {
  const names = cited.map(({ number }) => number).sort((a, b) => a - b);
  return names.length === 0 ? '' : `Filed with it: ${namesInWords(names.map(commentName))}.`;
}

/** Those who vote for any organisation of the family are told, the own one's first, each of them once (BL-4). */
async function tellFamily(
  tx: Tx,
  ctx: Context,
  { row }: LoadedBallot,
  family: LoadedBallot['electorate'],
  votedFor: string,
  sentences: (name: string) => readonly string[],
): Promise<void> {
  const own = family.filter(({ organisationId }) => organisationId === votedFor);
  const name = own[0]?.name ?? 'your organisation';
  const others = family.filter(({ organisationId }) => organisationId !== votedFor);
  const told = new Set<string>();
  for (const { organisationId } of [...own, ...others]) {
    const people = (await listSpeakers(tx, [organisationId])).filter((personId) => !told.has(personId));
    for (const personId of people) told.add(personId);
    await tellPeople(tx, ctx, {
      people,
      kind: 'vote-cast',
      summary: sentences(name).join(' '),
      path: `/ballots/${row.id}`,
      standardId: row.standardId,
      organisationId,
      objectKind: 'ballot',
      objectId: row.id,
    });
  }
}
