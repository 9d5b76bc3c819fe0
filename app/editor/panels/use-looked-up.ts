import { useCallback, useEffect, useState } from 'react';

/** What others did is looked for this often while the page is seen, in ms. */
const LOOK_EVERY_MS = 20_000;

export interface LookedUp<T> {
  /** Null until it was fetched for the first time. */
  readonly answer: T | null;
  /** Whether the last attempt to fetch it failed. */
  readonly failed: boolean;
  readonly reload: () => Promise<void>;
}

/**
 * Something of the portal's that is fetched and kept up to date. The same answer leaves the page as it is.
 * @param fetchIt its identity says what is fetched: another function, another thing. Null where there is nothing
 *   to fetch; it throws when the portal cannot be reached
 */
export function useLookedUp<T>(fetchIt: (() => Promise<T>) | null): LookedUp<T> {
  const [answer, setAnswer] = useState<T | null>(null);
  const [failed, setFailed] = useState(false);

  const reload = useCallback(async () => {
    if (fetchIt === null) return;
    try {
      const fetched = await fetchIt();
      setAnswer((before) => (JSON.stringify(before) === JSON.stringify(fetched) ? before : fetched));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }, [fetchIt]);

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
