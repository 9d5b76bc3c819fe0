import { FieldError } from '../../components/form/field';
import { describedBy, useField } from '../../components/form/form-context';
import { InsetText } from '../../components/inset-text';

interface NoBlockingCommentProps {
  /** The organisation that votes. */
  readonly name: string;
  /** Where its blocking comment is written. */
  readonly newComment: string;
}

/** Stands where the blocking comments are chosen when there are none; an error summary leads here. */
export function NoBlockingComment({ name, newComment }: NoBlockingCommentProps) {
  const field = useField('comments');
  return (
    <div className={field.error ? 'nhsuk-form-group nhsuk-form-group--error' : 'nhsuk-form-group'}>
      <FieldError field={field} />
      <InsetText>
        <p>
          {name} has no blocking comment on this version. A “do not approve” rests on one that proposes a
          change:{' '}
          <a href={newComment} id={field.id} aria-describedby={describedBy(field.error && field.errorId)}>
            write it first
          </a>
          , then come back here.
        </p>
      </InsetText>
    </div>
  );
}
