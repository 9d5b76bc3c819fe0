const LONGEST_NAME = 100;

/**
 * Control characters and what formats unseen. The joiners of Persian and Indic spelling stay between letters, and the
 * one that makes one picture of several stays between pictures.
 */
const HIDDEN =
  /(?!(?<=[\p{L}\p{M}])[\u200c\u200d][\p{L}\p{M}]|(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?)\u200d\p{Extended_Pictographic})[\p{Cc}\p{Cf}\p{Co}]/gu;

/**
 * A name as it is shown beside everything a person writes: one line, single spaces, nothing that turns text
 * around or hides in it. Null when nothing is left or it is too long.
 */
export function readName(typed: string): string | null {
  const name = typed.normalize('NFC').replace(HIDDEN, ' ').replace(/\s+/g, ' ').trim();
  return /(?!\p{Default_Ignorable_Code_Point})\p{L}/u.test(name) && name.length <= LONGEST_NAME ? name : null;
}

/** The sentence for a field that holds no usable name. */
export function nameFault(typed: string): string {
  return typed.trim().length > LONGEST_NAME
    ? `Your name must be ${LONGEST_NAME} characters or fewer`
    : 'Enter your full name';
}
