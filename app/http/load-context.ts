import type { Context } from '../services/context';

/** What the process hands to every loader and action. */
export interface LoadContext {
  readonly services: Context;
  /** For the inline scripts of hydrated pages; other pages have none. */
  readonly cspNonce: string;
  /** Shown to a person when something fails, and written in the log beside the details. */
  readonly requestId: string;
  /** Writes an unforeseen error in the log, beside the number that people are shown. */
  report(error: unknown): void;
  /** The token this session's forms must carry; empty for somebody not signed in. */
  readonly csrfToken: string;
  /** What a loader writes into the page beside its data, for the server alone: the browser has it from the page. */
  readonly inPage: { text: string };
  /** Addresses of the scripts that a page with the editor needs. */
  readonly editorScripts: readonly string[];
}
