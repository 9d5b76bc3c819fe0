import { Button } from '../../components/form/button';
import { ButtonGroup } from '../../components/form/button-group';
import { FieldError } from '../../components/form/field';
import { describedBy, useField } from '../../components/form/form-context';
import type { FormFailure } from '../../components/form/form-failure';
import { InsetText } from '../../components/inset-text';
import { namesInWords } from '../../domain/names-in-words';
import type { MyVote } from '../../services/ballots/my-votes.server';
import { voteAddress } from './vote-address';

interface WriteCommentFirstProps {
  /** The organisation that votes, and those it has one vote with. */
  readonly voter: Pick<MyVote, 'name' | 'organisationId' | 'sharesWith' | 'comments'>;
  readonly ballotId: string;
  readonly failure: FormFailure | undefined;
}

/** The ways to a comment that is not among those to choose; with none to choose, an error summary leads here. */
export function WriteCommentFirst({ voter, ballotId, failure }: WriteCommentFirstProps) {
  const field = useField('comments');
  const none = voter.comments.length === 0;
  const error = none ? field.error : undefined;
  const asked = { id: field.id, describedBy: describedBy(error && field.errorId) };
  const address = voteAddress(ballotId, voter.organisationId);
  const blockingAsked = failure?.values?.position !== 'approve-with-comments';
  return (
    <div className={error ? 'nhsuk-form-group nhsuk-form-group--error' : 'nhsuk-form-group'}>
      {none ? <FieldError field={field} /> : null}
      <InsetText>
        <p>
          {none
            ? `${namesInWords([voter.name, ...voter.sharesWith])} ${voter.sharesWith.length > 0 ? 'have' : 'has'} no comment on this version that a vote could name. `
            : 'A comment that is not among these is written before the vote. '}
          To approve with comments, write a comment; not to approve, a blocking one that proposes a change.
          What you have filled in here waits for you meanwhile.
        </p>
        <ButtonGroup>
          <Button
            small
            look="secondary"
            formAction={`${address}&write=comment`}
            {...(none && !blockingAsked ? asked : {})}
          >
            Write a comment
          </Button>
          <Button
            small
            look="secondary"
            formAction={`${address}&write=blocking-comment`}
            {...(none && blockingAsked ? asked : {})}
          >
            Write a blocking comment
          </Button>
        </ButtonGroup>
      </InsetText>
    </div>
  );
}
