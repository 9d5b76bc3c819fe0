import { useCallback } from 'react';
import type { LiveSession } from '../connection/live-session';
import type { CommentsAnswer } from './comment-contract';
import { fetchComments } from './comment-requests';
import { type LookedUp, useLookedUp } from './use-looked-up';

export type Comments = LookedUp<CommentsAnswer>;

/** The comments of a draft, kept up to date. */
export function useComments(documentId: string, session: LiveSession | null): Comments {
  return useLookedUp(
    useCallback(() => fetchComments(documentId), [documentId]),
    session,
  );
}
