/** Where a standard and its versions are found. Every link to them is written here. */

export function standardPath(reference: string): string {
  return `/standards/${reference}`;
}

/** The permanent address of one version. */
export function versionPath(reference: string, number: string): string {
  return `/standards/${reference}/${number}`;
}

/** The version's desk: where it stands, what is missing, and the forms that move it on. */
export function progressPath(reference: string, number: string): string {
  return `${versionPath(reference, number)}/progress`;
}

/** Who uses the version, and what was shown of it. */
export function pathOfUse(reference: string, number: string): string {
  return `${versionPath(reference, number)}/use`;
}

export function historyPath(reference: string, number: string): string {
  return `${versionPath(reference, number)}/history`;
}

/** A comparison; each side is a version number, the id of a snapshot, or `draft-` and a version number. */
export function comparePath(reference: string, from: string, to: string): string {
  return `/standards/${reference}/compare?${new URLSearchParams({ from, to })}`;
}

export function textPath(hash: string): string {
  return `/texts/${hash}`;
}

export function draftPath(documentId: string): string {
  return `/drafts/${documentId}`;
}

/** Answers where a clause or requirement is now, or where it went. */
export function clausePath(reference: string, clauseId: string): string {
  return `/standards/${reference}/clause/${clauseId}`;
}
