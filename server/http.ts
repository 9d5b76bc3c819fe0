import { randomBytes } from 'node:crypto';
import { createRequestHandler } from '@remix-run/express';
import compression from 'compression';
import express from 'express';
import helmet from 'helmet';
import { underBasePath } from './base-path';
import type { Log } from './log';
import { methodGate } from './method-gate';
import { comesFromHere } from './origin-check';
import type { Pages } from './pages';
import type { PublicPages } from './public-pages';
import { loadContextFor, type Workbench } from './request-context';

const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

export interface HttpParts {
  readonly bench: Workbench;
  readonly log: Log;
  readonly trustedProxies: number;
  readonly pages: Pages;
  readonly kept: PublicPages;
}

/** No address of the portal holds a control character, and PostgreSQL takes no text with a zero in it. */
function isWellFormed({ path, url }: express.Request): boolean {
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path)) && !url.includes('%00');
  } catch {
    return false;
  }
}

/** The express application: headers, files, the Origin check, and Remix for everything else. */
export function createHttp(parts: HttpParts): express.Express {
  const { bench, log, pages, kept } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trustedProxies);

  app.get('/healthz', (_request, response) => {
    const unwell = (why: string) => response.status(503).type('text').send(`${why}\n`);
    bench.store
      .read(async () => undefined)
      .then(
        () =>
          bench.rooms.stats().storing
            ? response.type('text').send('ok\n')
            : unwell('The database answers but cannot store. Reading goes on.'),
        () => unwell('The database does not answer.'),
      );
  });

  app.use((request, response, next) => {
    // Pages know no other way of asking, and fail on them.
    if (METHODS.includes(request.method)) return next();
    response
      .status(405)
      .set('Allow', METHODS.join(', '))
      .type('text')
      .send('Nothing here is asked for like this.\n');
  });

  app.use((request, response, next) => {
    // A former way in which Remix asked; none of our pages does, and it fails on it.
    if (request.query._data === undefined) return next();
    response.status(400).type('text').send('Nothing here is asked for like this.\n');
  });

  app.use((request, _response, next) => {
    // Express would answer such an address with an error of its own; so it is an unknown one like any other.
    if (!isWellFormed(request)) {
      request.url = '/not-an-address';
      request.originalUrl = request.url;
    }
    next();
  });

  app.use((request, response, next) => {
    response.locals.nonce = randomBytes(16).toString('base64');
    const secure = bench.settings.origin?.startsWith('https:') ?? false;
    const dev = pages.assets !== null;
    helmet({
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
      strictTransportSecurity: secure,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'self'"],
          'script-src': ["'self'", `'nonce-${response.locals.nonce}'`],
          'style-src': dev ? ["'self'", "'unsafe-inline'"] : ["'self'"],
          'style-src-attr': ["'unsafe-inline'"],
          'img-src': ["'self'", 'data:', 'https:'],
          'connect-src': ["'self'", ...(dev ? ['ws:'] : [])],
          'object-src': ["'none'"],
          'base-uri': ["'none'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'none'"],
          ...(secure ? { 'upgrade-insecure-requests': [] } : {}),
        },
      },
    })(request, response, next);
  });
  app.use(compression());
  if (bench.basePath !== '' && !pages.assets) app.use('/assets', underBasePath(bench.basePath));

  if (pages.assets) app.use(pages.assets);
  else {
    app.use('/assets', express.static(`${pages.clientDir}/assets`, { immutable: true, maxAge: '1y' }));
    app.use(express.static(pages.clientDir, { maxAge: '1h', index: false }));
  }

  app.use((request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    if (comesFromHere(request, bench.settings.origin)) return next();
    response
      .status(403)
      .type('text')
      .send(
        'This form was sent from another site, so it was not carried out. Open it in the portal itself and send it again.\n',
      );
  });

  const reportFault = (requestId: string, error: unknown) =>
    log.error({ requestId, err: error }, 'a request failed');

  app.use(kept.keep);
  if (bench.basePath !== '') app.use(underBasePath(bench.basePath));
  app.use(methodGate(pages.build));
  app.all(
    '*',
    createRequestHandler({
      build: pages.build,
      mode: pages.assets ? 'development' : 'production',
      getLoadContext: async (request, response) => {
        const nonce = String(response.locals.nonce);
        const loaded = await loadContextFor(
          bench,
          request,
          request.ip ?? '',
          nonce,
          pages.editorScripts,
          reportFault,
        );
        response.setHeader('x-request-id', loaded.requestId);
        // Remix takes an open record, which an interface is not; the doors read it back as what it is.
        return loaded as unknown as Record<string, unknown>;
      },
    }),
  );

  const failed: express.ErrorRequestHandler = (error, _request, response, next) => {
    const requestId = String(response.getHeader('x-request-id') ?? '');
    reportFault(requestId, error);
    if (response.headersSent) return next(error);
    response.status(500).type('text').send(`Something went wrong on our side. Reference ${requestId}.\n`);
  };
  app.use(failed);
  return app;
}
