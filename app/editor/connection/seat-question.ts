import { CLOSINGS, type Closing, closingOf } from '../../document/close-codes';
import { portalPath } from '../portal-path';

/** What GET /drafts/:documentId/seat.json answers. */
export type SeatAnswer =
  | { readonly seat: 'write' | 'read'; readonly epoch: number; readonly code?: number }
  | { readonly seat: 'none'; readonly code?: number };

/** So long an answer is waited for, in ms. */
const PATIENCE_MS = 10_000;

/** Asks the server which seat this session would get; null when it cannot be reached. */
export async function askSeat(documentId: string): Promise<SeatAnswer | null> {
  try {
    const response = await fetch(portalPath(`/drafts/${documentId}/seat.json`), {
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return response.ok ? ((await response.json()) as SeatAnswer) : null;
  } catch {
    return null;
  }
}

/**
 * Why a connection that was refused will be refused again; null when it may succeed. A browser does not tell a
 * page why a socket was not opened, so the answer to the question by ordinary request is compared with what
 * the page believes.
 */
export function reasonOfRefusal(
  answer: SeatAnswer,
  believed: { readonly seat: 'write' | 'read'; readonly epoch: number },
): Closing | null {
  if (answer.seat === 'none') return closingOf(answer.code ?? CLOSINGS.accessRemoved.code);
  if (answer.epoch !== believed.epoch) return CLOSINGS.anotherEpoch;
  return answer.seat === believed.seat ? null : closingOf(answer.code ?? CLOSINGS.accessChanged.code);
}
