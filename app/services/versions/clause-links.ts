/** A link that stands at the end of a clause's heading, seen on focus and hover. */
export interface ClauseLink {
  readonly href: string;
  /** What is printed, in a word or two. */
  readonly text: string;
}

/**
 * Adds links to the headings of rendered HTML, so that they work without scripts. Our own renderer wrote the
 * HTML: a heading of the text is `<h2 id="…">…</h2>` and holds no other heading.
 */
export function withClauseLinks(html: string, linksOf: (clauseId: string) => readonly ClauseLink[]): string {
  return html.replace(
    /<h([2-6]) id="([\w-]+)">(.*?)<\/h\1>/gs,
    (heading, level: string, id: string, inside: string) => {
      const links = linksOf(id).map(({ href, text }) => {
        const name = wordsOf(inside);
        return ` <a class="clause-link" href="${escaped(href)}">${escaped(text)}<span class="nhsuk-u-visually-hidden"> ${name}</span></a>`;
      });
      return links.length === 0 ? heading : `<h${level} id="${id}">${inside}${links.join('')}</h${level}>`;
    },
  );
}

/** The words of a heading without its own link, still escaped. */
function wordsOf(inside: string): string {
  return inside
    .replace(/<a class="clause-link".*?<\/a>/gs, '')
    .replace(/<[^>]*>/g, '')
    .trim();
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
