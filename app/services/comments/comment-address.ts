/** Where comments are found. Every link to them is written here. */

/** `C-148`, as people say and write it. */
export function commentName(number: number): string {
  return `C-${number}`;
}

/** The number in `C-148`, `c-148` or `148`; null for anything else. */
export function readCommentNumber(text: string): number | null {
  const found = /^(?:C-)?(\d{1,9})$/i.exec(text.trim());
  return found?.[1] === undefined ? null : Number(found[1]);
}

export function commentPath(reference: string, number: number): string {
  return `/standards/${reference}/comments/${commentName(number)}`;
}

/** The comments on a standard; with a query they are filtered, and the address shows it. */
export function commentsPath(reference: string, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return `/standards/${reference}/comments${search === '' ? '' : `?${search}`}`;
}

/** Comments by their numbers, as a page links to them. */
export function commentLinks(reference: string, numbers: readonly number[]) {
  return numbers.map((number) => ({ name: commentName(number), path: commentPath(reference, number) }));
}

/** The form for a comment on a version, on one of its clauses or on any other block of it. */
export function newCommentPath(reference: string, number: string, blockId?: string): string {
  const query = new URLSearchParams({ version: number, ...(blockId ? { clause: blockId } : {}) });
  return `/standards/${reference}/comments/new?${query}`;
}

export function reportPath(reference: string, number: string): string {
  return `/standards/${reference}/${number}/disposition-report`;
}
