import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

/**
 * Pages that look the same to everybody without an account, kept as bytes.
 *
 * A page says that it may be kept by the header `X-Concord-Public: 1`. It is served again while nothing has
 * been recorded since (`mark` is the same) and for at most a minute, because pages count days and hours.
 */
export interface PublicPages {
  /** Answers from memory, before anything else looks at the request; false when it cannot. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  /** Keeps what is rendered behind it, when the page allows. */
  readonly keep: RequestHandler;
}

interface KeptPage {
  readonly mark: number;
  readonly until: number;
  readonly headers: OutgoingHttpHeaders;
  readonly etag: string;
  readonly plain: Buffer;
  gzipped: Buffer | null;
}

const KEEP_MS = 60_000;
const MOST_BYTES = 64 * 1024 * 1024;
const compress = promisify(gzip);

export function createPublicPages(mark: () => number, cookieName: string): PublicPages {
  const pages = new Map<string, KeptPage>();
  let bytes = 0;

  function drop(url: string): void {
    const page = pages.get(url);
    if (!page) return;
    bytes -= page.plain.length + (page.gzipped?.length ?? 0);
    pages.delete(url);
  }

  function store(url: string, page: KeptPage): void {
    drop(url);
    pages.set(url, page);
    bytes += page.plain.length;
    for (const oldest of pages.keys()) {
      if (bytes <= MOST_BYTES) break;
      drop(oldest);
    }
    compress(page.plain).then(
      (gzipped) => {
        if (pages.get(url) !== page) return;
        page.gzipped = gzipped;
        bytes += gzipped.length;
      },
      () => undefined,
    );
  }

  const eligible = (request: IncomingMessage) =>
    request.method === 'GET' && !request.headers.cookie?.includes(`${cookieName}=`);

  return {
    answer(request, response) {
      if (!eligible(request)) return false;
      const url = request.url ?? '';
      const page = pages.get(url);
      if (!page) return false;
      if (page.mark !== mark() || page.until < performance.now()) {
        drop(url);
        return false;
      }
      if (request.headers['if-none-match'] === page.etag) {
        response.writeHead(304, {
          etag: page.etag,
          'cache-control': 'no-cache',
          vary: 'Cookie, Accept-Encoding',
        });
        response.end();
        return true;
      }
      const zipped = page.gzipped && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
      const body = zipped && page.gzipped ? page.gzipped : page.plain;
      response.writeHead(200, {
        ...page.headers,
        ...(zipped ? { 'content-encoding': 'gzip' } : {}),
        'content-length': body.length,
      });
      response.end(body);
      return true;
    },

    keep(request, response, next) {
      if (!eligible(request)) return next();
      const begun = mark();
      const url = request.originalUrl;
      const parts: Buffer[] = [];
      const { write, end } = response;
      const take = (chunk: unknown) => {
        if (typeof chunk === 'string') parts.push(Buffer.from(chunk));
        else if (chunk instanceof Uint8Array) parts.push(Buffer.from(chunk));
      };
      const mayKeep = () => response.statusCode === 200 && response.getHeader('x-concord-public') === '1';
      response.write = function (this: typeof response, ...words: Parameters<typeof write>) {
        if (mayKeep()) take(words[0]);
        return write.apply(this, words);
      } as typeof write;
      response.end = function (this: typeof response, ...words: Parameters<typeof end>) {
        if (mayKeep()) {
          take(words[0]);
          const plain = Buffer.concat(parts);
          const headers = keptHeaders(response.getHeaders());
          const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`;
          headers.etag = etag;
          if (begun === mark()) {
            store(url, {
              mark: begun,
              until: performance.now() + KEEP_MS,
              headers,
              etag,
              plain,
              gzipped: null,
            });
          }
        }
        return end.apply(this, words);
      } as typeof end;
      next();
    },
  };
}

/** The headers of a kept page: no request's own id or nonce, and told to caches to ask again. */
function keptHeaders(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const kept: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    if (['x-concord-public', 'x-request-id', 'content-encoding', 'content-length', 'date'].includes(name))
      continue;
    kept[name] = name === 'content-security-policy' ? String(value).replace(/ 'nonce-[^']+'/g, '') : value;
  }
  kept['cache-control'] = 'no-cache';
  kept.vary = 'Cookie, Accept-Encoding';
  return kept;
}
