import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openBenchWorld, withRequiredSections } from './bench-world';
import { sayIfStale, startBuilt, withFolder } from './built-server';
import { atMost, type Figure, kilobytes, median, microseconds, report, times } from './figures';
import type { LoadOrders } from './load';
import { type LoadProcess, startLoad } from './load-process';
import { nginxVersion, startNginx } from './nginx';
import { cpuSeconds } from './process-usage';
import { benchText } from './real-texts';
import { type Visit, visitor } from './visitor';

/**
 * A published page of 10,000 words for anonymous readers, served by the portal, against nginx that serves the same
 * bytes from a file: processor time of the serving process for each request, in turns.
 */

const ROUNDS = 7;
const REQUESTS = 10_000;
const CONNECTIONS = 8;
const AIM = 6;

interface Server {
  readonly pid: number;
  readonly port: number;
  readonly path: string;
}

sayIfStale();
const version = nginxVersion();
if (version === null) {
  report('A published page', [
    { what: 'Not measured: nginx is not installed (on Debian: apt-get install nginx)', measured: '–' },
  ]);
} else {
  await withFolder((folder) => measure(folder, version));
}

async function measure(folder: string, version: string): Promise<void> {
  const text = benchText('usual');
  const data = join(folder, 'data');
  const world = await openBenchWorld(data);
  const published = await world.bring('The page', withRequiredSections(text.source), 'published');
  await world.close();

  const portal = await startBuilt(data);
  const path = `/standards/${published.reference}/${published.number}`;
  const reader = visitor(portal.port, null);
  await reader.get(path);
  const plain = (await reader.get(path)).body;
  const zipped = await keptZipped(() => reader.get(path, { 'accept-encoding': 'gzip' }));
  reader.leave();

  const site = join(folder, 'site');
  mkdirSync(site);
  writeFileSync(join(site, 'page.html'), plain);
  writeFileSync(join(site, 'page.html.gz'), zipped);
  const nginx = await startNginx(folder, site, version);

  const load = startLoad();
  const ours = { pid: portal.pid, port: portal.port, path };
  const theirs = { pid: nginx.pid, port: nginx.port, path: '/page.html' };
  const figures: Figure[] = [];
  for (const gzip of [false, true]) {
    const bytes = (gzip ? zipped : plain).length;
    figures.push({
      what: gzip ? 'Page, compressed beforehand' : 'Page, not compressed',
      measured: kilobytes(bytes),
    });
    figures.push(...(await sideBySide(load, ours, theirs, { gzip, bytes, plainBytes: plain.length })));
  }
  load.stop();
  await nginx.stop();
  await portal.stop();
  const words = text.words.toLocaleString('en-GB');
  report(`A published page of ${words} words (${text.from}), beside ${version}`, figures);
}

/** The compressed page, once the portal keeps it: one that is compressed on the way has no announced length. */
async function keptZipped(ask: () => Promise<Visit>): Promise<Buffer> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body, headers } = await ask();
    if (headers['content-encoding'] === 'gzip' && Number(headers['content-length']) === body.length)
      return body;
    await pause(50);
  }
  throw new Error('The portal does not keep the compressed page.');
}

async function sideBySide(
  load: LoadProcess,
  ours: Server,
  theirs: Server,
  page: Pick<LoadOrders, 'gzip' | 'bytes' | 'plainBytes'>,
): Promise<Figure[]> {
  let others = 0;
  const perRequest = async ({ pid, port, path }: Server) => {
    const before = cpuSeconds(pid);
    const reading = await load.run({ port, path, connections: CONNECTIONS, requests: REQUESTS, ...page });
    others += reading.others;
    return ((cpuSeconds(pid) - before) / REQUESTS) * 1e6;
  };
  // A round that warms both up and is not counted.
  await perRequest(ours);
  await perRequest(theirs);
  const rounds: { readonly ours: number; readonly theirs: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ ours: await perRequest(ours), theirs: await perRequest(theirs) });
  }
  const [portal, nginx] = [median(rounds.map((one) => one.ours)), median(rounds.map((one) => one.theirs))];
  return [
    { what: `  Portal, processor time each, median of ${ROUNDS} rounds`, measured: microseconds(portal) },
    { what: '  nginx, the same', measured: microseconds(nginx) },
    atMost('  Ratio', portal / nginx, AIM, times),
    { what: `  Of ${(ROUNDS + 1) * REQUESTS} answers not from memory as asked`, measured: String(others) },
  ];
}
