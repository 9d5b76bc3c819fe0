/** What a form held, in its order; passwords, tokens and files are left out. */
export type TypedPairs = ReadonlyArray<readonly [name: string, value: string]>;

/** What a page needs to show what a form held, and to send it once more. */
export interface KeptForm {
  /** The address that it was sent to. */
  readonly action: string;
  readonly typed: TypedPairs;
  /** The token of the session there is now; empty for somebody signed out. */
  readonly token: string;
  /** Who is signed in now; null for nobody. */
  readonly as: string | null;
  /**
   * Why it was not carried out: the session it was opened under is not the one there is now, or something else,
   * and whether sending the same once more may help.
   */
  readonly because: 'sign-in' | 'refused-for-now' | 'refused';
  /** Whether this is all of it. A file or a password is not kept, so such a form is filled in anew. */
  readonly whole: boolean;
}
