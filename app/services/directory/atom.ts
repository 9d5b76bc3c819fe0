/** One entry of a feed. */
export interface FeedEntry {
  /** Never changes, and never names another entry. */
  readonly id: string;
  readonly title: string;
  readonly updated: Date;
  readonly href: string;
  readonly summary: string;
}

export interface Feed {
  readonly title: string;
  /** Address of the feed itself, also its id. */
  readonly self: string;
  /** Address of the page that shows the same. */
  readonly page: string;
  readonly author: string;
  readonly entries: readonly FeedEntry[];
  /** Stands for the time of the newest entry when there is none. */
  readonly emptySince: Date;
}

/** An Atom feed (RFC 4287). */
export function atomFeed(feed: Feed): string {
  const newest = Math.max(...feed.entries.map(({ updated }) => updated.getTime()));
  const updated = Number.isFinite(newest) ? new Date(newest) : feed.emptySince;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    tag('title', feed.title),
    tag('id', feed.self),
    `<link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(feed.page)}"/>`,
    tag('updated', updated.toISOString()),
    `<author>${tag('name', feed.author)}</author>`,
    ...feed.entries.flatMap((entry) => [
      '<entry>',
      tag('title', entry.title),
      tag('id', entry.id),
      `<link rel="alternate" type="text/html" href="${escaped(entry.href)}"/>`,
      tag('updated', entry.updated.toISOString()),
      tag('summary', entry.summary),
      '</entry>',
    ]),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

function tag(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

/** Text as XML carries it; characters that XML 1.0 has no way to write are left out. */
function escaped(text: string): string {
  let written = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const writable = code >= 0x20 || code === 0x9 || code === 0xa || code === 0xd;
    const surrogate = code >= 0xd800 && code <= 0xdfff;
    if (writable && !surrogate && code !== 0xfffe && code !== 0xffff)
      written += ESCAPES[character] ?? character;
  }
  return written;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
