import type { BuildOptions } from 'esbuild';

/** How the process is made from its sources; packages are loaded from node_modules at run time. */
export function processBundle(entryPoints: Readonly<Record<string, string>>, outdir: string): BuildOptions {
  return {
    entryPoints: { ...entryPoints },
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'silent',
  };
}
