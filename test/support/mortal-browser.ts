import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium';

/** A whole browser on a profile that outlives it. */
export interface MortalBrowser {
  readonly context: BrowserContext;
  /** Ends it at once, as when the machine takes its memory away: no page is asked or told. */
  kill(): Promise<void>;
}

/** Starts Chromium on the profile in this folder; killed when the test ends. */
export async function startMortalBrowser(profile: string): Promise<MortalBrowser> {
  const flags = [
    ...CHROMIUM_FLAGS,
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
  ];
  const child = spawn(ensureChromium(), flags, { stdio: ['ignore', 'ignore', 'pipe'] });
  const over = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(child.stderr).on('line', (line) => {
      const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}.`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser has no window.');
  return {
    context,
    async kill() {
      child.kill('SIGKILL');
      await over;
    },
  };
}
