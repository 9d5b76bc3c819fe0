import type { ThreadIntent } from '../../services/comments/act-on-comment.server';
import type { FormFailure } from '../form/form-failure';

/** What the action of a thread answers when a form has faults, and which form that was. */
export interface ThreadFailure extends FormFailure {
  readonly intent: ThreadIntent;
  /** The reply that the form is about, where it is about one. */
  readonly replyId?: string;
}

/** Stands before the ids of a form's fields, so that every field of the page has its own. */
export function threadPrefix(intent: ThreadIntent, replyId = ''): string {
  return replyId === '' ? `${intent}-` : `${intent}-${replyId}-`;
}

/** The faults of this form, when it is the one that came back. */
export function failureOf(
  failure: ThreadFailure | undefined,
  intent: ThreadIntent,
  replyId = '',
): FormFailure | undefined {
  if (failure?.intent !== intent || (failure.replyId ?? '') !== replyId) return undefined;
  return failure;
}
