/** A comment that went along to another version. */
export interface CarriedComment {
  readonly number: number;
  readonly authorId: string;
}

/** NO-15: the numbers of the comments of each author, in order: one line for each of them. */
export function carriedByAuthor(comments: readonly CarriedComment[]): ReadonlyMap<string, readonly number[]> {
  const byAuthor = new Map<string, number[]>();
  for (const { authorId, number } of [...comments].sort((a, b) => a.number - b.number)) {
    const numbers = byAuthor.get(authorId);
    if (numbers === undefined) byAuthor.set(authorId, [number]);
    else numbers.push(number);
  }
  return byAuthor;
}
