import { VOTE_POSITIONS } from '../../../db/words';
import { DateTimeText } from '../../components/date-text';
import { Button } from '../../components/form/button';
import { Checkbox } from '../../components/form/checkbox';
import { Checkboxes } from '../../components/form/checkboxes';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { Radios } from '../../components/form/radios';
import { TextArea } from '../../components/form/text-area';
import { Hash } from '../../components/hash';
import { VOTE_POSITION_LABELS, VOTE_POSITION_MEANINGS } from '../../domain/labels/ballots';
import type { MyVote } from '../../services/ballots/my-votes.server';
import type { BallotView } from '../../services/ballots/view-ballot.server';
import { nameOfCited } from './name-of-cited';
import { StandsFor } from './stands-for';
import { voteAddress } from './vote-address';
import { WriteCommentFirst } from './write-comment-first';

interface VoteFormProps {
  readonly ballot: BallotView;
  readonly voter: MyVote;
  readonly failure: FormFailure | undefined;
}

/** The positions with their meanings, the reason, and the comments that are filed with the vote. */
export function VoteForm({ ballot, voter, failure }: VoteFormProps) {
  const of = voter.sharesWith.length > 0 ? 'your family of organisations' : 'yours';
  return (
    <Form action={voteAddress(ballot.id, voter.organisationId)} failure={failure} intent="check">
      {/* What the Enter key presses, which is the first button of a form: else one that writes a comment. */}
      <button type="submit" tabIndex={-1} aria-hidden className="nhsuk-u-visually-hidden">
        Continue
      </button>
      <p className="nhsuk-body-l">{ballot.question}</p>
      <StandsFor voter={voter} />
      <p>
        You vote on <a href={`/texts/${ballot.hash}`}>this exact text</a>
        {ballot.artefactsHash === null ? null : (
          <>
            {' '}
            together with <a href={`/artefacts/${ballot.artefactsHash}`}>these artefacts</a>
          </>
        )}
        . You can change the vote until the ballot closes on <DateTimeText at={ballot.closesAt} />. Earlier
        votes are kept and the last one counts.
      </p>
      <Hash value={ballot.hash} label="Hash of the text" labelled />
      {ballot.artefactsHash === null ? null : (
        <Hash value={ballot.artefactsHash} label="Hash of the artefacts" labelled />
      )}
      <input type="hidden" name="organisationId" value={voter.organisationId} />
      <input type="hidden" name="hash" value={ballot.hash} />
      <input type="hidden" name="artefacts" value={ballot.artefactsHash ?? ''} />
      <Radios
        name="position"
        label="Position"
        labelSize="m"
        options={VOTE_POSITIONS.map((value) => ({
          value,
          label: VOTE_POSITION_LABELS[value],
          hint: VOTE_POSITION_MEANINGS[value],
        }))}
      />
      <TextArea
        name="reason"
        label="Reason"
        hint="Needed for “do not approve”. Public when the ballot closes."
        rows={4}
        maxCharacters={4000}
      />
      {voter.comments.length > 0 ? (
        <Checkboxes
          name="comments"
          label="Comments that are filed with this vote"
          hint={`“Approve with comments” names at least one comment of ${of}. A “do not approve” rests on at least one blocking comment of ${of} that proposes a change. Every other vote files none.`}
          options={voter.comments.map((comment) => ({
            value: comment.id,
            label: `${nameOfCited(comment)}: ${comment.body.slice(0, 120)}${comment.body.length > 120 ? '…' : ''}`,
            hint: comment.blocking ? blockingInWords(comment.hasWording) : undefined,
          }))}
        />
      ) : null}
      <WriteCommentFirst voter={voter} ballotId={ballot.id} failure={failure} />
      <Checkbox
        name="paid"
        label="Another organisation enrolled in this ballot pays us for it"
        hint="If so, the rules ask your organisation to stand aside. Public with your position when the ballot closes."
        defaultChecked={voter.paidByEnrolled}
      />
      <Button>Continue</Button>
    </Form>
  );
}

function blockingInWords(hasWording: boolean): string {
  return hasWording
    ? 'Blocking.'
    : 'Blocking, but it proposes no wording yet: not enough by itself for “do not approve”.';
}
