import { CommentFields, type CommentLimits } from '../../components/comments/comment-fields';
import { Button } from '../../components/form/button';
import { ButtonGroup } from '../../components/form/button-group';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import type { MyVote } from '../../services/ballots/my-votes.server';
import type { BallotView } from '../../services/ballots/view-ballot.server';
import { voteAddress } from './vote-address';

interface CommentOfVoteProps {
  readonly ballot: Pick<BallotView, 'id'>;
  readonly voter: Pick<MyVote, 'name' | 'organisationId'>;
  readonly limits: CommentLimits;
  /** What was sent of the vote, and of the comment where it was not taken. */
  readonly answer: FormFailure;
}

/** What a vote says so far, as its form sends it. */
const OF_THE_VOTE = [
  'organisationId',
  'hash',
  'artefacts',
  'position',
  'reason',
  'comments',
  'paid',
] as const;

/** The form of a comment that is written in the middle of a vote, which waits in it. */
export function CommentOfVote({ ballot, voter, limits, answer }: CommentOfVoteProps) {
  const { values = {} } = answer;
  const waiting = OF_THE_VOTE.flatMap((name) =>
    [values[name] ?? []].flat().map((value) => ({ name, value })),
  );
  const address = voteAddress(ballot.id, voter.organisationId);
  return (
    <>
      <p>
        The comment is made for {voter.name} on the version as a whole, and is public at once. What you have
        filled in of the vote waits until it is posted.
      </p>
      <Form failure={answer} action={`${address}&write=post`}>
        {waiting.map(({ name, value }) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <CommentFields organisations={[]} limits={limits} />
        <ButtonGroup>
          <Button>Post comment and go back to the vote</Button>
        </ButtonGroup>
      </Form>
      <Form action={address}>
        {waiting.map(({ name, value }) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <Button look="secondary" name="intent" value="change">
          Go back without a comment
        </Button>
      </Form>
    </>
  );
}
