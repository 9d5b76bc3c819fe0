import {
  listClosedVotes,
  listFirstRoundVotes,
  listPaymentsSaid,
} from '../../../db/queries/organisation-record';
import type { Tx } from '../../../db/store';
import type { VotePosition } from '../../../db/words';
import { firstClosingTime } from '../../domain/ballot/facts';
import { ballotFacts } from '../ballots/ballot-facts.server';

/** A vote of an organisation as everybody may see it. */
export interface ShownPosition {
  readonly position: VotePosition;
  readonly reason: string;
  /** A "do not approve" that was withdrawn and counts as approve. */
  readonly withdrawn: boolean;
  /** Whether it was said with it that another enrolled organisation pays for it (BL-38). */
  readonly paidByEnrolled: boolean;
}

/** What an organisation voted in one ballot. */
export interface BallotPosition {
  readonly ballotId: string;
  readonly path: string;
  readonly reference: string;
  readonly title: string;
  readonly version: string;
  /** At the close; null while the ballot goes round again, and where the vote of its family was cast for another one. */
  readonly last: ShownPosition | null;
  /** In the first round, where the second goes on or changed it (BL-35). */
  readonly first: ShownPosition | null;
  /** Of the last round that ended. */
  readonly closedAt: Date;
  /** Whether the second round goes on. */
  readonly goesRound: boolean;
}

/** The positions of an organisation that are public, those in second rounds that go on first, then the newest. */
export async function positionsOfOrganisation(
  tx: Tx,
  organisationId: string,
  most: number,
): Promise<readonly BallotPosition[]> {
  const closed = await listClosedVotes(tx, organisationId, most);
  const ids = closed.map(({ ballotId }) => ballotId);
  const paid = new Set((await listPaymentsSaid(tx, organisationId, ids)).map(voteKey));
  const first = new Map<string, FirstVote>();
  for (const vote of await listFirstRoundVotes(tx, organisationId)) {
    const before = first.get(vote.ballot.id);
    if (!vote.withdrawal) first.set(vote.ballot.id, { ...vote, withdrawn: false });
    else if (before) first.set(vote.ballot.id, { ...before, withdrawn: true });
  }
  const ended = closed.map(({ castAt, withdrawnAt, position, reason, ...row }) => {
    const early = first.get(row.ballotId);
    return {
      ...row,
      path: ballotPath(row.ballotId),
      last: {
        position,
        reason,
        withdrawn: withdrawnAt !== null,
        paidByEnrolled: paid.has(voteKey({ ballotId: row.ballotId, castAt })),
      },
      first: early && early.castAt.getTime() !== castAt.getTime() ? shown(early) : null,
      goesRound: false,
    };
  });
  const others = [...first.values()].filter(({ ballot }) => !ids.includes(ballot.id)).map(ofFirstRound);
  const going = others.filter(({ goesRound }) => goesRound);
  const past = [...ended, ...others.filter(({ goesRound }) => !goesRound)].sort(
    (a, b) => b.closedAt.getTime() - a.closedAt.getTime(),
  );
  return [...going, ...past].slice(0, most);
}

type FirstVote = Awaited<ReturnType<typeof listFirstRoundVotes>>[number] & { readonly withdrawn: boolean };

function ofFirstRound(vote: FirstVote): BallotPosition {
  const { ballot, reference, title, version } = vote;
  const goesRound = ballot.state === 'open';
  return {
    ballotId: ballot.id,
    path: ballotPath(ballot.id),
    reference,
    title,
    version,
    last: null,
    first: shown(vote),
    closedAt: goesRound ? firstClosingTime(ballot.openedAt, ballotFacts(ballot)) : ballot.closesAt,
    goesRound,
  };
}

function shown({ position, reason, withdrawn, paidByEnrolled }: FirstVote): ShownPosition {
  return { position, reason, withdrawn, paidByEnrolled: paidByEnrolled ?? false };
}

function voteKey({ ballotId, castAt }: { readonly ballotId: string; readonly castAt: Date }): string {
  return `${ballotId} ${castAt.getTime()}`;
}

function ballotPath(ballotId: string): string {
  return `/ballots/${ballotId}`;
}
