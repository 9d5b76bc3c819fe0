import type { CommentView } from '../../services/comments/view-comment.server';
import { Details } from '../details';
import { Button } from '../form/button';
import { Form } from '../form/form';
import { TextArea } from '../form/text-area';
import { WarningButton } from '../form/warning-button';
import { Refusal } from '../refusal';
import { SpeakingFor } from './comment-fields';
import { CommentText } from './comment-text';
import { FormerWords } from './former-words';
import { failureOf, type ThreadFailure, threadPrefix } from './thread-form';
import { WrittenBy } from './written-by';

export interface RepliesPartProps {
  readonly view: Pick<CommentView, 'replies' | 'may' | 'organisations' | 'signedIn' | 'people' | 'entry'>;
  readonly failure: ThreadFailure | undefined;
  readonly limits: { readonly body: number };
  /** Where somebody signs in and comes back here. */
  readonly signInHref: string;
}

/** The replies to a comment, on one level, and the form for the next one. */
export function RepliesPart({ view, failure, limits, signInHref }: RepliesPartProps) {
  const { replies, may, organisations, signedIn } = view;
  return (
    <section aria-labelledby="replies">
      <h2 className="nhsuk-heading-m" id="replies">
        {replies.length === 0
          ? 'No replies yet'
          : replies.length === 1
            ? '1 reply'
            : `${replies.length} replies`}
      </h2>
      <ol className="cc-comment__replies">
        {replies.map((reply) => (
          <li key={reply.id} className="cc-comment__reply" id={`reply-${reply.id}`}>
            <WrittenBy author={reply.author} at={reply.createdAt} editedAt={reply.editedAt} />
            {reply.removed ? (
              <p>
                <em>Removed by its author.</em>
              </p>
            ) : (
              <CommentText text={reply.text} />
            )}
            <FormerWords former={reply.former} />
            {reply.mayEdit ? <OwnReply reply={reply} failure={failure} limits={limits} /> : null}
          </li>
        ))}
      </ol>
      {may.reply ? (
        <Form intent="reply" idPrefix={threadPrefix('reply')} failure={failureOf(failure, 'reply')}>
          <TextArea
            name="body"
            label="Reply"
            labelSize="s"
            hint={
              view.people.length === 0
                ? undefined
                : `To mention somebody, write @ and their name: ${view.people.slice(0, 12).join(', ')}`
            }
            rows={4}
            maxCharacters={limits.body}
          />
          <SpeakingFor organisations={organisations} />
          <Button>Reply</Button>
        </Form>
      ) : signedIn ? (
        <Refusal title="You cannot reply" reasons={asReasons(may.replyRefused)} headingLevel={3} />
      ) : (
        <p>
          <a href={signInHref}>Sign in to reply</a>. Everybody with an account can.
        </p>
      )}
    </section>
  );
}

function OwnReply({
  reply,
  failure,
  limits,
}: {
  readonly reply: CommentView['replies'][number];
  readonly failure: ThreadFailure | undefined;
  readonly limits: { readonly body: number };
}) {
  const faults = failureOf(failure, 'edit-reply', reply.id);
  return (
    <Details summary="Edit or remove your reply" open={faults !== undefined}>
      <Form intent="edit-reply" idPrefix={threadPrefix('edit-reply', reply.id)} failure={faults}>
        <input type="hidden" name="replyId" value={reply.id} />
        <TextArea
          name="body"
          label="Your reply"
          labelSize="s"
          hint="Your former wording can still be read."
          defaultValue={reply.body}
          rows={4}
          maxCharacters={limits.body}
        />
        <Button small>Save</Button>
      </Form>
      <Form intent="remove-reply" idPrefix={threadPrefix('remove-reply', reply.id)}>
        <input type="hidden" name="replyId" value={reply.id} />
        <p>Removing takes your words away and leaves a marker in their place.</p>
        <WarningButton small>Remove your reply</WarningButton>
      </Form>
    </Details>
  );
}

/** Said reasons as the kit's refusal takes them. */
export function asReasons(said: readonly { readonly sentence: string; readonly help: string }[]) {
  return said.map(({ sentence, help }) => ({ sentence, cure: help }));
}
