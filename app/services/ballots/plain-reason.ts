/** The reason of a vote without what turns words around and without control characters; lines and tabs stay. */
export function plainReason(typed: string): string {
  return typed.replace(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '');
}
