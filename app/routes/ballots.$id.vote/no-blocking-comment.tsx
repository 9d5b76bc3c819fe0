import { FieldError } from '../../components/form/field';
import { describedBy, useField } from '../../components/form/form-context';
import { InsetText } from '../../components/inset-text';
import { namesInWords } from '../../domain/names-in-words';
import type { MyVote } from '../../services/ballots/my-votes.server';

interface NoBlockingCommentProps {
  /** The organisation that votes, and those it has one vote with. */
  readonly voter: Pick<MyVote, 'name' | 'sharesWith'>;
  /** Where its blocking comment is written. */
  readonly newComment: string;
}

/** Stands where the blocking comments are chosen when there are none; an error summary leads here. */
export function NoBlockingComment({ voter, newComment }: NoBlockingCommentProps) {
  const field = useField('comments');
  return (
    <div className={field.error ? 'nhsuk-form-group nhsuk-form-group--error' : 'nhsuk-form-group'}>
      <FieldError field={field} />
      <InsetText>
        <p>
          {namesInWords([voter.name, ...voter.sharesWith])} {voter.sharesWith.length > 0 ? 'have' : 'has'} no
          blocking comment on this version. A “do not approve” rests on one that proposes a change:{' '}
          <a href={newComment} id={field.id} aria-describedby={describedBy(field.error && field.errorId)}>
            write it first
          </a>
          , then come back here.
        </p>
      </InsetText>
    </div>
  );
}
