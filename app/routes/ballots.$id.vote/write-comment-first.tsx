import { FieldError } from '../../components/form/field';
import { describedBy, useField } from '../../components/form/form-context';
import type { FormFailure } from '../../components/form/form-failure';
import { InsetText } from '../../components/inset-text';
import { namesInWords } from '../../domain/names-in-words';
import type { MyVote } from '../../services/ballots/my-votes.server';

interface WriteCommentFirstProps {
  /** The organisation that votes, and those it has one vote with. */
  readonly voter: Pick<MyVote, 'name' | 'sharesWith' | 'comments'>;
  /** Where its comment is written. */
  readonly newComment: string;
  readonly failure: FormFailure | undefined;
}

/** The ways to a comment that is not among those to choose; with none to choose, an error summary leads here. */
export function WriteCommentFirst({ voter, newComment, failure }: WriteCommentFirstProps) {
  const field = useField('comments');
  const none = voter.comments.length === 0;
  const error = none ? field.error : undefined;
  const asked = { id: field.id, 'aria-describedby': describedBy(error && field.errorId) };
  const blockingAsked = failure?.values?.position !== 'approve-with-comments';
  return (
    <div className={error ? 'nhsuk-form-group nhsuk-form-group--error' : 'nhsuk-form-group'}>
      {none ? <FieldError field={field} /> : null}
      <InsetText>
        <p>
          {none
            ? `${namesInWords([voter.name, ...voter.sharesWith])} ${voter.sharesWith.length > 0 ? 'have' : 'has'} no comment on this version that a vote could name. `
            : 'A comment that is not among these is written before the vote. '}
          To approve with comments,{' '}
          <a href={newComment} {...(none && !blockingAsked ? asked : {})}>
            write a comment first
          </a>
          . Not to approve,{' '}
          <a href={`${newComment}&blocking=yes`} {...(none && blockingAsked ? asked : {})}>
            write a blocking comment first
          </a>
          , and propose a change in it. Then come back here.
        </p>
      </InsetText>
    </div>
  );
}
