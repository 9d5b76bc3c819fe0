/**
 * Address of the live-text server beside the page that is shown: a path that a proxy puts before the portal's
 * own stays in front.
 */
export function liveAddress(page: Pick<Location, 'protocol' | 'host' | 'pathname'>): string {
  const own = page.pathname.lastIndexOf('/drafts/');
  const prefix = own > 0 ? page.pathname.slice(0, own) : '';
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}${prefix}/live`;
}
