import type { CommentView } from '../../services/comments/view-comment.server';
import { Details } from '../details';
import { Button } from '../form/button';
import { Form } from '../form/form';
import { TextArea } from '../form/text-area';
import { failureOf, type ThreadFailure, threadPrefix } from './thread-form';

export interface PullOutPartProps {
  readonly view: Pick<CommentView, 'may'>;
  readonly failure: ThreadFailure | undefined;
  readonly longestReason: number;
}

/** What anybody with an account can do against a proposed decision. */
export function PullOutPart({ view, failure, longestReason }: PullOutPartProps) {
  if (!view.may.pullOut) return null;
  const faults = failureOf(failure, 'pull-out');
  return (
    <Details summary="Pull it out of the proposed decision" open={faults !== undefined}>
      <Form intent="pull-out" idPrefix={threadPrefix('pull-out')} failure={faults}>
        <TextArea
          name="reason"
          label="What should be talked about first?"
          hint="Public. The comment goes back to the group."
          rows={3}
          maxCharacters={longestReason}
        />
        <Button look="secondary">Pull out</Button>
      </Form>
    </Details>
  );
}
