import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import { scriptsOf } from './built-scripts';

/** The portal's pages, built or straight from the sources. */
export interface Pages {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  /** Folder of the built browser files. */
  readonly clientDir: string;
  /** In development, serves browser files from the sources. */
  readonly assets: RequestHandler | null;
  /** Addresses of the scripts that a page with the editor needs; in development nobody knows them. */
  readonly editorScripts: readonly string[];
  close(): Promise<void>;
}

/** Each is imported when the one before it has run: the browser would learn of them one after the other. */
const EDITOR_MODULES = ['entry.client', 'hydrate', 'live-draft'];

export async function portalPages(parts: {
  readonly dev: boolean;
  readonly root: string;
  readonly port: number;
}): Promise<Pages> {
  const { dev, root } = parts;
  const clientDir = join(root, 'build/client');
  if (!dev) {
    const file = pathToFileURL(join(root, 'build/server/index.js')).href;
    return {
      build: (await import(file)) as ServerBuild,
      clientDir,
      assets: null,
      editorScripts: scriptsOf(join(clientDir, 'assets'), EDITOR_MODULES).map((name) => `/assets/${name}`),
      close: async () => undefined,
    };
  }
  const { createServer } = await import('vite');
  const vite = await createServer({
    root,
    configFile: join(root, 'remix.config.js'),
    server: { middlewareMode: true, hmr: { port: parts.port + 1 } },
  });
  // Most pages are not hydrated, so the browser knows nothing of the modules they were made from.
  vite.watcher.on('change', (file) => {
    if (file.startsWith(join(root, 'app'))) vite.ws.send({ type: 'full-reload' });
  });
  return {
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    clientDir,
    assets: vite.middlewares,
    editorScripts: [],
    close: () => vite.close(),
  };
}
