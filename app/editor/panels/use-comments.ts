import { useCallback, useEffect, useState } from 'react';
import type { CommentsAnswer } from './comment-contract';
import { fetchComments } from './comment-requests';

/** Comments of others are looked for this often while the page is seen, in ms. */
const LOOK_EVERY_MS = 20_000;

export interface Comments {
  /** Null until they were fetched for the first time. */
  readonly answer: CommentsAnswer | null;
  /** Whether the last attempt to fetch them failed. */
  readonly failed: boolean;
  readonly reload: () => Promise<void>;
}

/** The comments of a draft, kept up to date. */
export function useComments(documentId: string): Comments {
  const [answer, setAnswer] = useState<CommentsAnswer | null>(null);
  const [failed, setFailed] = useState(false);

  const reload = useCallback(async () => {
    try {
      const fetched = await fetchComments(documentId);
      setAnswer((before) => (JSON.stringify(before) === JSON.stringify(fetched) ? before : fetched));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }, [documentId]);

  useEffect(() => {
    reload();
    const look = () => {
      if (document.visibilityState === 'visible') reload();
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [reload]);

  return { answer, failed, reload };
}
