/** An address of the portal as the browser must ask for it: under the path at which the portal stands on its site. */
export function portalPath(path: string): string {
  return `${document.documentElement.dataset.basePath ?? ''}${path}`;
}
