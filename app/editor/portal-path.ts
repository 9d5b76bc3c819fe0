/**
 * An address of the portal as the browser must ask for it: under the path at which the portal stands on its site.
 * In a page that the server writes, the server puts the path before it.
 */
export function portalPath(path: string): string {
  if (typeof document === 'undefined') return path;
  return `${document.documentElement.dataset.basePath ?? ''}${path}`;
}
