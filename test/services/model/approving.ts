import { approve, sendBack } from '../../../app/services/approvals/decide-approval.server';
import { sendForApproval } from '../../../app/services/approvals/send-for-approval.server';
import { attempt, type Command, decided, mostly, pick, somebody, unless } from './attempt';
import { isFinal, passes } from './count';
import { type ApprovalFacts, ballotsOnText, isSinceFrozen, newest, reach } from './facts';
import { lastSecond } from './london';
import { asChair, asUninvolvedLead, leaves, tookPart, withOffice } from './rights';

/** LC-17: the chair sends the text of a passed and final ballot to the Leads. */
export const send: Command = (walk) => {
  const { world, facts, roll, now } = walk;
  const trials = facts.ballots.filter(({ track }) => track === 'trial-use');
  const ballot = (roll(6) > 0 ? newest(trials) : pick(roll, facts.ballots)) ?? newest(facts.ballots);
  if (ballot === undefined) return null;
  const who = somebody(walk, [facts.chair]);
  const undecided = facts.comments.some(
    ({ ofBallot, state }) => ofBallot && (state === 'submitted' || state === 'triaged'),
  );
  const lacksAgreed = facts.comments.some((one) => one.beyondWording && isSinceFrozen(facts, one));
  const met =
    isFinal(ballot, now) && ballot.state === 'closed' && passes(ballot) && !undecided && !lacksAgreed;
  const unmet = [
    ...leaves(facts, 'send-for-approval'),
    ...asChair(facts, who, 'PM-14'),
    ...unless(met, 'LC-17'),
    ...(ballot === newest(trials) ? [] : ['is not the newest ballot']),
  ];
  return attempt(
    `${who} sends the version for approval`,
    unmet,
    () => decided(sendForApproval(world.as(who), { ballotId: ballot.id })),
    ({ approvalId }) => {
      const { hash } = ballot;
      facts.approvals.push({
        id: approvalId,
        purpose: 'publication',
        hash,
        given: [],
        terms: null,
        state: 'waiting',
      });
      reach(facts, 'awaiting-approval');
    },
  );
};

/** Mostly the approval that waits. */
export function someApproval(
  { facts, roll }: Parameters<Command>[0],
  purpose: ApprovalFacts['purpose'],
): ApprovalFacts | undefined {
  const fit = facts.approvals.filter((one) => one.purpose === purpose && one.state === 'waiting');
  return (roll(8) > 0 ? newest(fit) : undefined) ?? pick(roll, facts.approvals);
}

/** LC-19, LC-20, LC-36, LC-38, PM-18: an uninvolved Lead approves the hash that waits, and it is published. */
export const approveIt: Command = (walk) => {
  const { world, facts, roll, now } = walk;
  const approval = someApproval(walk, 'publication');
  if (approval === undefined) return null;
  const leads = withOffice(facts, 'lead');
  const who = somebody(walk, roll(3) > 0 ? leads.filter((one) => !tookPart(facts, one)) : leads);
  const hash = mostly(walk)
    ? approval.hash
    : (pick(roll, [...facts.ballots.map((one) => one.hash), '0'.repeat(64)]) ?? '');
  const confirmedAt = pick(roll, [now, now, now, now, new Date(now.getTime() - 6 * 60_000), null]) ?? null;
  const statement = mostly(walk) ? 'Safe and ready.' : ' ';
  const reviewBy = mostly(walk) ? lastSecond(now, 365) : null;
  const confirmed = confirmedAt === now;
  const first = [
    ...asUninvolvedLead(facts, who),
    ...unless(facts.state === 'awaiting-approval' && hash === approval.hash, 'LC-36'),
    ...unless(confirmed, 'LC-38'),
  ];
  const then = unless(statement.trim() !== '' && reviewBy !== null && facts.described, 'LC-19');
  const unmet =
    approval.state !== 'waiting' || approval.purpose !== 'publication'
      ? ['does not wait for this']
      : first.length > 0
        ? first
        : then;
  return attempt(
    `${who} approves ${hash.slice(0, 8)}`,
    unmet,
    () =>
      decided(
        approve(world.as(who), {
          approvalId: approval.id,
          hash,
          statement,
          reviewBy,
          implementFrom: null,
          confirmedAt,
        }),
      ),
    () => {
      approval.state = 'approved';
      approval.given.push(who);
      facts.publishedHash = hash;
      // CD-15, CD-31: what was applied beside the text that was voted on is not in it.
      for (const one of facts.comments) {
        const beside = one.appliedAfter === ballotsOnText(facts);
        if (one.state === 'applied') one.state = beside ? 'decided' : 'published';
        else if (one.state === 'decided' && !one.accepted) one.state = 'published';
      }
      reach(facts, 'published');
    },
  );
};

/** LC-31, LC-36, LC-38, LC-42, PM-18: an uninvolved Lead returns or rejects what waits, with a public reason and a list of points. */
export const sendItBack: Command = (walk) => {
  const { world, facts, roll, now } = walk;
  const approval = someApproval(walk, roll(2) === 0 ? 'mandate' : 'publication');
  if (approval === undefined) return null;
  const leads = withOffice(facts, 'lead');
  const who = somebody(walk, roll(3) > 0 ? leads.filter((one) => !tookPart(facts, one)) : leads);
  const hash = mostly(walk) ? approval.hash : (pick(roll, facts.ballots)?.hash ?? '');
  const decision = roll(2) === 0 ? 'returned' : 'rejected';
  const [reason, points] = [mostly(walk) ? 'Not clear enough.' : ' ', mostly(walk) ? ['Clause 3'] : [' ']];
  const confirmedAt = mostly(walk) ? now : null;
  const mandate = approval.purpose === 'mandate';
  const unmet =
    approval.state !== 'waiting'
      ? ['does not wait']
      : [
          ...(mandate ? [] : leaves(facts, 'send-back')),
          ...asUninvolvedLead(facts, who),
          ...unless(hash === approval.hash, 'LC-36'),
          ...unless(reason.trim() !== '' && points[0]?.trim() !== '', mandate ? 'LC-42' : 'LC-31'),
          ...unless(confirmedAt !== null, 'LC-38'),
        ];
  return attempt(
    `${who} decides: ${decision}`,
    unmet,
    () =>
      decided(
        sendBack(world.as(who), { approvalId: approval.id, decision, hash, reason, points, confirmedAt }),
      ),
    () => {
      approval.state = decision;
      if (mandate) return;
      reach(facts, decision === 'returned' ? 'drafting' : 'cancelled');
      facts.reached.add(decision);
    },
  );
};
