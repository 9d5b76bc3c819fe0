/** What was wrong with bytes that could not be read. */
export type DamageWord =
  | 'truncated'
  | 'number-too-large'
  | 'left-over'
  | 'unknown-type'
  | 'bad-text'
  | 'bad-json'
  | 'too-deep'
  | 'zero-length'
  | 'client-id'
  | 'repeated-client'
  | 'content-kind'
  | 'root-name'
  | 'element-name'
  | 'attribute-name'
  | 'delete-ranges'
  | 'too-many-states'
  | 'too-many-structs';

/** Bytes that a correct client does not send. Told apart by `code`. */
export interface Damage extends Error {
  readonly code: 'damaged';
  readonly word: DamageWord;
}

export function damage(word: DamageWord): Damage {
  return Object.assign(new Error(`damaged message: ${word}`), { code: 'damaged' as const, word });
}

export function isDamage(thrown: unknown): thrown is Damage {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'damaged';
}
