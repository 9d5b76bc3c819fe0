/** Rendered HTML in two parts: up to a clause's heading and what follows it. */
export interface SplitText {
  readonly before: string;
  readonly after: string;
}

/**
 * Cuts rendered HTML behind the heading of a clause, so that a form can stand there. Our own renderer wrote it: a
 * heading of the text is `<h2 id="…">…</h2>` and stands outside of all other blocks.
 */
export function splitAtClause(html: string, clauseId: string): SplitText {
  const start =
    clauseId === '' ? -1 : html.search(new RegExp(`<h[2-6] id="${clauseId.replace(/[^\w-]/g, '')}">`));
  if (start < 0) return { before: html, after: '' };
  const end = /<\/h[2-6]>/.exec(html.slice(start));
  const at = start + (end === null ? 0 : end.index + end[0].length);
  return { before: html.slice(0, at), after: html.slice(at) };
}
