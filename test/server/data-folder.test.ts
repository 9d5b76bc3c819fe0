import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freshDataDir, startBuiltPortal } from '../support/browser';
import { type CommandEnd, runCommand } from '../support/command';

const MAIN = fileURLToPath(new URL('../../build/main.js', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A start that is expected to fail; one that does not is ended. */
function startAgain(dataDir: string): Promise<CommandEnd> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' };
    const child = execFile(
      process.execPath,
      [MAIN],
      { cwd: ROOT, env, timeout: 30_000 },
      (_error, out, err) => resolve({ code: child.exitCode ?? -1, said: `${out}${err}` }),
    );
  });
}

// The whole test run builds first; on its own: npm run build.

describe('a data folder with SQLite', () => {
  it('takes one portal at a time, tells the second who is there and what to do, and is free after kill -9', async () => {
    const dataDir = await freshDataDir();
    const portal = await startBuiltPortal(dataDir);
    onTestFinished(() => portal.remove());

    const second = await startAgain(dataDir);
    expect(second.code).toBe(1);
    expect(second.said).toMatch(
      /^The data folder \S+ is in use by process \d+ on \S+ since [\d-]+ [\d:]+ UTC\. /,
    );
    expect(second.said).toContain('Stop that one first, or ask whoever started it to.');
    expect(second.said).toContain('set DATA_DIR to another folder');
    expect((await fetch(`${portal.origin}/healthz`)).status, 'the first goes on').toBe(200);

    for (const words of [['--repair', 'any'], ['--restored']]) {
      const refused = await runCommand('texts-check', { DATA_DIR: dataDir }, words);
      expect(refused.code).toBe(1);
      expect(refused.said).toContain('is in use by process');
    }
    const reading = await runCommand('texts-check', { DATA_DIR: dataDir });
    expect(reading).toEqual({
      code: 0,
      said: '0 of 0 texts are sound.\n0 frozen texts and 0 frozen sets of artefacts were held against their hashes.\n',
    });

    await portal.kill();
    const restored = await runCommand('texts-check', { DATA_DIR: dataDir }, ['--restored']);
    expect(restored.code, restored.said).toBe(0);
    await portal.start();
    expect((await fetch(`${portal.origin}/healthz`)).status).toBe(200);
  });
});
