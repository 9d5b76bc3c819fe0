import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The built files of modules and of everything that they import at once, but not what they import later. Reads the
 * files themselves, so it cannot be out of date.
 *
 * @param assets the folder of the built browser files
 * @param modules names of modules that have a file of their own, without what the build adds: `entry.client`
 * @returns the names of the files; none for a module that has no file
 */
export function scriptsOf(assets: string, modules: readonly string[]): string[] {
  const all = readdirSync(assets);
  const files = new Set(modules.flatMap((module) => all.filter((name) => isOf(name, module))));
  for (const file of files) {
    for (const imported of staticImports(readFileSync(join(assets, file), 'utf8'))) files.add(imported);
  }
  return [...files];
}

/** The build puts a hyphen and eight signs after a module's name; a hyphen may be one of them. */
function isOf(name: string, module: string): boolean {
  return name.startsWith(`${module}-`) && /^[\w-]{8}\.js$/.test(name.slice(module.length + 1));
}

/** `import … from "./x.js"` and `import "./x.js"` of a built module, but not `import("./x.js")`. */
function staticImports(source: string): string[] {
  return [...source.matchAll(/\bimport\s*(?:[\w*${}\s,]+?\s*from\s*)?["']\.\/([^"']+)["']/g)].map(
    (match) => match[1] ?? '',
  );
}
