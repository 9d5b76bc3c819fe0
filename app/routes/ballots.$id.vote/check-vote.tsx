import type { VotePosition } from '../../../db/words';
import { Button } from '../../components/form/button';
import { ButtonGroup } from '../../components/form/button-group';
import { Form } from '../../components/form/form';
import { Hash } from '../../components/hash';
import { SummaryList } from '../../components/summary-list';
import { filesComments } from '../../domain/ballot/filed-comments';
import { VOTE_POSITION_LABELS } from '../../domain/labels/ballots';
import type { MyVote } from '../../services/ballots/my-votes.server';
import { nameOfCited } from './name-of-cited';
import { StandsFor } from './stands-for';

interface CheckVoteProps {
  readonly vote: {
    readonly position: VotePosition;
    readonly reason: string;
    readonly comments: readonly string[];
    readonly paid: boolean;
  };
  readonly voter: MyVote;
  /** Where it is sent. */
  readonly address: string;
  readonly hash: string;
  /** Hash of the artefacts voted on with the text; '' for none. */
  readonly artefacts: string;
}

/** What is about to be cast, to be looked at once more. */
export function CheckVote({ vote, voter, address, hash, artefacts }: CheckVoteProps) {
  const ticked = voter.comments.filter((comment) => vote.comments.includes(comment.id));
  return (
    <>
      <StandsFor voter={voter} />
      <SummaryList
        rows={[
          { key: 'Organisation', value: voter.name },
          { key: 'Position', value: VOTE_POSITION_LABELS[vote.position] },
          { key: 'Reason', value: vote.reason || 'None given' },
          {
            key: 'Comments filed with it',
            value: ticked.length > 0 ? filedInWords(vote.position, ticked) : null,
          },
          { key: 'Paid by another voter', value: vote.paid ? 'Yes' : 'No' },
        ]}
      />
      <Hash value={hash} label="Hash of the text" labelled />
      {artefacts === '' ? null : <Hash value={artefacts} label="Hash of the artefacts" labelled />}
      <Form action={address}>
        <input type="hidden" name="organisationId" value={voter.organisationId} />
        <input type="hidden" name="hash" value={hash} />
        <input type="hidden" name="artefacts" value={artefacts} />
        <input type="hidden" name="position" value={vote.position} />
        <input type="hidden" name="reason" value={vote.reason} />
        {vote.comments.map((id) => (
          <input key={id} type="hidden" name="comments" value={id} />
        ))}
        {vote.paid ? <input type="hidden" name="paid" value="yes" /> : null}
        <ButtonGroup>
          <Button name="intent" value="cast">
            Cast this vote
          </Button>
          <Button name="intent" value="change" look="secondary">
            Change it
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}

/** What becomes of the comments that were ticked: a vote that names none is told so before it is cast. */
function filedInWords(position: VotePosition, ticked: MyVote['comments']): string {
  if (filesComments(position)) return ticked.map(nameOfCited).join(', ');
  return `None: “${VOTE_POSITION_LABELS[position]}” files no comment, though some are ticked`;
}
