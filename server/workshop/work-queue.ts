import type { Operations } from './operations';

/** Work on files of strangers. It leaves one thread free, so that opening or freezing a draft never waits for it. */
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

export function isConversion({ operation }: Waiting): boolean {
  return CONVERSIONS.has(operation);
}

/** What waits for a thread, in the order in which it came; a file that gave way once comes after those that did not. */
export class WorkQueue {
  readonly #waiting: Waiting[] = [];

  add(work: Waiting): void {
    this.#waiting.push(work);
  }

  /** The first that may begin now. */
  take(mayConvert: boolean): Waiting | undefined {
    const first = this.#waiting.findIndex((one) => !isConversion(one) || (mayConvert && one.spentMs === 0));
    const at = first < 0 && mayConvert ? 0 : first;
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
