import { UNSAFE_RemixContext, useMatches } from '@remix-run/react';
import { useContext } from 'react';

/**
 * Scripts that a page needs whose loader answers `scriptsAhead`, named in the head: those of a long page come while
 * its text does, and need not be asked for one after the other when it is whole.
 */
export function ScriptsAhead() {
  const remix = useContext(UNSAFE_RemixContext);
  const matches = useMatches();
  const ahead = matches.flatMap(({ data }) => scriptsOf(data));
  if (ahead.length === 0) return null;
  const routes = matches.flatMap(({ id }) => {
    const route = remix?.manifest.routes[id];
    return route === undefined ? [] : [route.module, ...(route.imports ?? [])];
  });
  return [...new Set([...ahead, ...routes])].map((src) => <link key={src} rel="modulepreload" href={src} />);
}

function scriptsOf(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null || !('scriptsAhead' in data)) return [];
  return Array.isArray(data.scriptsAhead) ? data.scriptsAhead.filter((src) => typeof src === 'string') : [];
}
