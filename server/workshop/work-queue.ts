import type { Operations } from './operations';

/** Work on files of strangers, done by a worker of its own: opening or freezing a draft never waits for it. */
const CONVERSIONS: ReadonlySet<keyof Operations> = new Set([
  'importMarkdown',
  'importFile',
  'readFile',
  'trackedBranches',
  'incomingText',
  'exportFile',
  'packFiles',
  'checkArtefacts',
  'fhirPackage',
  'readSheet',
  'writeSheet',
]);

/** One piece of work with those who wait for it. */
export interface Waiting {
  readonly operation: keyof Operations;
  readonly input: readonly unknown[];
  /** How long it has been worked on in vain, as it gave way to others; 0 for what has not begun yet. */
  readonly spentMs: number;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

function isConversion({ operation }: Waiting): boolean {
  return CONVERSIONS.has(operation);
}

/** What waits for a worker, in the order in which it came; a file that gave way once comes after those that did not. */
export class WorkQueue {
  readonly #waiting: Waiting[] = [];

  add(work: Waiting): void {
    this.#waiting.push(work);
  }

  /** The first of the work on admitted texts. */
  takeText(): Waiting | undefined {
    return this.#takeAt(this.#waiting.findIndex((one) => !isConversion(one)));
  }

  /** The first file that nobody has begun to work on; else the first that gave way. */
  takeFile(): Waiting | undefined {
    const fresh = this.#waiting.findIndex((one) => isConversion(one) && one.spentMs === 0);
    return this.#takeAt(fresh >= 0 ? fresh : this.#waiting.findIndex(isConversion));
  }

  #takeAt(at: number): Waiting | undefined {
    return at < 0 ? undefined : this.#waiting.splice(at, 1)[0];
  }

  /** Whether a file waits that nobody has begun to work on. */
  get hasNewFile(): boolean {
    return this.#waiting.some((one) => isConversion(one) && one.spentMs === 0);
  }

  empty(): readonly Waiting[] {
    return this.#waiting.splice(0);
  }
}
