import { useMemo } from 'react';
import type { DraftAmendments } from '../../services/amendments/list-amendments.server';
import type { LiveSession } from '../connection/live-session';
import { portalPath } from '../portal-path';
import { type LookedUp, useLookedUp } from './use-looked-up';

export type Proposals = LookedUp<DraftAmendments>;

/** The amendments of a draft, or of the text of another amendment, kept up to date. */
export function useProposals(documentId: string, session: LiveSession | null): Proposals {
  return useLookedUp(
    useMemo(() => () => fetchAmendments(documentId), [documentId]),
    session,
  );
}

/** @throws Error when the portal cannot be reached */
async function fetchAmendments(draftId: string): Promise<DraftAmendments> {
  const response = await fetch(portalPath(`/drafts/${draftId}/amendments.json`), {
    headers: { Accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`The amendments were answered with status ${response.status}.`);
  return (await response.json()) as DraftAmendments;
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
