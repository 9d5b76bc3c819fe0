import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';

/**
 * A portal that stands under a path of its site, such as `/concord`. Inside, everything is as if it stood at the
 * root: the path is taken off what comes in, and put before the portal's own addresses in what goes out.
 */

/** An attribute whose value is an address. */
const ADDRESSES = /(\s(?:href|src|action|formaction)=")\/(?!\/)/g;
/** A tag with its attributes, as React and the portal's own renderer write them. */
const TAGS = /<[a-zA-Z][^\s/>]*(?:\s+[^\s=>/]+(?:="[^"]*")?)*\s*\/?>/g;
const SCRIPTS = /(<script\b[^>]*>)([^<]+)(<\/script>)/g;

/** Takes the path off the address asked for; false where it is none of the portal's. */
export function enterBasePath(request: IncomingMessage, basePath: string): boolean {
  const url = request.url ?? '/';
  if (basePath === '') return true;
  if (url === '/healthz') return true;
  if (!url.startsWith(basePath)) return false;
  const rest = url.slice(basePath.length);
  if (rest !== '' && !/^[/?]/.test(rest)) return false;
  request.url = rest.startsWith('/') ? rest : `/${rest}`;
  return true;
}

/** Puts the path before the addresses of a page. Words of the page that look like an address stay as they are. */
export function pageUnder(html: string, basePath: string): string {
  return html
    .replace(TAGS, (tag) => tag.replace(ADDRESSES, `$1${basePath}/`))
    .replace('<html ', `<html data-base-path="${basePath}" `)
    .replace(SCRIPTS, (_whole, open: string, words: string, close: string) => {
      const assets = assetUnder(words, basePath);
      // What React needs to find its place again in the browser.
      const placed = words.startsWith('window.__remixContext')
        ? assets
            .replace(/"url":"\//, `"url":"${basePath}/`)
            .replace(/"basename":"\/?"/, `"basename":"${basePath}"`)
        : assets;
      return open + placed + close;
    });
}

/** The same for a script or a style sheet of the build. */
export function assetUnder(text: string, basePath: string): string {
  return text
    .replaceAll(/(["'`])\/assets\//g, `$1${basePath}/assets/`)
    .replaceAll(/url\(\/(?!\/)/g, `url(${basePath}/`)
    .replaceAll(/return(["'`])\/\1\+/g, `return"${basePath}/"+`);
}

/** Puts the path before every address in what the handlers behind this one send. */
export function underBasePath(basePath: string): RequestHandler {
  return (request, response, next) => {
    if (basePath !== '') rewrite(request, response, basePath);
    next();
  };
}

function rewrite(request: Request, response: Response, basePath: string): void {
  const { write, end, writeHead } = response;
  const parts: Buffer[] = [];
  let kind: 'page' | 'asset' | 'other' | null = null;
  const decide = () => {
    if (kind !== null) return kind;
    const type = String(response.getHeader('content-type') ?? '');
    if (request.method === 'HEAD' || response.getHeader('content-encoding')) kind = 'other';
    else if (type.startsWith('text/html')) kind = 'page';
    else kind = /^(text|application)\/(javascript|css)/.test(type) ? 'asset' : 'other';
    if (kind !== 'other') {
      for (const name of ['content-length', 'etag', 'last-modified', 'accept-ranges'])
        response.removeHeader(name);
    }
    return kind;
  };
  const bytesOf = (chunk: unknown, encoding: unknown) =>
    typeof chunk === 'string'
      ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
      : Buffer.from(chunk as Uint8Array);

  response.writeHead = ((...words: Parameters<typeof writeHead>) => {
    const location = response.getHeader('location');
    if (typeof location === 'string' && /^\/(?!\/)/.test(location)) {
      response.setHeader('location', `${basePath}${location}`);
    }
    return writeHead.apply(response, words);
  }) as typeof writeHead;

  response.write = ((chunk: unknown, ...words: unknown[]) => {
    if (decide() === 'other') return write.apply(response, [chunk, ...words] as Parameters<typeof write>);
    parts.push(bytesOf(chunk, words[0]));
    const done = words.find((word) => typeof word === 'function') as (() => void) | undefined;
    if (done) process.nextTick(done);
    return true;
  }) as typeof write;

  response.end = ((...words: unknown[]) => {
    const [chunk] = words;
    const given = chunk !== undefined && chunk !== null && typeof chunk !== 'function';
    if (decide() === 'other') return end.apply(response, words as Parameters<typeof end>);
    if (given) parts.push(bytesOf(chunk, words[1]));
    const text = Buffer.concat(parts).toString('utf8');
    const placed = kind === 'page' ? pageUnder(text, basePath) : assetUnder(text, basePath);
    const done = words.find((word) => typeof word === 'function') as (() => void) | undefined;
    return done ? end.call(response, placed, 'utf8', done) : end.call(response, placed, 'utf8');
  }) as typeof end;
}
