import { availableParallelism } from 'node:os';
import { defineConfig, type Plugin } from 'vitest/config';
import { LongestFirst } from './support/longest-first';

/** On a shared build machine a process can stand still for seconds: one more try there, which the report names. */
const AGAIN = process.env.CI ? 1 : 0;

/** Vitest alone would leave a core to itself, which on a machine of two halves the speed; it needs little of one. */
const WORKERS = Math.max(2, availableParallelism() - 1);

/** Of files that mostly wait: seen on a machine of two, where with two of them a third of its time was idle. */
const WAITING = Math.min(4, Math.max(3, availableParallelism() + 1));

/**
 * Files with modules of their own. A checker of interface descriptions walks over lists with `for in`, and fails where
 * something that another test needs has left a function on every list.
 */
const APART = ['test/document/artefacts/**/*.test.ts'];

/** A journey through parts made of sources, which React runs in its development build alone. */
const IN_DEVELOPMENT = ['test/browser/kit.test.ts'];

/**
 * Packages as people run them. Vitest asks for their development forms, of which those that read Markdown check every
 * step of their own work and take several times as long.
 */
const AS_PUBLISHED: Plugin = {
  name: 'as-published',
  configEnvironment: {
    order: 'post',
    handler(_name, { resolve }) {
      if (resolve) resolve.conditions = resolve.conditions?.filter((one) => !one.includes('development'));
    },
  },
};

/** The portal as people run it: in development React also checks every element that it writes. */
const AS_RUN = { NODE_ENV: 'production' } as const;

/**
 * From fast to slow: `unit` needs nothing but Node; `process` starts real servers and databases; `browser` and
 * `journeys` drive real Chromium against the built portal; `faults` kills, fills and attacks the built portal for
 * minutes and has a command of its own (`npm run test:faults`).
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [AS_PUBLISHED],
        test: {
          name: 'unit',
          globalSetup: 'test/support/bundled-worker.ts',
          include: [
            'test/{domain,document,db,services,http,components,editor}/**/*.test.{ts,tsx}',
            'test/*.test.ts',
          ],
          exclude: APART,
          testTimeout: 60_000,
          maxWorkers: WORKERS,
          // Modules are read once in a worker, not once for each file. So a test may not leave anything in them:
          // each has its own store and context, and what it puts in place of a global it takes away again.
          isolate: false,
        },
      },
      {
        plugins: [AS_PUBLISHED],
        test: {
          name: 'unit-apart',
          include: APART,
          testTimeout: 60_000,
          maxWorkers: WORKERS,
        },
      },
      {
        plugins: [AS_PUBLISHED],
        test: {
          name: 'process',
          env: AS_RUN,
          // As for the unit tests: to read the whole portal anew took each file two seconds of a processor, or more.
          isolate: false,
          globalSetup: ['test/support/bundled-worker.ts', 'test/support/sample-home.ts'],
          include: ['test/{server,collab}/**/*.test.ts'],
          // Ceilings for a machine that does other work too; on a quiet one no test comes near them.
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // Real processes mostly wait for one another, so one file more than processors at a time fits; between unit
          // tests they starve.
          maxWorkers: WAITING,
          sequence: { groupOrder: 1 },
          retry: AGAIN,
        },
      },
      {
        plugins: [AS_PUBLISHED],
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: ['test/support/bundled-worker.ts', 'test/faults/absences.ts'],
          testTimeout: 900_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        plugins: [AS_PUBLISHED],
        test: {
          name: 'browser',
          env: AS_RUN,
          // As for the unit tests: to read the whole portal anew took each file two seconds of a processor, or more.
          isolate: false,
          globalSetup: ['test/support/bundled-worker.ts', 'test/support/sample-home.ts'],
          include: ['test/browser/**/*.test.ts'],
          exclude: IN_DEVELOPMENT,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          // Journeys wait for a server that starts again, for a right that runs out, for a page to be drawn.
          maxWorkers: WAITING,
          sequence: { groupOrder: 1 },
          retry: AGAIN,
        },
      },
      {
        plugins: [AS_PUBLISHED],
        test: {
          name: 'browser-apart',
          env: { NODE_ENV: 'development' },
          include: IN_DEVELOPMENT,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          maxWorkers: WAITING,
          sequence: { groupOrder: 1 },
          retry: AGAIN,
        },
      },
    ],
  },
});
