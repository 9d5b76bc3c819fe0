/** Where amendments are found. Every link to them is written here. */

/** `A-7`, as people say and write it. */
export function amendmentName(number: number): string {
  return `A-${number}`;
}

/** The permanent address of an amendment. */
export function amendmentPath(id: string): string {
  return `/amendments/${id}`;
}

/** Where its text is written, live. */
export function amendmentTextPath(id: string): string {
  return `${amendmentPath(id)}/text`;
}

/** Where an editor decides it, clause by clause. */
export function reviewPath(id: string): string {
  return `${amendmentPath(id)}/review`;
}

/** Where its authors take in what changed in the draft since. */
export function updatePath(id: string): string {
  return `${amendmentPath(id)}/update`;
}

/** The form without the live editor: one clause, its words as plain text. */
export function clauseFormPath(id: string, clauseId: string): string {
  return `${amendmentPath(id)}/clause?${new URLSearchParams({ clause: clauseId })}`;
}

/** All amendments of a draft. */
export function amendmentsPath(draftId: string): string {
  return `/drafts/${draftId}/amendments`;
}

/** Begins an amendment, or goes on with one's own. */
export function proposePath(draftId: string, of: { clause?: string; comment?: string } = {}): string {
  const query = new URLSearchParams(of);
  return `/drafts/${draftId}/propose${query.size > 0 ? `?${query}` : ''}`;
}
