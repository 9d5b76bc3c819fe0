import type { Log } from '../log';
import type { Counters } from './counters';
import type { DocumentText } from './document-text';
import type { FoldUpdates } from './fold';
import type { LiveSettings } from './settings';
import type { UpdateLog } from './update-log';

/** Bytes of a text that cost as much to fold as one update of the tail costs to read. */
const BYTES_FOR_UPDATE = 100;

export interface TailFoldParts {
  readonly log: UpdateLog;
  readonly settings: LiveSettings;
  readonly counters: Counters;
  readonly report: Log;
  readonly fold: FoldUpdates;
}

/** The tail of an open document, and when and how it is folded. */
export class TailFold {
  /** Updates of the log that are not in the fold: rows, however few chunks hold them here. */
  #unfolded = 0;
  /** After a fold that failed: how long the tail was, and of how many updates. */
  #failed = { bytes: 0, updates: 0 };
  #underWay: Promise<void> | null = null;

  readonly #documentId: string;
  readonly #text: DocumentText;
  readonly #parts: TailFoldParts;

  constructor(documentId: string, text: DocumentText, parts: TailFoldParts) {
    this.#documentId = documentId;
    this.#text = text;
    this.#parts = parts;
  }

  get underWay(): boolean {
    return this.#underWay !== null;
  }

  /** The log has one update more. */
  grow(): void {
    this.#unfolded++;
  }

  /** Whether folding pays: it costs as much as the whole text is long, and spares whoever opens it next the tail. */
  get pays(): boolean {
    const { foldAfter, foldAfterUpdates } = this.#parts.settings;
    const { bytes, tailBytes } = this.#text;
    if (tailBytes > Math.max(foldAfter, bytes - tailBytes, this.#failed.bytes + foldAfter)) return true;
    const least = Math.max(foldAfterUpdates, bytes / BYTES_FOR_UPDATE);
    return this.#unfolded > this.#failed.updates + least;
  }

  /** Folds what is stored, in the background; `throughSeq` is the last of it. Never rejects. */
  fold(throughSeq: number): Promise<void> {
    this.#underWay ??= this.#fold(throughSeq).finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  async #fold(throughSeq: number): Promise<void> {
    const { updates, position } = this.#text.beginFold();
    const count = this.#unfolded;
    const { log, fold, counters, report } = this.#parts;
    try {
      const folded = { ...(await fold(updates)), throughSeq };
      await log.fold(this.#documentId, folded);
      this.#text.endFold(position, folded);
      this.#unfolded -= count;
      this.#failed = { bytes: 0, updates: 0 };
      counters.add('folds');
    } catch (error) {
      this.#text.endFold(position, null);
      // Tried again when there is more to fold, not with every edit.
      this.#failed = { bytes: this.#text.tailBytes, updates: this.#unfolded };
      counters.add('folds.failed');
      report.warn({ documentId: this.#documentId, err: error }, 'a text could not be folded');
    }
  }
}
