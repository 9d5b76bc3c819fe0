import { existsSync } from 'node:fs';
import type { Comparison } from '../../app/document/comparison-types';
import type { LifeOfText } from '../../app/document/history/history-types';
import type { FileText } from '../../app/document/import/import-types';
import { TextError } from '../../app/document/text-error';
import type { LiveTextWorkshop } from '../../app/document/workshop-types';
import { ConversionCache } from './conversion-cache';
import { ExportCache } from './export-cache';
import type { AttributedText } from './history-operations';
import type { Operations } from './operations';
import { ReadingCache } from './reading-cache';
import { keyOfBytes, keyOfHistory, keyOfWords, RecentWork } from './recent-work';
import { type WorkerLimits, WorkshopWorker } from './workshop-worker';

export interface WorkshopSettings extends WorkerLimits {
  /** A thread without work for so many milliseconds is ended, and its memory given back. */
  readonly idleMs: number;
  /** How many threads work at once. */
  readonly workers: number;
}

/** The bundle beside this one when built, the source otherwise. */
function workerFile(): URL {
  const built = new URL('./text-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('./worker-from-source.mjs', import.meta.url);
}

/** Work on files of strangers. It leaves one thread free, so that opening or freezing a draft never waits for it. */
const CONVERSIONS: ReadonlySet<keyof Operations> = new Set([
  'importMarkdown',
  'importFile',
  'readFile',
  'trackedBranches',
  'exportFile',
  'packFiles',
  'checkArtefacts',
  'fhirPackage',
  'readSheet',
  'writeSheet',
]);

const DEFAULTS = { memoryMb: 512, timeoutMs: 30_000, idleMs: 20_000, workers: 2 };
/** Answers about histories that are kept, for those who look at one draft at the same time: texts are large. */
const MOST_TEXTS = 3;
const MOST_ANSWERS = 12;

function stopping(): TextError {
  return new TextError('timed-out', 'The portal is stopping.');
}

interface Waiting {
  readonly operation: keyof Operations;
  readonly input: readonly unknown[];
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/**
 * The workshop for texts: work is queued and done by at most two worker threads, started when there is work and
 * ended when there has been none for a while. Conversions of files never take all threads at once. A text that needs too much time or memory costs only its own work.
 */
export function createTextWorkshop(settings: Partial<WorkshopSettings> = {}): LiveTextWorkshop {
  const options: WorkshopSettings = { workerFile: workerFile(), ...DEFAULTS, ...settings };
  const workers = Array.from({ length: options.workers }, () => new WorkshopWorker(options));
  const queue: Waiting[] = [];
  const cache = new ReadingCache();
  const exported = new ExportCache();
  const converted = new ConversionCache();
  const attributed = new RecentWork<AttributedText>(MOST_TEXTS);
  const lives = new RecentWork<LifeOfText>(MOST_ANSWERS);
  const compared = new RecentWork<Comparison>(MOST_TEXTS);
  const files = new RecentWork<FileText>(MOST_TEXTS);
  const forget = () => {
    cache.clear();
    attributed.clear();
    lives.clear();
    compared.clear();
    files.clear();
  };
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  let converting = 0;
  let closed = false;

  const pickWorker = () =>
    workers.find((worker) => !worker.busy && worker.started) ?? workers.find((worker) => !worker.busy);

  const rest = () => {
    clearTimeout(idle);
    if (workers.some((worker) => worker.busy)) return;
    idle = setTimeout(() => {
      forget();
      for (const worker of workers) if (!worker.busy) void worker.stop();
    }, options.idleMs);
    idle.unref();
  };

  /** The first in the queue that may begin now. */
  const takeWaiting = () => {
    const mayConvert = converting === 0 || converting < workers.length - 1;
    const at = queue.findIndex(({ operation }) => mayConvert || !CONVERSIONS.has(operation));
    return at < 0 ? undefined : queue.splice(at, 1)[0];
  };

  const next = () => {
    const worker = pickWorker();
    const waiting = worker === undefined ? undefined : takeWaiting();
    if (worker === undefined || waiting === undefined) return;
    clearTimeout(idle);
    lastId += 1;
    const conversions = CONVERSIONS.has(waiting.operation) ? 1 : 0;
    converting += conversions;
    worker
      .run({ id: lastId, operation: waiting.operation, input: waiting.input })
      .then(waiting.resolve, waiting.reject)
      .finally(() => {
        converting -= conversions;
        rest();
        next();
      });
  };

  const call = <Name extends keyof Operations>(operation: Name, ...input: Parameters<Operations[Name]>) =>
    new Promise<Awaited<ReturnType<Operations[Name]>>>((resolve, reject) => {
      if (closed) {
        reject(stopping());
        return;
      }
      queue.push({
        operation,
        input,
        resolve: (result) => resolve(result as Awaited<ReturnType<Operations[Name]>>),
        reject,
      });
      next();
    });

  return {
    importMarkdown: (source) => call('importMarkdown', source),
    lookAtFile: (source, kind) => converted.look(source, kind, () => call('importFile', source, kind, [])),
    importFile: (source, kind, accepted) =>
      (accepted.length === 0 ? converted.take(source, kind) : undefined) ??
      call('importFile', source, kind, accepted),
    trackedBranches: (source, draft) => call('trackedBranches', source, draft),
    readLive: (updates) => cache.read(updates, () => call('readLive', updates)),
    foldUpdates: (updates) => call('foldUpdates', updates),
    splitUpdate: (update, known, most) => call('splitUpdate', update, known, most),
    freeze: (updates) => call('freeze', updates),
    renderCanonical: (canonical) => call('renderCanonical', canonical),
    compare: (before, after) =>
      compared.take(keyOfWords(before, after), () => call('compare', before, after)),
    compareInHistory: (before, after, history, since) =>
      compared.take(keyOfHistory(history, [keyOfWords(before, after), since]), () =>
        call('compareInHistory', before, after, history, since),
      ),
    readFile: (source, kind) =>
      files.take(`${kind} ${keyOfBytes([source])}`, () => call('readFile', source, kind)),
    seed: (content) => call('seed', content),
    restore: (updates, canonical) => call('restore', updates, canonical),
    html: (content) => call('html', content),
    resolveAnchors: (content, anchors, live) => call('resolveAnchors', content, anchors, live),
    mintReferences: (updates, given) => call('mintReferences', updates, given),
    unshowable: (updates) => call('unshowable', updates),
    repair: (log) => call('repair', log),
    seedBranch: (draft) => call('seedBranch', draft),
    describeBranch: (base, branch) => call('describeBranch', base, branch),
    previewMerge: (base, today, branch) => call('previewMerge', base, today, branch),
    mergeBranch: (base, today, branch, choices) => call('mergeBranch', base, today, branch, choices),
    undoMerge: (before, after, now) => call('undoMerge', before, after, now),
    imageHashes: (canonical) => call('imageHashes', canonical),
    exportFile: (canonical, format, facts) =>
      exported.make(format, facts, () => call('exportFile', canonical, format, facts)),
    readSheet: (source, kind) => call('readSheet', source, kind),
    writeSheet: (book) => call('writeSheet', book),
    packFiles: (files) => call('packFiles', files),
    checkArtefacts: (uploads, present) => call('checkArtefacts', uploads, present),
    fhirPackage: (resources, facts) => call('fhirPackage', resources, facts),
    exportMarkdown: (canonical) => call('exportMarkdown', canonical),
    attribute: (history) => call('attribute', history),
    whoWrote: async (history, where) => {
      // Asked once for a state of the text, however many of its passages are asked about.
      const all = await attributed.about(history, null, () => call('attributeText', history));
      const { canonical, attribution, outline } = all;
      const lines = await call('passages', canonical, attribution, where);
      return { lines, attribution: { ...attribution, lines: [] }, outline };
    },
    passages: (canonical, attribution, where) => call('passages', canonical, attribution, where),
    carriedOver: (update, version, attribution) => call('carriedOver', update, version, attribution),
    compact: (history, ends) => call('compact', history, ends),
    life: (history, at) => lives.about(history, at, () => call('life', history, at)),
    close: async () => {
      closed = true;
      clearTimeout(idle);
      forget();
      converted.clear();
      for (const waiting of queue.splice(0)) waiting.reject(stopping());
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}
