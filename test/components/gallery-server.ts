import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Gallery } from './gallery';

const CLIENT = fileURLToPath(new URL('../../build/client', import.meta.url));
const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** The gallery as a page of the portal: the built style sheet, the built entry module, and a strict policy. */
function galleryPage(failed: boolean): string {
  const assets = readdirSync(join(CLIENT, 'assets'));
  const built = (pattern: RegExp) => `/assets/${assets.find((name) => pattern.test(name))}`;
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Kit – Concord</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="${built(/^concord-.*\.css$/)}"></head>
<body>${renderToStaticMarkup(createElement(Gallery, { failed }))}
<script type="module" src="${built(/^entry\.client-.*\.js$/)}"></script></body></html>`;
}

/** Serves the gallery at /whole and /failed, with the built browser files; they must be built. */
export async function serveGallery(): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/whole' || pathname === '/failed') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader(
        'content-security-policy',
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'",
      );
      response.end(galleryPage(pathname === '/failed'));
      return;
    }
    try {
      const file = readFileSync(join(CLIENT, pathname));
      response.setHeader('content-type', TYPES[extname(pathname)] ?? 'application/octet-stream');
      response.end(file);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
