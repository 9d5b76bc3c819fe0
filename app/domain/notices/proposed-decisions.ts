/** Somebody who is told, and the organisation for which they are; null for themselves. */
export interface Told {
  readonly personId: string;
  readonly organisationId: string | null;
}

/**
 * NO-14: whom the one line about decisions that were proposed together goes to: each once (NO-1), and nobody who is told
 * of every one of them by name.
 *
 * @param byName for each comment those who are told of it by themselves
 * @param speakers the representatives and alternates of organisations that commented or voted on the version
 */
export function toldInOneLine(
  byName: readonly (readonly (string | null)[])[],
  followers: readonly string[],
  speakers: readonly { readonly personId: string; readonly organisationId: string }[],
): readonly Told[] {
  const others = new Map<string, Told>();
  const asThemselves = followers.map((personId) => ({ personId, organisationId: null }));
  for (const told of [...asThemselves, ...speakers]) {
    if (byName.every((people) => people.includes(told.personId))) continue;
    if (!others.has(told.personId)) others.set(told.personId, told);
  }
  return [...others.values()];
}
