import { listCitedComments } from '../../../db/queries/votes';
import type { Tx } from '../../../db/store';
import type { BallotResult } from '../../domain/ballot/closing';
import { count, type Tally, type VoterResult } from '../../domain/ballot/count';
import { firstClosingTime, positionsShown } from '../../domain/ballot/facts';
import { familiesIn, type LoadedBallot, othersIn, voteEvent } from './ballot-facts.server';

/** The votes that everybody may see now, and what they come to. */
interface ShownVotes {
  readonly tally: Tally;
  readonly trail: LoadedBallot['trail'];
}

/** Null while only turnout is public; while a ballot goes round again, the votes of its first round. */
function shownVotes(ballot: LoadedBallot): ShownVotes | null {
  switch (positionsShown(ballot.facts)) {
    case 'none':
      return null;
    case 'all':
      return { tally: ballot.tally, trail: ballot.trail };
    case 'first-round':
      return firstVotes(ballot);
  }
}

/** The votes of the first round, of a ballot that went round again. */
function firstVotes({ row, enrolled, trail }: LoadedBallot): ShownVotes {
  const { firstTrailEnd: end } = row;
  const until = row.recirculatedAt ?? row.openedAt;
  // Ballots that went round before the end of their first trail was kept have their times alone.
  const first = trail.filter(({ id, castAt }) => (end === null ? castAt < until : id <= end));
  return { tally: count(enrolled, first.map(voteEvent)), trail: first };
}

/** Each enrolled organisation by name, whether it has voted, and how where that is public. */
export async function positionsOf(tx: Tx, ballot: LoadedBallot) {
  const { electorate, tally } = ballot;
  const shown = shownVotes(ballot);
  const cited = shown
    ? await listCitedComments(
        tx,
        shown.trail.flatMap((line) => line.blockingCommentIds),
      )
    : [];
  const families = familiesIn(electorate);
  const closedAgain = ballot.row.state === 'closed' && ballot.row.recirculatedAt !== null;
  // Looked up by name: with thousands of voters a walk for each of them would take seconds.
  const votersNow = votersByGroup(tally);
  const votersShown = votersByGroup(shown?.tally);
  const first = closedAgain ? votesByGroup(firstVotes(ballot)) : null;
  const lines = new Map(shown?.trail.map((line) => [line.id, line]));
  const lastCasts = lastCastsIn(shown?.trail ?? []);
  return electorate.map(({ suspendedAt, ...enrolled }) => {
    const family = families.get(enrolled.votingGroupId) ?? [];
    const now = votersNow.get(enrolled.votingGroupId);
    const voted = now !== undefined && now.position !== 'not-voted';
    const one = {
      ...enrolled,
      suspended: suspendedAt !== null,
      sharesWith: othersIn(family, enrolled.organisationId),
      /** The category in which the vote of its family counts. */
      countedIn: now?.category ?? enrolled.interestCategory,
    };
    if (shown === null) return { ...one, voted, vote: null };
    const voter = votersShown.get(one.votingGroupId);
    const line = lines.get(voter?.sequence ?? -1);
    const cast = lastCasts.get(one.votingGroupId);
    return {
      ...one,
      voted,
      vote: {
        position: voter?.position ?? ('not-voted' as const),
        /** What the second round changed, as it was in the first; null for every other vote. */
        first: changedIn(first, one.votingGroupId, { voter, cast }),
        withdrawn: voter?.withdrawn ?? false,
        /** Public, as it was asked for; the line that counts is then the withdrawal. */
        withdrawalReason: voter?.withdrawn ? (line?.reason ?? '') : '',
        reason: cast?.reason ?? '',
        /** Whether it was said with it that another enrolled organisation pays for it (BL-38). */
        paidByEnrolled: cast?.paidByEnrolled ?? false,
        castFor: cast && cast.organisationId !== one.organisationId ? cast.organisationName : null,
        comments: cited
          .filter((comment) => cast?.blockingCommentIds.includes(comment.id))
          .map(({ number }) => number),
      },
    };
  });
}

function votersByGroup(tally: Tally | undefined): ReadonlyMap<string, VoterResult> {
  return new Map(tally?.voters.map((voter) => [voter.groupId, voter]));
}

type Line = LoadedBallot['trail'][number];

/** What each voting group said last, withdrawals apart. */
function lastCastsIn(trail: readonly Line[]): ReadonlyMap<string, Line> {
  return new Map(trail.filter(({ withdrawal }) => !withdrawal).map((line) => [line.votingGroupId, line]));
}

/** A group as it was counted, and the vote that counted. */
interface Counted {
  readonly voter: VoterResult | undefined;
  readonly cast: Line | undefined;
}

function votesByGroup({ tally, trail }: ShownVotes): (groupId: string) => Counted {
  const voters = votersByGroup(tally);
  const casts = lastCastsIn(trail);
  return (groupId) => ({ voter: voters.get(groupId), cast: casts.get(groupId) });
}

function changedIn(first: ReturnType<typeof votesByGroup> | null, groupId: string, last: Counted) {
  const { voter, cast } = first?.(groupId) ?? {};
  if (voter === undefined || cast?.id === last.cast?.id) return null;
  return {
    position: voter.position,
    withdrawn: voter.withdrawn,
    reason: cast?.reason ?? '',
    paidByEnrolled: cast?.paidByEnrolled ?? false,
  };
}

/** How the first round came out, of a ballot that went or goes round again; null for every other one. */
export function firstRoundOf({ row, facts }: LoadedBallot) {
  const result = row.firstResult as BallotResult | null;
  if (result === null || row.firstClosedAt === null) return null;
  const { passed, words, results, byCategory } = result;
  // When the clock came to it is in the record.
  return { passed, words, results, byCategory, closedAt: firstClosingTime(row.openedAt, facts) };
}
