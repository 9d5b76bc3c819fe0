import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The visitor's address: the peer's own, or what the outermost of the trusted proxies says it saw. A header
 * that a visitor can write is never believed further than there are proxies.
 */
export function peerAddress(socket: Socket, headers: IncomingHttpHeaders, trustedProxies: number): string {
  const peer = socket.remoteAddress ?? '';
  if (trustedProxies === 0) return peer;
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return forwarded.at(-trustedProxies) ?? peer;
}
