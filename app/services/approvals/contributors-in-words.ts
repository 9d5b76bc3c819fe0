/** "3 people: 2 of NHS Midshire, 1 for themselves." */
export function contributorsInWords(
  contributors: readonly { readonly organisationName: string | null }[],
): string {
  const by = new Map<string, number>();
  for (const { organisationName } of contributors) {
    const whose = organisationName === null ? 'for themselves' : `of ${organisationName}`;
    by.set(whose, (by.get(whose) ?? 0) + 1);
  }
  const all = `${contributors.length} ${contributors.length === 1 ? 'person' : 'people'}`;
  if (by.size === 0) return 'Nobody wrote in the draft.';
  return `${all}: ${[...by].map(([whose, count]) => `${count} ${whose}`).join(', ')}.`;
}
