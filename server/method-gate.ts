import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import type { RequestHandler } from 'express';

type Route = NonNullable<ServerBuild['routes'][string]>;

/** What a route answers to; HEAD goes with GET. */
function methodsOf({ module }: Route): readonly string[] {
  const reads = module.loader !== undefined || module.default !== undefined;
  return [...(reads ? ['GET', 'HEAD'] : []), ...(module.action !== undefined ? ['POST'] : [])];
}

/**
 * Refuses in words what an address does not answer to. A page says so itself, as a page; but where no page is,
 * Remix would answer with a fault of the portal.
 */
export function methodGate(build: ServerBuild | (() => Promise<ServerBuild>)): RequestHandler {
  return (request, response, next) => {
    const ask = async () => {
      const { routes } = typeof build === 'function' ? await build() : build;
      const here = Object.values(routes).flatMap((route) =>
        route?.path === undefined || route.id === 'root' ? [] : [{ id: route.id, path: route.path }],
      );
      const [match] = matchRoutes(here, request.path) ?? [];
      const route = match && routes[match.route.id];
      if (!route) return next();
      const methods = methodsOf(route);
      if (methods.includes(request.method)) return next();
      response.setHeader('Allow', [...methods, 'OPTIONS'].join(', '));
      if (request.method === 'OPTIONS') return response.status(204).end();
      if (route.module.default !== undefined) return next();
      const reads = methods.includes('GET');
      const message = reads
        ? 'Nothing can be sent to this address. It can only be read.'
        : 'There is nothing to read at this address. The editor of a draft sends to it.';
      // What answers with JSON when it is asked rightly does so here too.
      if (!reads || request.path.endsWith('.json')) response.status(405).json({ ok: false, message });
      else response.status(405).type('text').send(`${message}\n`);
    };
    ask().catch(next);
  };
}
