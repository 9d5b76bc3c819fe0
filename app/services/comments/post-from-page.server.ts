import type { Context } from '../context';
import { type Answer, faulty } from '../people/answer';
import { REFUSAL_STATUS } from '../refusal-status';
import { WHOLE_VERSION } from './anchor-input';
import { type CommentToPost, type PostedComment, postComment } from './post-comment.server';
import { viewCommentForm } from './view-comment-form.server';

/** Where the page of a new comment was opened, as its address has it. */
export interface ChosenPlace {
  readonly reference: string;
  /** Of the version; '' for the newest. */
  readonly number: string;
  /** The passage that was chosen; '' for the version as a whole. */
  readonly block: string;
}

export interface TypedComment extends Omit<CommentToPost, 'versionId' | 'on' | 'textId' | 'anchor'> {
  /** Whether the writer was told that the passage is gone, and wants the comment on the version as a whole. */
  readonly wholeVersion: boolean;
}

/**
 * Posts what was typed on the page of a new comment. A passage that an editor has taken out since the page was
 * opened is said, and never made into the whole version without the writer's word for it.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `too-many`
 */
export async function postFromPage(
  ctx: Context,
  { reference, number, block }: ChosenPlace,
  { wholeVersion, ...typed }: TypedComment,
): Promise<Answer<PostedComment>> {
  const { version, on, passage, passageMissing } = await viewCommentForm(ctx, reference, number, block);
  if (passageMissing && !wholeVersion) {
    return faulty({ wholeVersion: passageGone(version.number) }, REFUSAL_STATUS.conflict);
  }
  const anchor = passage === null ? WHOLE_VERSION : { ...WHOLE_VERSION, blockId: passage.blockId };
  return await postComment(ctx, { ...typed, versionId: version.id, on, anchor });
}

const passageGone = (number: string): string =>
  `The passage that you chose is not in version ${number}, or not any more. What you typed is still here. Tick this box to post it on the version as a whole, or go back to the text and choose another passage`;
