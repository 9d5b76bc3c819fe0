import { existsSync } from 'node:fs';
import type { BranchDescription, MergePreview } from '../../app/document/branch/branch-types';
import type { Comparison } from '../../app/document/comparison-types';
import type { LifeOfText } from '../../app/document/history/history-types';
import type { FileText } from '../../app/document/import/import-types';
import { TextError } from '../../app/document/text-error';
import type { LiveTextWorkshop } from '../../app/document/workshop-types';
import { ConversionCache } from './conversion-cache';
import { ExportCache } from './export-cache';
import type { AttributedText } from './history-operations';
import { packedByTurns } from './messages';
import type { Operations } from './operations';
import { ReadingCache } from './reading-cache';
import { keyOfBytes, keyOfHistory, keyOfWords, RecentWork } from './recent-work';
import { openProcess } from './work-process';
import { type Waiting, WorkQueue } from './work-queue';
import { openThread } from './work-thread';
import type { WorkerLimits } from './workplace';
import { WorkshopWorker } from './workshop-worker';

export interface WorkshopSettings extends WorkerLimits {
  /** After so many milliseconds without work all workers are ended, and their memory given back. */
  readonly idleMs: number;
  /** After so many milliseconds a conversion gives way to a file that waits, and is begun again after it. */
  readonly giveWayMs: number;
  /** How many threads work at once on texts that the portal has admitted. */
  readonly threads: number;
}

/** The bundle beside this one when built, the source otherwise. */
function workerFile(): URL {
  const built = new URL('./text-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('./worker-from-source.mjs', import.meta.url);
}

const DEFAULTS = { memoryMb: 512, timeoutMs: 30_000, giveWayMs: 8000, idleMs: 20_000, threads: 2 };
/** A file may be worked on in vain for twice the time that it is given at once. */
const MOST_TRIES = 2;
/** Why work ended that is begun again later. */
const GAVE_WAY = new Error('Another file waited.');
/** Answers about histories that are kept, for those who look at one draft at the same time: texts are large. */
const MOST_TEXTS = 3;
const MOST_ANSWERS = 12;

/** What a piece of work answers that waits to be begun again. */
const AGAIN = Symbol('again');

function tooSlow(spentMs: number): TextError {
  const seconds = Math.round(spentMs / 1000);
  return new TextError('timed-out', `The text took longer than ${seconds} seconds to work on.`);
}

function stopping(): TextError {
  return new TextError('timed-out', 'The portal is stopping.');
}

/**
 * The workshop for texts: work is queued and done by workers, started when there is work and ended when there has been
 * none for a while. Texts that the portal has admitted are the work of two threads; files of strangers that of one
 * process, a file at a time, and one that takes long gives way to the file of somebody else. What needs too much time or
 * memory costs only its own work.
 */
export function createTextWorkshop(settings: Partial<WorkshopSettings> = {}): LiveTextWorkshop {
  const options: WorkshopSettings = { workerFile: workerFile(), ...DEFAULTS, ...settings };
  const threads = Array.from({ length: options.threads }, () => new WorkshopWorker(options, openThread));
  const converter = new WorkshopWorker(options, openProcess);
  const workers = [...threads, converter];
  const queue = new WorkQueue();
  const cache = new ReadingCache();
  const exported = new ExportCache();
  const converted = new ConversionCache();
  const attributed = new RecentWork<AttributedText>(MOST_TEXTS);
  const lives = new RecentWork<LifeOfText>(MOST_ANSWERS);
  const compared = new RecentWork<Comparison>(MOST_TEXTS);
  const described = new RecentWork<BranchDescription>(MOST_TEXTS);
  const previewed = new RecentWork<MergePreview>(MOST_TEXTS);
  const files = new RecentWork<FileText>(MOST_TEXTS);
  const forget = () => {
    cache.clear();
    attributed.clear();
    lives.clear();
    compared.clear();
    described.clear();
    previewed.clear();
    files.clear();
  };
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  /** Since when the present file is converted. */
  let convertingSince = 0;
  let closed = false;

  const rest = () => {
    clearTimeout(idle);
    if (workers.some((worker) => worker.busy)) return;
    idle = setTimeout(() => {
      forget();
      for (const worker of workers) if (!worker.busy) void worker.stop();
    }, options.idleMs);
    idle.unref();
  };

  /** Ends a conversion that takes long, where a file waits that nobody has begun to work on. */
  const giveWay = () => {
    if (!converter.busy || !queue.hasNewFile) return;
    if (performance.now() - convertingSince >= options.giveWayMs) converter.end(GAVE_WAY);
  };

  const run = (worker: WorkshopWorker, work: Waiting) => {
    lastId += 1;
    return worker.run({ id: lastId, operation: work.operation, input: work.input });
  };

  const convert = async (work: Waiting) => {
    const since = performance.now();
    convertingSince = since;
    const due = setTimeout(giveWay, options.giveWayMs + 1);
    try {
      return await run(converter, work);
    } catch (error) {
      const spentMs = work.spentMs + performance.now() - since;
      if (error !== GAVE_WAY || closed) throw error;
      if (spentMs > MOST_TRIES * options.timeoutMs) throw tooSlow(spentMs);
      queue.add({ ...work, spentMs });
      return AGAIN;
    } finally {
      clearTimeout(due);
    }
  };

  const settle = (work: Waiting, done: Promise<unknown>) => {
    clearTimeout(idle);
    done
      .then((result) => {
        if (result !== AGAIN) work.resolve(result);
      }, work.reject)
      .finally(() => {
        rest();
        next();
      });
  };

  const next = () => {
    const thread = threads.find((one) => !one.busy && one.started) ?? threads.find((one) => !one.busy);
    const text = thread === undefined ? undefined : queue.takeText();
    if (thread !== undefined && text !== undefined) settle(text, run(thread, text));
    const file = converter.busy ? undefined : queue.takeFile();
    if (file !== undefined) settle(file, convert(file));
  };

  const call = <Name extends keyof Operations>(operation: Name, ...input: Parameters<Operations[Name]>) =>
    new Promise<Awaited<ReturnType<Operations[Name]>>>((resolve, reject) => {
      if (closed) {
        reject(stopping());
        return;
      }
      queue.add({
        operation,
        input,
        spentMs: 0,
        resolve: (result) => resolve(result as Awaited<ReturnType<Operations[Name]>>),
        reject,
      });
      next();
      giveWay();
    });

  return {
    importMarkdown: (source) => call('importMarkdown', source),
    lookAtFile: (source, kind) => converted.look(source, kind, () => call('importFile', source, kind, [])),
    importFile: (source, kind, accepted) =>
      (accepted.length === 0 ? converted.take(source, kind) : undefined) ??
      call('importFile', source, kind, accepted),
    trackedBranches: (source, draft) => call('trackedBranches', source, draft),
    incomingText: (source, kind, accepted, draft) => call('incomingText', source, kind, accepted, draft),
    readLive: (updates) => cache.read(updates, () => call('readLive', updates)),
    foldUpdates: async (updates) => await call('foldUpdates', await packedByTurns(updates)),
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
    restore: (updates, canonical, underWay) => call('restore', updates, canonical, underWay),
    html: (content) => call('html', content),
    resolveAnchors: (content, anchors, live) => call('resolveAnchors', content, anchors, live),
    mintReferences: (updates, given) => call('mintReferences', updates, given),
    unshowable: (updates) => call('unshowable', updates),
    repair: (log) => call('repair', log),
    seedBranch: (draft) => call('seedBranch', draft),
    describeBranch: (base, branch) =>
      described.take(`${keyOfWords(base)} ${keyOfBytes(branch)}`, () => call('describeBranch', base, branch)),
    previewMerge: (base, today, branch) =>
      previewed.take([keyOfWords(base), keyOfBytes(today), keyOfBytes(branch)].join(' '), () =>
        call('previewMerge', base, today, branch),
      ),
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
      for (const waiting of queue.empty()) waiting.reject(stopping());
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}
