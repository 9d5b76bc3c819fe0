/**
 * Address of the live-text server beside the page of a draft or of an amendment that is shown: a path that stands
 * before the portal's own stays in front.
 */
export function liveAddress(page: Pick<Location, 'protocol' | 'host' | 'pathname'>): string {
  const prefix = /^(.*)\/(?:drafts|amendments)\//.exec(page.pathname)?.[1] ?? '';
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}${prefix}/live`;
}
