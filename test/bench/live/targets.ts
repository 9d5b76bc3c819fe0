import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, ROOT } from '../built-server';
import { type ServerProcess, startServer } from './server-process';

export type TargetName = 'concord' | 'y-websocket' | 'hocuspocus' | 'broadcast';

/** How a client reaches a document there; plain data, for the load generator's process. */
export interface Link {
  readonly target: TargetName;
  readonly port: number;
  readonly pid: number;
  /** Cookie headers to take in turn; none where nobody is asked who they are. */
  readonly cookies: readonly string[];
}

export interface Target {
  readonly name: TargetName;
  readonly title: string;
  /** Whether it keeps a text, and so can be asked for one. */
  readonly keeps: boolean;
  start(options?: StartOptions): Promise<Running>;
}

export interface StartOptions {
  /** Begin the peers' documents with these texts; ours has them in its database. */
  readonly seeded?: boolean;
  readonly port?: number;
  /** Words for Node itself. */
  readonly words?: readonly string[];
}

export interface Running extends ServerProcess {
  readonly link: Link;
}

/** Where the world for the measurements lies. */
export interface LiveWorld {
  readonly dataDir: string;
  readonly seeds: string;
  readonly cookies: readonly string[];
}

const peer = (name: string) => fileURLToPath(new URL(`./peers/${name}.mjs`, import.meta.url));

export function targetsIn(world: LiveWorld): readonly Target[] {
  const target = (
    name: TargetName,
    title: string,
    program: string,
    env: (options: StartOptions) => Record<string, string>,
  ): Target => ({
    name,
    title,
    keeps: name !== 'broadcast',
    async start(options = {}) {
      const port = options.port ?? (await freePort());
      const running = await startServer(program, port, env(options), options.words);
      const cookies = name === 'concord' ? world.cookies : [];
      return { ...running, link: { target: name, port, pid: running.pid, cookies } };
    },
  });
  const seeds = ({ seeded }: StartOptions): Record<string, string> => (seeded ? { SEEDS: world.seeds } : {});
  return [
    target('concord', 'Concord', join(ROOT, 'build/main.js'), () => ({ DATA_DIR: world.dataDir })),
    target('y-websocket', '@y/websocket-server 0.1.1', peer('y-websocket'), seeds),
    target('hocuspocus', 'Hocuspocus 3.4.4', peer('hocuspocus'), seeds),
    target('broadcast', 'bare ws', peer('broadcast'), () => ({})),
  ];
}
