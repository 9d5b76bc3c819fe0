import type { IncomingMessage } from 'node:http';
import { originOf } from './request-context';

/**
 * Whether a request that changes something comes from the portal's own pages. Browsers send Origin with every
 * such request; one without Origin must say by Sec-Fetch-Site that it is same-origin. A command-line client
 * without cookies sends neither and is let through: it carries nobody's authority.
 */
export function comesFromHere(request: IncomingMessage, configuredOrigin: string | null): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return origin === originOf(request, configuredOrigin);
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return request.headers.cookie === undefined;
}
