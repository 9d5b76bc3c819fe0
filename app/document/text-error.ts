export const TEXT_ERROR_CODES = [
  'bad-input',
  'not-utf-8',
  'holds-nul',
  'too-large',
  'too-many',
  'too-costly',
  'too-deep',
  'timed-out',
  'holds-macros',
  'archive-unsafe',
  'old-office',
  'nothing-in-it',
] as const;

/**
 * Why work on a text was refused. `bad-input`: not what it claims to be; `not-utf-8` and `holds-nul`: an
 * upload that is not text; `too-large`: over a size limit; `too-many`: more paragraphs, cells or links than one text has; `too-costly`: needs
 * more memory than one text gets; `too-deep`: nested beyond the limit;
 * `timed-out`: took longer than the limit; `holds-macros`, `archive-unsafe`, `old-office`: a Word file with programs
 * in it, one made to harm, one that is old or locked with a password; `nothing-in-it`: a file without a word, a
 * picture or a tracked change. Told apart by `code`, never by class.
 */
export type TextErrorCode = (typeof TEXT_ERROR_CODES)[number];

/** Work on a text that was refused or could not be finished; told apart by `code`. */
export class TextError extends Error {
  readonly code: TextErrorCode;

  constructor(code: TextErrorCode, message: string) {
    super(message);
    this.name = 'TextError';
    this.code = code;
  }
}

/** The code of an error that carries one, or null. */
export function textErrorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
