import { defineConfig } from 'vitest/config';

/**
 * Three projects, from fast to slow. `unit` needs nothing but Node; `process` starts real servers and
 * databases; `browser` drives real Chromium against the built portal.
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'test/{domain,document,db,services,http,components}/**/*.test.{ts,tsx}',
            'test/*.test.ts',
          ],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'process',
          include: ['test/{server,collab}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/{kit,live-*,blocked-*}.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/browser/{whole-chain,editor-*}.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
