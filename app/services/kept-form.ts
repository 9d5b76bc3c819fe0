/** What a form held, in its order; passwords, tokens and files are left out. */
export type TypedPairs = ReadonlyArray<readonly [name: string, value: string]>;

/** What a page needs to send a form once more for somebody who has signed in anew. */
export interface KeptForm {
  /** The address that it was sent to. */
  readonly action: string;
  readonly typed: TypedPairs;
  /** The token of the session there is now; empty for somebody signed out. */
  readonly token: string;
  /** Who is signed in now; null for nobody. */
  readonly as: string | null;
}
