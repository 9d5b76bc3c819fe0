import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { LoadContext } from '../app/http/load-context';
import { readSessionSecret } from '../app/http/session.server';
import type { Actor, Context, Visitor } from '../app/services/context';
import { identify } from '../app/services/people/identify.server';
import { formToken } from '../app/services/people/secrets';

/** The parts of a context that live as long as the process. */
export type Workbench = Omit<Context, 'actor' | 'settings' | 'visitor'> & {
  readonly settings: Omit<Context['settings'], 'origin'> & { readonly origin: string | null };
  /** The path under which the portal stands on its site; '' for the root. */
  readonly basePath: string;
};

/** Where people reach the portal: the configured origin, or what this request says when none is configured. */
export function originOf(request: IncomingMessage, configured: string | null): string {
  if (configured) return configured;
  const encrypted = 'encrypted' in request.socket && request.socket.encrypted === true;
  return `${encrypted ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`;
}

/** The services for one actor. */
export function contextFor(bench: Workbench, actor: Actor, origin: string, visitor: Visitor): Context {
  return { ...bench, actor, visitor, settings: { ...bench.settings, origin: `${origin}${bench.basePath}` } };
}

/** Everything a Remix request is handed: who asks, and what the services may use. */
export async function loadContextFor(
  bench: Workbench,
  request: IncomingMessage,
  address: string,
  cspNonce: string,
  editorScripts: readonly string[],
  report: (requestId: string, error: unknown) => void,
): Promise<LoadContext> {
  const requestId = randomUUID();
  const secret = readSessionSecret(request.headers.cookie, bench.settings.secureCookies);
  const actor = await identify(bench.store, secret, bench.now());
  return {
    services: contextFor(bench, actor, linkOrigin(request, bench.settings.origin), {
      address,
      agent: (request.headers['user-agent'] ?? '').slice(0, 200),
    }),
    cspNonce,
    requestId,
    report: (error) => report(requestId, error),
    csrfToken: actor.kind === 'person' && secret ? formToken(secret) : '',
    inPage: { text: '' },
    editorScripts,
  };
}

/**
 * What links in letters begin with. A Host header is the visitor's word, and letters go to others, so without
 * a configured origin it is believed only where it names this machine.
 */
function linkOrigin(request: IncomingMessage, configured: string | null): string {
  if (configured) return configured;
  const here = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '');
  return here ? originOf(request, null) : `http://localhost:${request.socket.localPort ?? 3000}`;
}
