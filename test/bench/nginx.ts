import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './built-server';

/** Debian's nginx, serving files as fast as it can: one worker, no access log, open files kept, sendfile. */
export interface Nginx {
  readonly pid: number;
  readonly port: number;
  readonly version: string;
  stop(): Promise<void>;
}

/** Null where nginx is not installed. */
export function nginxVersion(): string | null {
  const asked = spawnSync('nginx', ['-v'], { encoding: 'utf8' });
  return asked.status === 0 ? (/nginx\/\S+/.exec(asked.stderr)?.[0] ?? null) : null;
}

/**
 * Starts it on the files of `site`; a file beside another with `.gz` behind its name is sent to those who accept
 * gzip, as it is.
 */
export async function startNginx(folder: string, site: string, version: string): Promise<Nginx> {
  const port = await freePort();
  const config = join(folder, 'nginx.conf');
  const spare = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  mkdirSync(join(folder, 'spare'), { recursive: true });
  // The worker of an nginx that root started is somebody else.
  chmodSync(folder, 0o755);
  writeFileSync(
    config,
    `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/nginx.log error;
events { worker_connections 256; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_timeout 60s;
  keepalive_requests 1000000;
  open_file_cache max=64;
  gzip off;
  gzip_static on;
  default_type text/html;
${spare.map((name) => `  ${name}_temp_path ${folder}/spare/${name};`).join('\n')}
  server {
    listen 127.0.0.1:${port};
    root ${site};
  }
}
`,
  );
  const child: ChildProcess = spawn('nginx', ['-c', config, '-p', folder, '-e', join(folder, 'nginx.log')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const kill = () => void child.kill('SIGTERM');
  process.once('exit', kill);
  for (let tries = 0; !(await listens(port)); tries += 1) {
    if (child.exitCode !== null || tries > 200) throw new Error('nginx did not start.');
    await pause(25);
  }
  return {
    pid: child.pid ?? 0,
    port,
    version,
    async stop() {
      const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      kill();
      await over;
      process.off('exit', kill);
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
