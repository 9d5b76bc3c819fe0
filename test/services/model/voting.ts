import { castVote, type Receipt } from '../../../app/services/ballots/cast-vote.server';
import { withdrawNegative } from '../../../app/services/ballots/withdraw-negative.server';
import { VOTE_POSITIONS, type VotePosition } from '../../../db/words';
import { attempt, type Command, decided, mostly, pick, somebody, unless, type Walk } from './attempt';
import { count, goesRound, withdrawalEnds } from './count';
import { type BallotFacts, type Facts, newest, newWord } from './facts';
import { asVoter, voters } from './rights';
import { commentBy } from './writing';

/** The voter that an organisation belongs to in a ballot. */
const voterOf = (ballot: BallotFacts, organisation: string): string | undefined =>
  [...ballot.voters].find(([, { organisations }]) => organisations.includes(organisation))?.[0];

/** BL-10 to BL-15, BL-31, BL-37: a vote for an organisation, the first one or a change of it. */
export const vote: Command = (walk) => {
  const { facts, roll } = walk;
  const ballot = roll(8) > 0 ? newest(facts.ballots) : pick(roll, facts.ballots);
  if (ballot === undefined) return null;
  const enrolled = [...ballot.voters.values()].flatMap(({ organisations }) => organisations);
  const silent = enrolled.filter((name) => !ballot.last.has(voterOf(ballot, name) ?? ''));
  const organisation =
    (roll(4) > 0 ? pick(roll, silent) : undefined) ??
    (roll(6) > 0 ? pick(roll, enrolled) : undefined) ??
    pick(roll, voters(facts)) ??
    'Alder';
  // Most first votes approve, so that ballots pass; who changes a vote changes it to anything.
  const again = ballot.last.has(voterOf(ballot, organisation) ?? '');
  const usual: readonly VotePosition[] = again ? ['do-not-approve'] : ['approve', 'approve', 'approve'];
  const positions: readonly VotePosition[] = [...usual, ...VOTE_POSITIONS];
  const position = (roll(20) === 0 ? 'perhaps' : pick(roll, positions)) ?? 'approve';
  return voteFor(walk, ballot, organisation, position);
};

function voteFor(walk: Walk, ballot: BallotFacts, organisation: string, position: string) {
  const { world, facts, roll, now } = walk;
  const of = facts.organisations[organisation];
  const who = somebody(walk, [of?.representative ?? null, of?.representative ?? null, of?.alternate ?? null]);
  const hash = mostly(walk) ? ballot.hash : wrongHash(walk, ballot);
  const paid = roll(12) === 0;
  const standing = facts.comments.filter(
    ({ blocking, state }) => blocking && state !== 'decided' && state !== 'applied',
  );
  const family = ballot.voters.get(voterOf(ballot, organisation) ?? '')?.organisations ?? [];
  const against = position === 'do-not-approve';
  const citable = against ? standing : facts.comments.filter(({ withdrawn }) => !withdrawn);
  const own = citable.filter((one) => family.includes(one.organisation)).slice(-1);
  // Those of others are cited where the voter has none, and carry no vote.
  const cited = own.length > 0 ? own : citable.slice(-1);
  const files = against || position === 'approve-with-comments';
  const open = ballot.state === 'open' && now <= ballot.closesAt;
  const unmet = [
    ...asVoter(facts, who, organisation),
    ...unless(open, 'BL-10'),
    ...unless(voterOf(ballot, organisation) !== undefined, 'BL-11'),
    ...unless(position !== 'perhaps', 'BL-12'),
    ...unless(!files || own.length > 0, against ? 'BL-13' : 'BL-37'),
    ...unless(!paid || position === 'stand-aside', 'BL-14'),
    ...unless(hash === ballot.hash, 'BL-31'),
  ];
  const word = newWord(facts);
  const tried = attempt<Receipt>(
    `${who} votes for ${organisation}: ${position} (${word})`,
    unmet,
    () =>
      decided(
        castVote(world.as(who), {
          ballotId: ballot.id,
          organisationId: world.organisation(organisation).id,
          position,
          reason: `Because of ${word}.`,
          // What is ticked is sent with every vote; one that files none leaves it aside.
          blockingCommentIds: cited.map(({ id }) => id),
          hash,
          paidByEnrolled: paid,
        }),
      ),
    ({ receipt }) => {
      const known = VOTE_POSITIONS.find((one) => one === position);
      const voter = voterOf(ballot, organisation);
      if (known === undefined || voter === undefined) return;
      const names = files ? own.map(({ id }) => id) : [];
      const line = { organisation, position: known, withdrawn: false, names, word, receipt };
      ballot.last.set(voter, line);
      ballot.lines.push(line);
      if (files) for (const one of own) file(one, ballot.id);
      if (ballot.round === 1) release(facts, ballot);
      const person = facts.people[who];
      if (person) person.voted = true;
    },
  );
  // Who stands aside takes no part, and who takes part is public (BL-30); nothing else of a vote is.
  const before = ballot.last.get(voterOf(ballot, organisation) ?? '')?.position;
  const samePart = before !== undefined && (before === 'stand-aside') === (position === 'stand-aside');
  return { ...tried, unseen: unmet.length === 0 && samePart };
}

function file(comment: Facts['comments'][number], ballotId: string): void {
  comment.ofBallot = true;
  comment.filedWith ??= ballotId;
}

/** What no vote of the ballot names any more is not filed with it. */
function release({ comments }: Facts, { id, last }: BallotFacts): void {
  const named = [...last.values()].flatMap(({ names }) => names);
  for (const one of comments) {
    if (one.filedWith !== id || named.includes(one.id)) continue;
    one.ofBallot = false;
    one.filedWith = null;
  }
}

/** The hash of another text of the version, or of none. */
function wrongHash({ facts, roll }: Walk, ballot: BallotFacts): string {
  const others = facts.ballots.map(({ hash }) => hash).filter((hash) => hash !== ballot.hash);
  return pick(roll, [...others, '0'.repeat(64)]) ?? '';
}

/** BL-13, BL-37: who will not approve says first what would have to change; to approve with comments it serves too. */
export const sayWhatBlocks: Command = (walk) => {
  const { facts, roll } = walk;
  const ballot = newest(facts.ballots);
  if (ballot?.state !== 'open') return null;
  const organisation = pick(
    roll,
    [...ballot.voters.values()].flatMap(({ organisations }) => organisations),
  );
  const who = facts.organisations[organisation ?? '']?.representative;
  if (organisation === undefined || !who) return null;
  return commentBy(walk, who, organisation, { type: 'technical', blocking: true, said: true });
};

/** BL-33: where a version stands that went back because of a ballot's result. */
const WENT_BACK: readonly Facts['state'][] = ['drafting', 'consultation', 'resolution'];

/** BL-26: after the close of the first round that organisation alone takes its “do not approve” back, for 28 days. */
export const takeNegativeBack: Command = (walk) => {
  const { world, facts, roll, now } = walk;
  const ballot = newest(facts.ballots);
  if (ballot === undefined) return null;
  const against = [...ballot.last.values()].filter(
    ({ position, withdrawn }) => position === 'do-not-approve' && !withdrawn,
  );
  const organisation =
    (mostly(walk) ? pick(roll, against)?.organisation : undefined) ?? pick(roll, voters(facts)) ?? '';
  const who = somebody(walk, [facts.organisations[organisation]?.representative ?? null]);
  const voter = voterOf(ballot, organisation);
  const stands = voter === undefined ? undefined : ballot.last.get(voter);
  const met =
    ballot.state === 'closed' &&
    ballot.round === 1 &&
    now <= withdrawalEnds(ballot) &&
    stands?.position === 'do-not-approve' &&
    !stands.withdrawn;
  const wentBack = ballot.track === 'trial-use' && WENT_BACK.includes(facts.state);
  const word = newWord(facts);
  return attempt(
    `${who} takes back the “do not approve” of ${organisation}`,
    [
      ...asVoter(facts, who, organisation),
      ...unless(met, 'BL-26'),
      ...unless(ballot.state !== 'closed' || !wentBack, 'BL-33'),
    ],
    () =>
      decided(
        withdrawNegative(world.as(who), {
          ballotId: ballot.id,
          organisationId: world.organisation(organisation).id,
          reason: `Mended, says ${word}.`,
        }),
      ),
    () => {
      if (voter === undefined || stands === undefined) return;
      ballot.last.set(voter, { ...stands, withdrawn: true });
      if (count(ballot).doNotApprove === 0 || !goesRound(ballot)) ballot.recirculateAt = null;
    },
  );
};
