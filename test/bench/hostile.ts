import { setTimeout as pause } from 'node:timers/promises';
import { openBenchWorld } from './bench-world';
import { sayIfStale, startBuilt, withFolder } from './built-server';
import { PROBE_WORDS, watchLoop } from './event-loop';
import { atMost, type Figure, megabytes, milliseconds, report, seconds } from './figures';
import { HOSTILE_TEXTS } from './hostile-texts';
import { startPings } from './pings';
import { peakMegabytes } from './process-usage';
import { visitor } from './visitor';

/** Markdown that nobody writes, uploaded as any other: what becomes of it, and of the others meanwhile. */

/** The longest that another page may take meanwhile, and that the event loop may stand still, in ms. */
const PAGE_AIM = 200;
const STALL_AIM = 100;

/** The text that keeps a thread of the workshop busy for as long as it may be. */
const SLOWEST = 'a hundred thousand open pictures';

sayIfStale();
await withFolder(async (folder) => {
  const world = await openBenchWorld(folder);
  const { reference, number } = await world.bring('A standard', '', 'to-be-drafted');
  const { documentId } = await world.bring('A small draft', '# Scope\n\nText.', 'drafting');
  const session = await world.session('chair');
  await world.close();

  const server = await startBuilt(folder, PROBE_WORDS);
  const chair = visitor(server.port, session);
  const start = `/standards/${reference}/${number}/start`;
  const upload = async (name: string) => {
    const text = HOSTILE_TEXTS[name]?.() ?? new Uint8Array();
    const form = new FormData();
    form.set('source', 'file');
    form.set('file', new Blob([Uint8Array.from(text)], { type: 'text/markdown' }), 'text.md');
    const begun = performance.now();
    const taken = await chair.post(start, form);
    // The file is kept, and read for the page that shows what becomes of it.
    const shown = taken.status < 400 ? await chair.get(taken.location) : taken;
    if (shown.status >= 500) throw new Error(`${name}: answered ${shown.status}.`);
    return { refused: shown.status >= 400, ms: performance.now() - begun };
  };
  const figures: Figure[] = [];
  const own: number[] = [];
  const pings = startPings(server.port, session, ['/', '/standards', '/my-work']);
  for (const name of Object.keys(HOSTILE_TEXTS)) {
    const { done, loop } = await watchLoop(server.process, () => upload(name));
    const stall = loop.own[0] ?? 0;
    own.push(stall);
    figures.push({
      what: `${name}: ${done.refused ? 'refused' : 'made safe'} after`,
      measured: `${seconds(done.ms / 1000)}, stall ${milliseconds(stall)}`,
    });
  }
  const pages = await pings.stop();

  // As many at once as the workshop has threads, and one more.
  const busy = [upload(SLOWEST), upload(SLOWEST), upload(SLOWEST)];
  await pause(500);
  const draft = await chair.get(`/drafts/${documentId}`);
  if (draft.status !== 200) throw new Error(`The page of the draft answered ${draft.status}.`);
  await Promise.all(busy);
  figures.push(
    atMost('Longest stall of our own making', Math.max(...own), STALL_AIM, milliseconds),
    atMost(`Slowest of ${pages.length} other pages`, Math.max(...pages), PAGE_AIM, milliseconds),
    atMost('The page of a small draft beside three of the slowest', draft.ms, PAGE_AIM, milliseconds),
    { what: 'Most memory that the server held', measured: megabytes(peakMegabytes(server.pid)) },
  );
  chair.leave();
  await server.stop();
  report('Hostile Markdown', figures);
});
