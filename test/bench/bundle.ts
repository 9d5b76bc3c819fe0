import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PUBLIC_SCRIPT_BUDGET, publicScripts, styleSheets } from '../../server/bundle-size';
import { ROOT, sayIfStale } from './built-server';
import { atMost, type Figure, kilobytes, report } from './figures';

/** What a browser loads: public pages at once, the editor on the page of a draft alone. As sent, after gzip. */

const EDITOR_ROUTE = 'routes/drafts.$documentId._index';

const build = join(ROOT, 'build');
const assets = join(build, 'client/assets');
const files = readdirSync(assets).filter((name) => name.endsWith('.js'));
const sourceOf = (name: string) => readFileSync(join(assets, name), 'utf8');
const sizeOf = (name: string) => gzipSync(sourceOf(name), { level: 9 }).length;

/** The files that these load, at once or later. */
function everythingFrom(names: readonly string[]): string[] {
  const found = new Set(names);
  for (const name of found) {
    for (const [, imported] of sourceOf(name).matchAll(/["']\.\/([\w.-]+\.js)["']/g)) {
      if (imported !== undefined && files.includes(imported)) found.add(imported);
    }
  }
  return [...found];
}

/** The modules of a route and of the frame around it, as the built manifest names them. */
function modulesOf(route: string, manifest: string): string[] {
  const { routes } = JSON.parse(manifest.slice(manifest.indexOf('{'), manifest.lastIndexOf('}') + 1)) as {
    routes: Record<string, { module: string }>;
  };
  const modules = [routes.root, routes[route]].flatMap((one) => one?.module.split('/').at(-1) ?? []);
  if (modules.length < 2) throw new Error(`The build has no route ${route}.`);
  return modules;
}

sayIfStale();
const scripts = publicScripts(build);
const manifest = files.find((name) => name.startsWith('manifest-')) ?? '';
const draft = everythingFrom([
  manifest,
  ...scripts.files,
  ...modulesOf(EDITOR_ROUTE, sourceOf(manifest)),
]).filter((name) => name === manifest || !scripts.files.includes(name));
const bySize = draft.map((name) => ({ name, size: sizeOf(name) })).sort((a, b) => b.size - a.size);

const figures: Figure[] = [
  atMost('Script of a public page', scripts.gzipped, PUBLIC_SCRIPT_BUDGET, kilobytes),
  { what: 'Style of every page', measured: kilobytes(styleSheets(build).gzipped) },
  {
    what: 'Script that the page of a draft loads besides',
    measured: kilobytes(bySize.reduce((sum, { size }) => sum + size, 0)),
  },
  ...bySize.slice(0, 2).map(({ name, size }) => ({
    what: `  of that ${name.replace(/-[\w-]{8}\.js$/, '')}`,
    measured: kilobytes(size),
  })),
];
report('What the browser loads', figures);
