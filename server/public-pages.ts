import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

/**
 * Pages that look the same to everybody without an account, kept as bytes.
 *
 * A page says that it may be kept by the header `X-Concord-Public: 1`. It is served again while nothing has
 * been recorded since (`mark` is the same) and for at most a minute, because pages count days and hours. When it
 * must be rendered again one request does so, and those who ask for it meanwhile wait for that one.
 */
export interface PublicPages {
  /** Answers from memory, before anything else looks at the request; asks `otherwise` when it cannot. */
  answer(request: IncomingMessage, response: ServerResponse, otherwise: () => void): void;
  /** Keeps what is rendered behind it, when the page allows. */
  readonly keep: RequestHandler;
}

interface KeptPage {
  readonly mark: number;
  readonly until: number;
  readonly etag: string;
  readonly plain: Body;
  zipped: Body | null;
  /** Those who wait while it is rendered again; null when nobody renders it. */
  waiting: (() => void)[] | null;
}

/** What is sent, with its headers in the form that Node writes without looking through them again. */
interface Body {
  readonly bytes: Buffer;
  readonly headers: string[];
}

const KEEP_MS = 60_000;
const MOST_BYTES = 64 * 1024 * 1024;
const compress = promisify(gzip);

export function createPublicPages(mark: () => number, cookieName: string): PublicPages {
  const pages = new Map<string, KeptPage>();
  const sessionCookie = `${cookieName}=`;
  let bytes = 0;

  const weight = ({ plain, zipped }: KeptPage) => plain.bytes.length + (zipped?.bytes.length ?? 0);

  function drop(url: string): void {
    const page = pages.get(url);
    if (!page) return;
    bytes -= weight(page);
    pages.delete(url);
    release(page);
  }

  function release(page: KeptPage): void {
    const { waiting } = page;
    page.waiting = null;
    for (const ask of waiting ?? []) ask();
  }

  function store(url: string, page: KeptPage, headers: OutgoingHttpHeaders): void {
    const former = pages.get(url);
    if (former) bytes -= weight(former);
    // At the end of the map even when it was in it: the first one is the one that was rendered longest ago.
    pages.delete(url);
    pages.set(url, page);
    bytes += weight(page);
    if (former) release(former);
    for (const oldest of pages.keys()) {
      if (bytes <= MOST_BYTES) break;
      drop(oldest);
    }
    compress(page.plain.bytes).then(
      (zipped) => {
        if (pages.get(url) !== page) return;
        page.zipped = bodyOf(zipped, { ...headers, 'content-encoding': 'gzip' });
        bytes += zipped.length;
      },
      () => undefined,
    );
  }

  const isOfASession = ({ headers }: IncomingMessage) => headers.cookie?.includes(sessionCookie) ?? false;
  const eligible = (request: IncomingMessage) => request.method === 'GET' && !isOfASession(request);

  function answer(request: IncomingMessage, response: ServerResponse, otherwise: () => void): void {
    // Asked for the headers alone, a page has those that it comes with; Node leaves its body away.
    if (request.method === 'HEAD' && !isOfASession(request)) request.method = 'GET';
    const page = eligible(request) ? pages.get(request.url ?? '') : undefined;
    if (page === undefined) {
      otherwise();
    } else if (page.mark === mark() && page.until >= performance.now()) {
      send(page, request, response);
    } else if (page.waiting !== null) {
      page.waiting.push(() => answer(request, response, otherwise));
    } else {
      page.waiting = [];
      response.once('close', () => {
        // This reader has gone away before the page was whole: the next one renders it.
        if (!response.writableEnded) release(page);
      });
      otherwise();
    }
  }

  return {
    answer,
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
      // Held back until it is whole, so that a slow reader does not make the others wait.
      response.write = function (this: typeof response, ...words: Parameters<typeof write>) {
        if (!mayKeep()) return write.apply(this, words);
        take(words[0]);
        return true;
      } as typeof write;
      response.end = function (this: typeof response, ...words: Parameters<typeof end>) {
        if (!mayKeep()) {
          drop(url);
          return end.apply(this, words);
        }
        take(words[0]);
        const plain = Buffer.concat(parts);
        const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`;
        const headers = keptHeaders(response.getHeaders(), etag);
        const until = performance.now() + KEEP_MS;
        const body = bodyOf(plain, headers);
        // Something was recorded meanwhile: it is out of date already, and the next one renders it again.
        store(url, { mark: begun, until, etag, plain: body, zipped: null, waiting: null }, headers);
        if (!response.headersSent) {
          response.removeHeader('x-concord-public');
          for (const name of ['etag', 'cache-control', 'vary'])
            response.setHeader(name, String(headers[name]));
        }
        return end.call(this, plain, 'utf8');
      } as typeof end;
      next();
    },
  };
}

const GZIP = /\bgzip\b/;

function send(page: KeptPage, request: IncomingMessage, response: ServerResponse): void {
  if (request.headers['if-none-match'] === page.etag) {
    response.writeHead(304, ['ETag', page.etag, 'Cache-Control', 'no-cache', 'Vary', VARY]);
    response.end();
    return;
  }
  const wanted = request.headers['accept-encoding'];
  const body = page.zipped && typeof wanted === 'string' && GZIP.test(wanted) ? page.zipped : page.plain;
  response.writeHead(200, body.headers);
  response.end(body.bytes);
}

const VARY = 'Cookie, Accept-Encoding';
const NOT_KEPT = ['x-concord-public', 'x-request-id', 'content-encoding', 'content-length', 'date'];

/** The headers of a kept page: no request's own id or nonce, and told to caches to ask again. */
function keptHeaders(headers: OutgoingHttpHeaders, etag: string): OutgoingHttpHeaders {
  const kept: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    if (NOT_KEPT.includes(name)) continue;
    kept[name] = name === 'content-security-policy' ? String(value).replace(/ 'nonce-[^']+'/g, '') : value;
  }
  return { ...kept, 'cache-control': 'no-cache', vary: VARY, etag };
}

function bodyOf(bytes: Buffer, headers: OutgoingHttpHeaders): Body {
  const all: OutgoingHttpHeaders = { ...headers, 'content-length': bytes.length };
  const pairs = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().flatMap((one) => [name, String(one)]),
  );
  return { bytes, headers: pairs };
}
