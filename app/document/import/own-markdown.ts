/** The first line of the portal's own Markdown: what follows carries the ids of its blocks. */
export const OWN_MARKDOWN =
  '<!-- concord-text 1: keep this line and the empty elements with ids, and the file can be brought back -->';

const OWN = /^<!-- concord-text 1\b[^\n]*-->[ \t]*(?=\n|$)/;

/**
 * Whether a source was exported here, and the source without the line that says so. Such a text is read to the
 * letter: ids, white space and numbering are what the file says, and nothing of other generators is looked for.
 */
export function ownMarkdown(source: string): { own: boolean; source: string } {
  const own = OWN.test(source);
  return { own, source: own ? source.replace(OWN, '') : source };
}
