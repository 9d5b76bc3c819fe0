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

/** True where a browser can follow a safe address: one with a blank in its host leads nowhere. */
export function isOpenableHref(href: string): boolean {
  // Chromium takes a blank in a host for a character of its name.
  return (
    isSafeHref(href) && (href.startsWith('#') || URL.canParse(href)) && !/^https?:\/\/[^/?#]*\s/i.test(href)
  );
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
