import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { HealthLine } from '../../app/services/health';
import { openStore } from '../../db/store';
import { type PortalEnv, readEnv } from '../env';
import { machineLines } from '../health/lines';
import { figuresFrom, liveLine, unansweredLine } from '../health/live-line';
import { portalLine, publicLine, trySocket } from '../health/socket-path';
import { databaseOf } from './present-database';

const SIGNS = { well: 'ok  ', look: 'look', ill: 'FAIL' } as const;

/**
 * `npm run doctor`: looks after everything the portal needs, with the portal's own settings, whether it runs or
 * not. A line each with the cure; ends with 1 when something fails.
 */
async function main(): Promise<void> {
  const env = readEnv(process.env, process.argv.slice(2));
  const where = databaseOf(env);
  const lines = await machineLines({
    env,
    migrations: migrationsFolder(),
    now: () => new Date(),
    thorough: true,
    async open() {
      const store = await openStore(where);
      return { store, close: () => store.close() };
    },
  });
  lines.push(...(await runningLines(env)));
  for (const { state, what, says, cure } of lines) {
    console.log(`${SIGNS[state]}  ${what}: ${says}`);
    if (cure !== '') console.log(`      ${cure}`);
  }
  if (lines.some(({ state }) => state === 'ill')) process.exitCode = 1;
}

async function runningLines(env: PortalEnv): Promise<HealthLine[]> {
  const local = `http://${reachable(env.host)}:${env.port}`;
  const base = `${local}${env.basePath}`;
  const answer = await trySocket(base, env.origin ?? local);
  const lines = [portalLine(answer, base)];
  if (answer !== 'passes') return lines;
  if (env.origin !== undefined) {
    const address = `${env.origin}${env.basePath}`;
    lines.push(publicLine(await trySocket(address, env.origin), address));
  }
  if (env.metricsPort !== undefined) {
    const metrics = `http://${reachable(env.metricsHost)}:${env.metricsPort}/metrics`;
    const figures = await figuresFrom(metrics);
    lines.push(figures ? liveLine(figures) : unansweredLine(metrics));
  }
  return lines;
}

/** Where somebody on this machine finds what listens there, as a part of a web address. */
function reachable(host: string): string {
  const one = ['0.0.0.0', '::', ''].includes(host) ? '127.0.0.1' : host;
  return one.includes(':') ? `[${one}]` : one;
}

/** From the sources this file is two folders deep, and so it is in the build. */
function migrationsFolder(): string {
  const folder = fileURLToPath(new URL('../../db/migrations', import.meta.url));
  if (!existsSync(folder)) throw new Error(`The migrations are not at ${folder}: keep db/ beside build/.`);
  return folder;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
