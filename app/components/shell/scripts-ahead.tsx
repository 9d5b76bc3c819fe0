import { useMatches } from '@remix-run/react';

/**
 * Scripts that a page needs whose loader answers `scriptsAhead`, named beside those that it begins with, so that they
 * need not be asked for one after the other. They stand after the text of the page: its first words come before them.
 */
export function ScriptsAhead() {
  const ahead = useMatches().flatMap(({ data }) => scriptsOf(data));
  return [...new Set(ahead)].map((src) => <link key={src} rel="modulepreload" href={src} />);
}

function scriptsOf(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null || !('scriptsAhead' in data)) return [];
  return Array.isArray(data.scriptsAhead) ? data.scriptsAhead.filter((src) => typeof src === 'string') : [];
}
