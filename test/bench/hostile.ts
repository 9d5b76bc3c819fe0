import { openBenchWorld } from './bench-world';
import { sayIfStale, startBuilt, withFolder } from './built-server';
import { PROBE_WORDS, watchLoop } from './event-loop';
import { atMost, type Figure, milliseconds, report, seconds } from './figures';
import { HOSTILE_TEXTS } from './hostile-texts';
import { startPings } from './pings';
import { peakMegabytes } from './process-usage';
import { visitor } from './visitor';

/** Markdown that nobody writes, uploaded as any other: what becomes of it, and of the others meanwhile. */

/** The longest that another page may take meanwhile, and that the event loop may stand still, in ms. */
const PAGE_AIM = 200;
const STALL_AIM = 100;

sayIfStale();
await withFolder(async (folder) => {
  const world = await openBenchWorld(folder);
  const { reference, number } = await world.bring('A standard', '', 'to-be-drafted');
  const session = await world.session('chair');
  await world.close();

  const server = await startBuilt(folder, PROBE_WORDS);
  const chair = visitor(server.port, session);
  const start = `/standards/${reference}/${number}/start`;
  const figures: Figure[] = [];
  const own: number[] = [];
  const pings = startPings(server.port, session, ['/', '/standards', '/my-work']);
  for (const [name, text] of Object.entries(HOSTILE_TEXTS)) {
    const form = new FormData();
    form.set('source', 'file');
    form.set('file', new Blob([Uint8Array.from(text())], { type: 'text/markdown' }), 'text.md');
    const { done, loop } = await watchLoop(server.process, () => chair.post(start, form));
    if (done.status >= 500) throw new Error(`${name}: answered ${done.status}.`);
    const stall = loop.own[0] ?? 0;
    own.push(stall);
    const outcome = done.status < 400 ? 'made safe' : 'refused';
    figures.push({
      what: `${name}: ${outcome} after`,
      measured: `${seconds(done.ms / 1000)}, stall ${milliseconds(stall)}`,
    });
  }
  const pages = await pings.stop();
  figures.push(
    atMost('Longest stall of our own making', Math.max(...own), STALL_AIM, milliseconds),
    atMost(`Slowest of ${pages.length} other pages`, Math.max(...pages), PAGE_AIM, milliseconds),
    { what: 'Most memory that the server held', measured: `${Math.round(peakMegabytes(server.pid))} MB` },
  );
  chair.leave();
  await server.stop();
  report('Hostile Markdown', figures);
});
