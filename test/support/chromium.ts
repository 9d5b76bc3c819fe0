import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Chromium without windows first: the same engine, for half of the processor time (docs/decisions/0023). */
const PLACES = [
  // Itself: the script in /usr/bin stays between it and whoever kills it.
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Packages of Debian; Ubuntu has the second alone. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];

/** The Chromium on this machine, or null. `CHROMIUM` names one in another place. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  return PLACES.find((place) => existsSync(place)) ?? null;
}

/**
 * Finds Chromium, or installs it through the system's package manager.
 *
 * @throws Error with the command to run by hand when neither works.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.log('Chromium is not on this machine; installing it for the browser journeys with apt-get.');
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const run = (...words: string[]) => {
    const [command = '', ...rest] = [...prefix, 'apt-get', ...words];
    spawnSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return findChromium();
  };
  run('update');
  for (const name of PACKAGES) {
    const installed = run('install', '-y', '--no-install-recommends', name);
    if (installed) return installed;
  }
  throw new Error(
    'The browser journeys need Chromium and it could not be installed. Run "sudo apt-get install chromium", or set CHROMIUM to the path of a Chromium or Chrome, and start the tests again.',
  );
}

/** Flags for a browser that needs no sandbox rights and asks nothing of the network by itself. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
