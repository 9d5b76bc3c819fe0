import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface CommandEnd {
  readonly code: number;
  readonly said: string;
}

/** Runs a command of the portal as it was built, with these settings and no others. */
export function runCommand(
  name: string,
  settings: Readonly<Record<string, string>>,
  words: readonly string[] = [],
): Promise<CommandEnd> {
  return new Promise((resolve) => {
    const file = fileURLToPath(new URL(`../../build/commands/${name}.js`, import.meta.url));
    const env = { NODE_ENV: 'production', PATH: process.env.PATH, ...settings } as const;
    execFile(process.execPath, [file, ...words], { cwd: ROOT, env }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, said: `${stdout}${stderr}` });
    });
  });
}
