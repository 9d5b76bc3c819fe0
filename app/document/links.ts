/** Where a link or an image may lead. One list for import, editor, rendering and export. */

/** An address with blanks and control characters taken out, as a browser would read it. */
function asBrowsersRead(address: string): string {
  // Browsers skip tabs and line ends anywhere and control characters at the start of an address.
  let read = '';
  for (const character of address) if (character.charCodeAt(0) > 0x20) read += character;
  return read;
}

/** True for http, https and mailto addresses and for places inside the same text (`#…`). */
export function isSafeHref(href: unknown): href is string {
  if (typeof href !== 'string') return false;
  const read = asBrowsersRead(href);
  return /^(https?:\/\/[^/]|mailto:.|#)/i.test(read);
}

/** Characters that no name of a host holds, though Chromium takes a blank in one for a part of its name. */
const BESIDE_HOSTS = /[\s"'<>`{}|^\\]/;

/**
 * True where a browser can follow a safe address, to the place that it names: not with a blank or a quotation mark in
 * its host, nor with words before an `@`, which name another place than they lead to.
 */
export function isOpenableHref(href: string): boolean {
  if (!isSafeHref(href)) return false;
  if (href.startsWith('#')) return true;
  const host = /^https?:\/\/([^/?#]*)/i.exec(href)?.[1] ?? '';
  return URL.canParse(href) && !BESIDE_HOSTS.test(host) && !host.includes('@');
}

/** True for an address without scheme or host, such as `page.html#part`: kept in the text, never made a link. */
export function isRelativeHref(href: string): boolean {
  const read = asBrowsersRead(href);
  return read !== '' && !/^([a-z][a-z0-9+.-]*:|\/\/|\\|\/\\|#)/i.test(read);
}

/** True for an uploaded file of this portal (`/files/…`) or an image served over https. */
export function isSafeImageSource(src: unknown): src is string {
  if (typeof src !== 'string') return false;
  if (asBrowsersRead(src) !== src) return false;
  return /^https:\/\/[^/]/i.test(src) || (/^\/files\/[\w./-]+$/.test(src) && !src.includes('..'));
}

/** True for an image that another site serves: what it shows is no part of the text, and can change under its hash. */
export function isImageElsewhere(src: string): boolean {
  return isSafeImageSource(src) && !src.startsWith('/files/');
}
