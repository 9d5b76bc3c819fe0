import { createHash } from 'node:crypto';
import type { HistoryParts } from '../../app/document/history/history-types';

/**
 * Keeps the last answers by what they were made from, so that people who go through the same pages of a draft or of a
 * comparison, at the same time or one after the other, cost one piece of work.
 */
export class RecentWork<T> {
  readonly #most: number;
  readonly #answers = new Map<string, Promise<T>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** @param question what is asked about the history besides */
  about(history: HistoryParts, question: unknown, work: () => Promise<T>): Promise<T> {
    return this.take(keyOfHistory(history, question), work);
  }

  take(key: string, work: () => Promise<T>): Promise<T> {
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

export function keyOfHistory({ facts, bytes, clients }: HistoryParts, question: unknown): string {
  return `${keyOfWords(JSON.stringify([question, facts, clients]))} ${keyOfBytes(bytes)}`;
}

export function keyOfBytes(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.byteLength} `).update(part);
  return hash.digest('base64');
}

export function keyOfWords(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length} `).update(part);
  return hash.digest('base64');
}
