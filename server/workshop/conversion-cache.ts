import { createHash } from 'node:crypto';
import type { ImportedFile, ImportKind } from '../../app/document/import/import-types';

/** How long somebody may read a preview before the draft is begun from it. */
const KEPT_MS = 10 * 60_000;
/** A long text takes some megabytes. */
const MOST_KEPT = 2;

interface Kept {
  readonly text: Promise<ImportedFile>;
  readonly end: NodeJS.Timeout;
}

/**
 * Keeps the last files that were looked at, as they were converted, until a draft begins with them: that step then
 * costs no second conversion. What a draft begins with is given away once, for no two drafts have the same ids.
 */
export class ConversionCache {
  readonly #kept = new Map<string, Kept>();

  /** The file as it would come in, kept for `take`. */
  look(bytes: Uint8Array, kind: ImportKind, work: () => Promise<ImportedFile>): Promise<ImportedFile> {
    const key = keyOf(bytes, kind);
    const known = this.#kept.get(key);
    if (known !== undefined) return known.text;
    const text = work();
    const end = setTimeout(() => this.#forget(key), KEPT_MS);
    end.unref();
    this.#kept.set(key, { text, end });
    text.catch(() => this.#forget(key));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#forget(oldest);
    }
    return text;
  }

  /** The file as somebody looked at it, which is kept no longer; undefined when nobody did lately. */
  take(bytes: Uint8Array, kind: ImportKind): Promise<ImportedFile> | undefined {
    const key = keyOf(bytes, kind);
    const text = this.#kept.get(key)?.text;
    this.#forget(key);
    return text;
  }

  clear(): void {
    for (const key of this.#kept.keys()) this.#forget(key);
  }

  #forget(key: string): void {
    clearTimeout(this.#kept.get(key)?.end);
    this.#kept.delete(key);
  }
}

function keyOf(bytes: Uint8Array, kind: ImportKind): string {
  return `${kind} ${createHash('sha256').update(bytes).digest('base64')}`;
}
