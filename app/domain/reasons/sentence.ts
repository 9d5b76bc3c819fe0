/** Who can remove the obstacle that a reason names. */
export const CURERS = [
  'you',
  'author',
  'commenter',
  'editor',
  'chair',
  'group',
  'lead',
  'another-lead',
  'secretariat',
  'administrator',
  'representative',
  'other-representatives',
  'supplier',
  'clock',
  'nobody',
] as const;
export type Curer = (typeof CURERS)[number];

/**
 * What people read for a reason word. `{fact}` stands for a fact of the reason and `{fact:one|many}` for a
 * word that follows its number.
 */
export interface Sentence {
  readonly says: string;
  readonly cure: readonly Curer[];
}

export function say(says: string, ...cure: readonly Curer[]): Sentence {
  return { says, cure };
}
