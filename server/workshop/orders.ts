/** What the process sends to a worker. */
export interface Order {
  readonly id: number;
  readonly task: string;
  readonly words: readonly unknown[];
}

/** What comes back; without a code the failure is a fault of ours. */
export type Answer =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number; readonly ok: false; readonly code: string | null; readonly message: string };
