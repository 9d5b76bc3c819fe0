import { applyComment } from '../../../app/services/comments/after-decision.server';
import { WHOLE_VERSION } from '../../../app/services/comments/anchor-input';
import { decideOnComment, withdrawComment } from '../../../app/services/comments/decide-comment.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { takeDecisionBack } from '../../../app/services/comments/take-decision-back.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { takeSeat } from '../../../app/services/live/take-seat.server';
import type { CommentType, VersionState } from '../../../db/words';
import { typeInto } from '../../support/standards';
import {
  answered,
  attempt,
  type Command,
  decided,
  mostly,
  type Outcome,
  pick,
  somebody,
  unless,
  type Walk,
} from './attempt';
import { NOBODY } from './cast';
import { ballotsOnText, type CommentFacts, type Facts, isSinceFrozen, newWord } from './facts';
import { account, asChair, asChairOrEditor } from './rights';

const WRITTEN_IN: readonly (VersionState | 'none')[] = ['drafting', 'consultation', 'resolution', 'ballot'];

/** PM-6: who is seated to write in the draft is an editor of it, while it is being written. */
export const write: Command = (walk) => {
  const { world, facts } = walk;
  const { documentId } = facts;
  if (documentId === null) return null;
  const who = somebody(walk, [...facts.editors]);
  const unmet = [
    ...account(facts, who),
    ...unless(facts.editors.has(who) && WRITTEN_IN.includes(facts.state), 'PM-6'),
  ];
  const word = newWord(facts);
  let ctx = world.as(who);
  return attempt(
    `${who} writes in the draft`,
    unmet,
    async (): Promise<Outcome<null>> => {
      const { seat } = await takeSeat(ctx, documentId);
      if (seat !== 'write') return { done: false, rules: null, said: `a seat to ${seat}` };
      await typeInto(ctx, documentId, `The word is ${word}.`);
      return { done: true, result: null };
    },
    () => {
      facts.draftWords.push(word);
      const writer = facts.people[who];
      if (writer) writer.edited = true;
    },
    async () => {
      if (facts.people[who]?.suspended === false) ctx = await world.enter(who);
    },
  );
};

const TYPES: readonly CommentType[] = ['general', 'technical', 'editorial', 'question'];

/** PM-9, CD-1: everybody with an account comments, for an organisation only its members. */
export const comment: Command = (walk) => {
  const { facts, roll } = walk;
  const who = somebody(walk, Object.keys(facts.people));
  const own = Object.keys(facts.organisations).filter((name) => facts.organisations[name]?.members.has(who));
  const organisation = (roll(4) === 0 ? pick(roll, Object.keys(facts.organisations)) : pick(roll, own)) ?? '';
  return commentBy(walk, who, organisation, {
    type: pick(roll, TYPES) ?? 'general',
    blocking: roll(4) === 0,
    said: mostly(walk),
  });
};

/** The same with everything chosen; a vote against needs such a comment first. */
export function commentBy(
  { world, facts }: Walk,
  who: string,
  organisation: string,
  { type, blocking, said }: { type: CommentType; blocking: boolean; said: boolean },
) {
  const member = organisation === '' || facts.organisations[organisation]?.members.has(who) === true;
  const word = newWord(facts);
  const unmet = [
    ...account(facts, who),
    ...unless(member, 'PM-9'),
    ...unless(facts.organisations[organisation]?.suspended !== true, 'PM-34'),
    ...unless(facts.state !== 'cancelled', 'CD-21'),
    ...unless(said, 'CD-1'),
  ];
  return attempt(
    `${who} comments for ${organisation || 'nobody else'} (${word}, ${type}${blocking ? ', blocking' : ''})`,
    unmet,
    () =>
      answered(
        postComment(world.as(who), {
          versionId: facts.versionId,
          on: 'snapshot',
          anchor: WHOLE_VERSION,
          type,
          blocking,
          blockingReason: blocking ? 'We cannot agree before.' : '',
          body: said ? `Say it with ${word}.` : ' ',
          proposedWording: blocking ? 'Say it clearly.' : '',
          organisationId: organisation === '' ? '' : world.organisation(organisation).id,
        }),
      ),
    ({ id }) => {
      facts.comments.push({
        id,
        author: who,
        organisation,
        type,
        blocking,
        word,
        ofBallot: false,
        filedWith: null,
        state: 'submitted',
        accepted: false,
        withdrawn: false,
        madeAfter: ballotsOnText(facts),
        acceptedAfter: 0,
        appliedAfter: 0,
        beyondWording: false,
        breaking: null,
      });
    },
  );
}

/** PM-11: the chair and the editors triage what was submitted. */
export const triage: Command = (walk) => {
  const { world, facts, roll } = walk;
  const waiting = facts.comments.filter(({ state }) => state === 'submitted');
  const one = (roll(8) > 0 ? pick(roll, waiting) : undefined) ?? pick(roll, facts.comments);
  if (one === undefined) return null;
  const who = somebody(walk, [facts.chair, ...facts.editors]);
  const unmet = [...asChairOrEditor(facts, who, 'PM-11'), ...unless(one.state === 'submitted', 'CD-3')];
  return attempt(
    `${who} triages ${one.word}`,
    unmet,
    () => decided(moveOnDesk(world.as(who), { commentId: one.id, move: 'triage' })),
    () => {
      one.state = 'triaged';
    },
  );
};

/** Mostly what a ballot need not be held again for. */
const IMPACTS = ['breaking', 'compatible', 'compatible', ...Array<'editorial'>(5).fill('editorial')] as const;

/** CD-4 to CD-8, CD-11: editors decide what is editorial, the chair the rest, the group what blocks. */
export const decideOne: Command = (walk) => {
  const { world, facts, roll } = walk;
  const waiting = facts.comments.filter(({ state }) => state === 'triaged');
  const one = (roll(8) > 0 ? pick(roll, waiting) : undefined) ?? pick(roll, facts.comments);
  if (one === undefined) return null;
  const who = somebody(walk, [facts.chair, facts.chair, ...facts.editors]);
  const counted = one.blocking ? mostly(walk) : roll(4) === 0;
  const [countFor, countAgainst] = mostly(walk) ? [5, 2] : [2, 2];
  const disposition = pick(roll, ['accepted', 'not-accepted', 'noted'] as const) ?? 'noted';
  const reason = disposition !== 'accepted' && mostly(walk) ? 'It was weighed.' : '';
  const impact = mostly(walk) ? (pick(roll, IMPACTS) ?? '') : '';
  const editorial = one.type === 'editorial' && !one.blocking;
  const unmet = [
    ...unless(one.state === 'triaged', 'CD-3'),
    ...asChairOrEditor(facts, who, 'PM-10'),
    ...unless(editorial || facts.chair === who, 'CD-5'),
    ...unless(
      !editorial || disposition !== 'accepted' || impact !== 'breaking' || facts.chair === who,
      'CD-24',
    ),
    ...unless(!one.blocking || counted, 'CD-6'),
    ...unless(disposition === 'accepted' || reason !== '', 'CD-7'),
    ...unless(disposition !== 'accepted' || impact !== '', 'CD-8'),
    ...unless(!counted || countFor > countAgainst, 'CD-11'),
  ];
  return attempt(
    `${who} decides ${one.word}: ${disposition} ${impact}`,
    unmet,
    () =>
      answered(
        decideOnComment(world.as(who), one.id, {
          disposition,
          reason,
          impact,
          duplicateOf: '',
          how: counted ? 'count' : 'chair',
          countFor: counted ? `${countFor}` : '',
          countAgainst: counted ? `${countAgainst}` : '',
        }),
      ),
    () => {
      one.state = 'decided';
      if (disposition === 'accepted') {
        one.accepted = true;
        one.acceptedAfter = ballotsOnText(facts);
        one.beyondWording = impact !== 'editorial';
      }
      if (disposition === 'accepted' && impact === 'breaking') one.breaking = 'agreed';
    },
  );
};

/** CD-14: the chair and the editors say that the text has what was accepted. */
export const applyOne: Command = (walk) => {
  const { world, facts, roll } = walk;
  const waiting = facts.comments.filter(({ state, accepted }) => state === 'decided' && accepted);
  const one = (roll(8) > 0 ? pick(roll, waiting) : undefined) ?? pick(roll, facts.comments);
  if (one === undefined) return null;
  const who = somebody(walk, [facts.chair, ...facts.editors]);
  const unmet = [
    ...unless(one.state === 'decided', 'CD-3'),
    ...asChairOrEditor(facts, who, 'PM-11'),
    ...unless(one.accepted, 'CD-14'),
    ...unless(facts.publishedHash === null || !isSinceFrozen(facts, one), 'CD-14'),
  ];
  return attempt(
    `${who} says that ${one.word} is applied`,
    unmet,
    () => answered(applyComment(world.as(who), { commentId: one.id, versionId: facts.versionId })),
    () => {
      one.state = 'applied';
      one.appliedAfter = ballotsOnText(facts);
      if (one.breaking === 'agreed') one.breaking = 'applied';
    },
  );
};

/** CD-23, CD-25: what keeps a comment while a ballot is open. */
function keptByBallot(
  { ballots, organisations }: Facts,
  who: string,
  { id, organisation }: CommentFacts,
): readonly string[] {
  const open = ballots.filter(({ state }) => state === 'open');
  const belongs = organisation === '' || organisations[organisation]?.members.has(who) === true;
  if (open.length > 0 && !belongs) return ['CD-25'];
  const named = open.some(({ last }) => [...last.values()].some(({ names }) => names.includes(id)));
  return unless(!named, 'CD-23');
}

/** CD-13: only the commenter withdraws, and only before the decision. */
export const withdrawOne: Command = (walk) => {
  const { world, facts, roll } = walk;
  const one = pick(roll, facts.comments);
  if (one === undefined) return null;
  const who = somebody(walk, [one.author]);
  const first = [
    ...account(facts, who),
    ...unless(who !== NOBODY && who === one.author, 'PM-12'),
    ...unless(one.state === 'submitted' || one.state === 'triaged', 'CD-3'),
  ];
  // Of votes nothing is said to whoever could not withdraw it anyway.
  const unmet = first.length > 0 ? first : keptByBallot(facts, who, one);
  return attempt(
    `${who} withdraws ${one.word}`,
    unmet,
    () => answered(withdrawComment(world.as(who), one.id, 'Not needed any more.')),
    () => {
      one.withdrawn = true;
      one.state = 'decided';
    },
  );
};

/** CD-26: the chair takes a decision back, unless voters or Leads judge the text by it now. */
export const takeBackOne: Command = (walk) => {
  const { world, facts, roll } = walk;
  const one = pick(roll, facts.comments);
  if (one === undefined) return null;
  const who = somebody(walk, [facts.chair]);
  const reason = mostly(walk) ? 'It was misread.' : '';
  const judged =
    facts.ballots.some(({ state }) => state === 'open') ||
    facts.approvals.some(({ state }) => state === 'waiting');
  const wasThere = facts.state === 'ballot' && !one.ofBallot && one.madeAfter < ballotsOnText(facts);
  const unmet = [
    ...asChair(facts, who, 'PM-35'),
    ...unless(one.state === 'decided' || one.state === 'applied', 'CD-3'),
    ...unless(!one.withdrawn && !judged && !wasThere && reason !== '', 'CD-26'),
  ];
  return attempt(
    `${who} takes the decision on ${one.word} back`,
    unmet,
    () => answered(takeDecisionBack(world.as(who), one.id, reason)),
    () => {
      one.state = 'triaged';
      one.accepted = false;
      one.beyondWording = false;
      one.breaking = null;
    },
  );
};
