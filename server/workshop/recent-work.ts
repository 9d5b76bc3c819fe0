import { createHash } from 'node:crypto';
import type { HistoryParts } from '../../app/document/history/history-types';

/**
 * Keeps the last answers about histories by the bytes they were made from, so that people who go through the same
 * pages of a draft, at the same time or one after the other, cost one piece of work.
 */
export class RecentWork<T> {
  readonly #most: number;
  readonly #answers = new Map<string, Promise<T>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** @param question what is asked about the history besides */
  about(history: HistoryParts, question: unknown, work: () => Promise<T>): Promise<T> {
    const key = keyOf(history, question);
    const known = this.#answers.get(key);
    this.#answers.delete(key);
    const answer = known ?? work();
    this.#answers.set(key, answer);
    if (known === undefined) answer.catch(() => this.#answers.delete(key));
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= this.#most) break;
      this.#answers.delete(oldest);
    }
    return answer;
  }

  clear(): void {
    this.#answers.clear();
  }
}

function keyOf({ facts, bytes, clients }: HistoryParts, question: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify([question, facts, clients]));
  for (const part of bytes) hash.update(`${part.byteLength} `).update(part);
  return hash.digest('base64');
}
