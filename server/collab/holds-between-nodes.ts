import { randomUUID } from 'node:crypto';
import { CHANNELS, type Notices } from './notices';

/** Longest that a node holds a document for another, in ms: that one may have died, or its word may be lost. */
const LONGEST = 5_000;

export interface HoldsBetweenNodesParts {
  /** Left out when no other node writes to the same log. */
  readonly notices: Notices | undefined;
  /** Takes in nothing for a document that is open here, until the promise is kept. */
  readonly holdHere: (documentId: string, ended: Promise<void>) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

/**
 * Whoever holds a document asks the other nodes to hold it too. That is a courtesy: without it a text that people
 * write on another node never stands still; what was frozen is held against the log all the same.
 */
export class HoldsBetweenNodes {
  readonly #parts: HoldsBetweenNodesParts;
  readonly #node = randomUUID();
  /** By document and node: ends the hold. */
  readonly #ends = new Map<string, () => void>();

  constructor(parts: HoldsBetweenNodesParts) {
    this.#parts = parts;
  }

  /** Does the work while the other nodes are asked to hold the document. */
  async asking<T>(documentId: string, work: () => Promise<T>): Promise<T> {
    this.#say(documentId, 'hold');
    try {
      return await work();
    } finally {
      this.#say(documentId, 'go-on');
    }
  }

  hear(words: string): void {
    const [documentId = '', node = '', word] = words.split(' ');
    const key = `${documentId} ${node}`;
    if (node === this.#node || node === '') return;
    if (word === 'go-on') this.#ends.get(key)?.();
    if (word !== 'hold' || this.#ends.has(key)) return;
    const ended = new Promise<void>((resolve) => {
      const late = setTimeout(resolve, LONGEST);
      this.#ends.set(key, () => {
        clearTimeout(late);
        resolve();
      });
    });
    this.#parts
      .holdHere(documentId, ended)
      .catch(this.#parts.failed)
      .finally(() => this.#ends.delete(key));
  }

  #say(documentId: string, word: 'hold' | 'go-on'): void {
    this.#parts.notices
      ?.announce(CHANNELS.hold, `${documentId} ${this.#node} ${word}`)
      .catch(this.#parts.failed);
  }
}
