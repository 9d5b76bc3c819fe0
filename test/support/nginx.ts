import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/** Debian keeps it where only root looks. */
const PATH = `${process.env.PATH}:/usr/sbin`;

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

export interface NginxOptions {
  /** Where nginx listens. */
  readonly port: number;
  /** The portal behind it. */
  readonly upstream: number;
  /** TLS ends at nginx. */
  readonly tls?: boolean;
  /** The portal stands under this path, such as `/concord`. */
  readonly prefix?: string;
  /** Sockets are passed on, or refused as some networks do. */
  readonly sockets?: 'pass' | 'forbid';
  /** Seconds without a byte after which nginx ends a connection. */
  readonly idle?: number;
}

export interface Nginx {
  /** The certificate it shows, for those who are to trust it; '' without TLS. */
  readonly certificate: string;
}

/** A real nginx as docs/operations.md describes it, in front of a portal; ended when the test ends. */
export async function startNginx(options: NginxOptions): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-nginx-'));
  // The worker of an nginx that root started is somebody else.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'spare'));
  const certificate = options.tls ? makeCertificate(folder) : '';
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, options));
  const words = ['-c', join(folder, 'nginx.conf'), '-p', folder, '-e', join(folder, 'error.log')];
  const child: ChildProcess = spawn('nginx', words, {
    env: { ...process.env, PATH },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const missing = new Promise<never>((_, reject) => {
    child.once('error', () => reject(new Error('nginx is not installed: apt-get install nginx-light.')));
  });
  onTestFinished(async () => {
    const over = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill('SIGTERM')) await over;
    rmSync(folder, { recursive: true, force: true });
  });
  await Promise.race([answers(options.port, child), missing]);
  return { certificate };
}

function configuration(folder: string, options: NginxOptions): string {
  const { port, upstream, tls = false, prefix = '', sockets = 'pass', idle = 60 } = options;
  const spare = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log error;
events { worker_connections 256; }
http {
  access_log off;
${spare.map((name) => `  ${name}_temp_path ${folder}/spare/${name};`).join('\n')}
  map $http_upgrade $connection_upgrade { default upgrade; '' close; }
  server {
    listen 127.0.0.1:${port}${tls ? ' ssl' : ''};
${tls ? `    ssl_certificate ${folder}/site.crt;\n    ssl_certificate_key ${folder}/site.key;` : ''}
    client_max_body_size 40m;
${sockets === 'forbid' ? `    location ${prefix}/live/ { return 403; }\n    location = ${prefix}/live-check { return 403; }` : ''}
    location ${prefix}/ {
      proxy_pass http://127.0.0.1:${upstream};
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_read_timeout ${idle}s;
      proxy_send_timeout ${idle}s;
    }
  }
}
`;
}

function makeCertificate(folder: string): string {
  const made = spawnSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
      .concat(['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'])
      .concat(['-keyout', join(folder, 'site.key'), '-out', join(folder, 'site.crt')]),
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`openssl made no certificate: ${made.stderr ?? made.error}`);
  return readFileSync(join(folder, 'site.crt'), 'utf8');
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await listens(port)) return;
    if (child.exitCode !== null) break;
    await pause(25);
  }
  throw new Error('nginx did not start.');
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
