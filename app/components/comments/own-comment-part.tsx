import type { CommentView } from '../../services/comments/view-comment.server';
import { DateText } from '../date-text';
import { Details } from '../details';
import { Button } from '../form/button';
import { Form } from '../form/form';
import { Radios } from '../form/radios';
import { TextArea } from '../form/text-area';
import { TextInput } from '../form/text-input';
import { WarningButton } from '../form/warning-button';
import { failureOf, type ThreadFailure, threadPrefix } from './thread-form';

export interface OwnCommentPartProps {
  readonly view: Pick<CommentView, 'entry' | 'may' | 'content' | 'contentUntil' | 'replies'>;
  readonly failure: ThreadFailure | undefined;
  readonly limits: { readonly body: number; readonly proposedWording: number };
}

/** What the commenter can do with the comment: answer the decision, edit, withdraw, remove. */
export function OwnCommentPart({ view, failure, limits }: OwnCommentPartProps) {
  const { may, entry, contentUntil } = view;
  const edit = failureOf(failure, 'edit');
  return (
    <>
      {may.answer && contentUntil !== null ? (
        <Form intent="answer" idPrefix={threadPrefix('answer')} failure={failureOf(failure, 'answer')}>
          <Radios
            name="content"
            label={
              entry.recordedBy === null
                ? 'Are you content with the decision?'
                : `Is ${entry.author.name} content with the decision?`
            }
            labelSize="m"
            hint={
              <>
                You can answer until <DateText at={contentUntil} />. Without an answer, silence is recorded.
                {entry.recordedBy === null ? null : ' It is shown that the Secretariat recorded the answer.'}
              </>
            }
            defaultValue={
              view.content === 'content' || view.content === 'not-content' ? view.content : undefined
            }
            options={[
              { value: 'content', label: 'Content' },
              { value: 'not-content', label: 'Not content' },
            ]}
            inline
          />
          <Button look="secondary">Save your answer</Button>
        </Form>
      ) : null}
      {may.edit ? (
        <Details summary="Edit or remove your comment" open={edit !== undefined}>
          <Form intent="edit" idPrefix={threadPrefix('edit')} failure={edit}>
            <TextArea
              name="body"
              label="Your comment"
              labelSize="s"
              hint="Your former wording can still be read."
              defaultValue={entry.body}
              rows={8}
              maxCharacters={limits.body}
            />
            <TextArea
              name="proposedWording"
              label="Wording you propose instead"
              labelSize="s"
              optional
              defaultValue={entry.proposedWording}
              rows={4}
              maxCharacters={limits.proposedWording}
            />
            <Button small>Save</Button>
          </Form>
          {may.withdraw ? (
            <Form intent="withdraw" idPrefix={threadPrefix('withdraw')}>
              <p>Withdrawing decides the comment. Its words stay to be read.</p>
              <TextInput name="reason" label="Why you withdraw it" labelSize="s" optional />
              <Button look="secondary" small>
                Withdraw your comment
              </Button>
            </Form>
          ) : null}
          <Form intent="remove" idPrefix={threadPrefix('remove')}>
            <p>
              {view.replies.length === 0
                ? 'Removing takes the comment away. This cannot be undone.'
                : 'Removing takes your words away and leaves a marker, because people replied. This cannot be undone.'}
            </p>
            <WarningButton small>Remove your comment</WarningButton>
          </Form>
        </Details>
      ) : null}
    </>
  );
}
