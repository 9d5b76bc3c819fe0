/** Where sheets of comments are found. */

/** The page that explains the sheet, gives the template and takes a file. */
export function sheetFormPath(reference: string, number: string): string {
  return `/standards/${reference}/${number}/comment-sheet`;
}

export function sheetPath(id: string): string {
  return `/comment-sheets/${id}`;
}
