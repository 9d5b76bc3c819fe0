import { useCallback, useEffect, useState } from 'react';
import type { DraftAmendments } from '../../services/amendments/list-amendments.server';
import { portalPath } from '../portal-path';

/** Amendments of others are looked for this often while the page is seen, in ms. */
const LOOK_EVERY_MS = 20_000;

export interface Proposals {
  /** Null until they were fetched for the first time, and on the page of an amendment. */
  readonly answer: DraftAmendments | null;
  readonly failed: boolean;
  readonly reload: () => Promise<void>;
}

/** The amendments of a draft, kept up to date. */
export function useProposals(draftId: string | null): Proposals {
  const [answer, setAnswer] = useState<DraftAmendments | null>(null);
  const [failed, setFailed] = useState(false);
  const reload = useCallback(async () => {
    if (draftId === null) return;
    try {
      const response = await fetch(portalPath(`/drafts/${draftId}/amendments.json`), {
        headers: { Accept: 'application/json' },
      });
      if (!response.ok) throw new Error(`The amendments were answered with status ${response.status}.`);
      const fetched = (await response.json()) as DraftAmendments;
      setAnswer((before) => (JSON.stringify(before) === JSON.stringify(fetched) ? before : fetched));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }, [draftId]);
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

/** How many amendments wait in each clause. */
export function waitingByClause(answer: DraftAmendments | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { state, changes } of answer?.amendments ?? []) {
    if (state !== 'proposed') continue;
    for (const clauseId of new Set(changes.map((change) => change.clauseId))) {
      counts.set(clauseId, (counts.get(clauseId) ?? 0) + 1);
    }
  }
  return counts;
}

/** Accepts an amendment as a whole; answers what came of it, as a sentence. */
export async function acceptAmendment(reviewPath: string, name: string, csrf: string): Promise<string> {
  const body = new FormData();
  body.set('_csrf', csrf);
  body.set('intent', 'whole');
  try {
    const response = await fetch(portalPath(reviewPath), { method: 'POST', body, redirect: 'manual' });
    if (response.type === 'opaqueredirect' || response.ok)
      return `${name} is accepted. It is in the text now.`;
    return `${name} was not accepted. Review it: the draft changed there, or it is decided already.`;
  } catch {
    return `${name} could not be accepted. Check the connection and try again.`;
  }
}
