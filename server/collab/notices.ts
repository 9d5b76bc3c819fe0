/** How nodes of one database wake each other; the store is one. */
export interface Notices {
  notify(channel: string, payload: string): Promise<void>;
  /** The same with words instead of an id, 7,900 bytes of them at most. */
  announce(channel: string, words: string): Promise<void>;
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
}

/**
 * Something of a document was stored; the seats of a document, a person or a session may have changed; who is present
 * (in words, see `presence-notice.ts`); a document is held still by a node, or goes on (in words as well).
 */
export const CHANNELS = {
  stored: 'live-stored',
  document: 'live-document',
  person: 'live-person',
  session: 'live-session',
  presence: 'live-presence',
  hold: 'live-hold',
} as const;
