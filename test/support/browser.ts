import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { scratchFolder } from './scratch';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The longest start on an overloaded machine; nothing waits that long where all is well. */
const STARTING_MS = 120_000;

/** A portal as people run it: the built process, on a data folder and a port of its own. */
export interface RunningPortal {
  readonly origin: string;
  readonly dataDir: string;
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same folder and port. */
  start(): Promise<void>;
  /** Ends it and removes the folder. */
  remove(): Promise<void>;
}

/** A new data folder for a portal that is yet to be started. */
export function freshDataDir(): Promise<string> {
  return mkdtemp(join(scratchFolder(), 'concord-portal-'));
}

/** Starts the built portal; everything it needs is in its data folder. */
export async function startBuiltPortal(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningPortal> {
  const main = join(ROOT, 'build/main.js');
  if (!existsSync(main)) throw new Error('The portal is not built: run "npm run build" first.');
  let child: ChildProcess | null = null;
  let port = 0;

  const start = async () => {
    const started = spawn(process.execPath, [main], {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        ...settings,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    port = await portOf(started);
  };
  const kill = async () => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
  };

  await start();
  return {
    get origin() {
      return `http://localhost:${port}`;
    },
    dataDir,
    kill,
    start,
    async remove() {
      await kill();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits until the process says where it answers; what it said instead is the error. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`The portal ${why}:\n${said}`));
    const late = setTimeout(() => fail('did not start in time'), STARTING_MS);
    const hear = (part: Buffer) => {
      said += part.toString('utf8');
      const found = /answers at http:\/\/[\w.-]+:(\d+)/.exec(said);
      if (!found) return;
      clearTimeout(late);
      resolve(Number(found[1]));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => {
      clearTimeout(late);
      fail('stopped');
    });
  });
}

export interface VisitOptions extends BrowserContextOptions {
  /** The secret of a session; somebody without account where it is left out. */
  readonly secret?: string;
  /** Name of the session's cookie; another one where the portal is reached by https. */
  readonly cookie?: string;
  readonly width?: number;
  /** Gives the page a clock that the test can move on. */
  readonly ownClock?: boolean;
  /** Prepares the page before it goes anywhere. */
  readonly before?: (page: Page) => Promise<unknown>;
  /** What the browser may say in this test: a server that was killed makes it complain. */
  readonly expected?: readonly RegExp[];
}

/** Opens a page in a browser profile of its own. Anything the browser complains about fails the test. */
export async function visit(
  browser: Browser,
  portal: Pick<RunningPortal, 'origin'>,
  path: string,
  options: VisitOptions = {},
): Promise<Page> {
  const {
    secret,
    width = 1280,
    cookie = 'concord',
    ownClock = false,
    before,
    expected = [],
    ...context
  } = options;
  const profile = await browser.newContext({
    viewport: { width, height: 900 },
    // Windows give this to whoever presses a button; without them Chromium refuses it.
    permissions: ['clipboard-write'],
    ...context,
  });
  const complaints: string[] = [];
  const complain = (words: string) => {
    if (!expected.some((pattern) => pattern.test(words))) complaints.push(words);
  };
  onTestFinished(async () => {
    await profile.close();
    expect(complaints, 'what the browser complained about').toEqual([]);
  });
  if (secret !== undefined) {
    await profile.addCookies([
      {
        name: cookie,
        value: secret,
        url: new URL(portal.origin).origin,
        httpOnly: true,
        sameSite: 'Lax',
        secure: portal.origin.startsWith('https:'),
      },
    ]);
  }
  const page = await profile.newPage();
  page.setDefaultTimeout(90_000);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complain(message.text());
  });
  page.on('pageerror', (error) => complain(error.message));
  if (ownClock) await page.clock.install();
  await before?.(page);
  await page.goto(`${portal.origin}${path}`);
  return page;
}

/** Asks again until the answer is as expected: other people's edits and the server's word take their time. */
export function soon<T>(ask: () => T) {
  return expect.poll(ask, { timeout: 90_000, interval: 50 });
}

/** How far the page reaches beyond the right edge of the window, in pixels. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
