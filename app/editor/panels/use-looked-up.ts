import { useCallback, useEffect, useRef, useState } from 'react';
import type { LiveSession } from '../connection/live-session';

/** What others did is looked for this often while the page is seen, should no word of it come; in ms. */
const LOOK_EVERY_MS = 20_000;
/** After the server's word that something is new, so that not every page asks in the same moment; at most, in ms. */
const LOOK_WITHIN_MS = 400;

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
 * @param session says when something is new; without one it is looked for now and then
 */
export function useLookedUp<T>(
  fetchIt: (() => Promise<T>) | null,
  session: LiveSession | null = null,
): LookedUp<T> {
  const [answer, setAnswer] = useState<T | null>(null);
  const [failed, setFailed] = useState(false);
  const asked = useRef(0);

  const reload = useCallback(async () => {
    if (fetchIt === null) return;
    asked.current += 1;
    const own = asked.current;
    try {
      const fetched = await fetchIt();
      // One that was asked for later is newer, whichever comes first.
      if (own !== asked.current) return;
      setAnswer((before) => (JSON.stringify(before) === JSON.stringify(fetched) ? before : fetched));
      setFailed(false);
    } catch {
      if (own === asked.current) setFailed(true);
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

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = session?.onBeside(() => {
      if (timer !== undefined || document.visibilityState !== 'visible') return;
      timer = setTimeout(() => {
        timer = undefined;
        reload();
      }, Math.random() * LOOK_WITHIN_MS);
    });
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, [session, reload]);

  return { answer, failed, reload };
}
