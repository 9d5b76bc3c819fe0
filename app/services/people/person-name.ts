const LONGEST_NAME = 100;

/** Control characters and what formats unseen; the joiners of Persian and Indic spelling stay between letters. */
const HIDDEN =
  /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}]|(?<![\p{L}\p{M}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}])/gu;

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
