import type { TextErrorCode } from './workshop-types';

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
