import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createTextWorkshop } from '../../server/workshop/workshop';
import { openBenchWorld, type Standing, withRequiredSections } from './bench-world';
import { ROOT, sayIfStale, startBuilt, withFolder } from './built-server';
import { PROBE_WORDS, watchLoop } from './event-loop';
import { atMost, type Figure, median, megabytes, milliseconds, report, seconds } from './figures';
import { startPings } from './pings';
import { cpuSeconds, peakMegabytes } from './process-usage';
import { benchText } from './real-texts';
import { type Visitor, visitor } from './visitor';

/** An 86,000-word Markdown file becomes a draft: in the workshop alone, then as a person does it, step by step. */

const ROUNDS = 3;
/** The longest that an import may take, in seconds, and another page meanwhile, in ms. */
const IMPORT_AIM = 5;
const PAGE_AIM = 200;

type StepTimes = Readonly<Record<'preview' | 'start' | 'draft', number>>;

sayIfStale();
const text = benchText('longest');
const bytes = new TextEncoder().encode(text.source);
report(`Import of ${text.words.toLocaleString('en-GB')} words (${text.from})`, [
  ...(await inTheWorkshop()),
  ...(await withFolder(inTheBrowser)),
]);

async function inTheWorkshop(): Promise<Figure[]> {
  const texts = createTextWorkshop({ workerFile: pathToFileURL(join(ROOT, 'build/text-worker.js')) });
  const took: number[] = [];
  const cpu: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [begun, ran] = [performance.now(), cpuSeconds(process.pid)];
    await texts.importMarkdown(Uint8Array.from(bytes));
    took.push((performance.now() - begun) / 1000);
    cpu.push(cpuSeconds(process.pid) - ran);
  }
  await texts.close();
  return [
    atMost('Import in a workshop just started', took[0] ?? Number.NaN, IMPORT_AIM, seconds),
    { what: '  its processor time', measured: seconds(cpu[0] ?? Number.NaN) },
    atMost(`Import after that, median of ${ROUNDS}`, median(took.slice(1)), IMPORT_AIM, seconds),
    { what: '  its processor time', measured: seconds(median(cpu.slice(1))) },
  ];
}

async function inTheBrowser(folder: string): Promise<Figure[]> {
  const world = await openBenchWorld(folder);
  const published = await world.bring('A standard to read', withRequiredSections('# Text'), 'published');
  const standards: Standing[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    standards.push(await world.bring(`Import ${round + 1}`, '', 'to-be-drafted'));
  }
  const session = await world.session('chair');
  await world.close();

  const server = await startBuilt(folder, PROBE_WORDS);
  const { reference, number } = published;
  const pages = ['/', '/standards', `/standards/${reference}/${number}`, '/my-work', '/ballots'];
  const quiet = startPings(server.port, session, pages);
  await pause(5_000);
  const before = await quiet.stop();

  const chair = visitor(server.port, session);
  const pings = startPings(server.port, session, pages);
  const { done: rounds, loop } = await watchLoop(server.process, async () => {
    const times: StepTimes[] = [];
    for (const standing of standards) times.push(await makeDraft(chair, standing));
    return times;
  });
  const meanwhile = await pings.stop();
  const memory = peakMegabytes(server.pid);
  chair.leave();
  await server.stop();

  const step = (name: keyof StepTimes) => median(rounds.map((times) => times[name])) / 1000;
  return [
    atMost('Over HTTP: upload until the preview is there', step('preview'), IMPORT_AIM, seconds),
    atMost('  then "Start the draft" until its answer', step('start'), IMPORT_AIM, seconds),
    { what: '  then the page of the draft, with all its text', measured: seconds(step('draft')) },
    { what: `Other pages before, median of ${before.length}`, measured: milliseconds(median(before)) },
    { what: 'Other pages before, slowest', measured: milliseconds(Math.max(...before)) },
    {
      what: `Other pages meanwhile, median of ${meanwhile.length}`,
      measured: milliseconds(median(meanwhile)),
    },
    atMost('Other pages meanwhile, slowest', Math.max(...meanwhile), PAGE_AIM, milliseconds),
    { what: 'Longest stall of the event loop', measured: milliseconds(loop.longest) },
    { what: '  without waiting for a processor', measured: milliseconds(loop.own[0] ?? 0) },
    { what: 'Most memory that the server held', measured: megabytes(memory) },
  ];
}

/** What a person does: choose a file, look at what it becomes, start the draft, see it. Times in ms. */
async function makeDraft(chair: Visitor, { reference, number }: Standing): Promise<StepTimes> {
  const start = `/standards/${reference}/${number}/start`;
  const file = new FormData();
  file.set('source', 'file');
  file.set('file', new Blob([bytes], { type: 'text/markdown' }), 'specification.md');
  const upload = await chair.post(start, file);
  const hash = new URL(upload.location || '/', 'http://portal').searchParams.get('upload');
  if (hash === null) throw new Error(`The upload answered ${upload.status}.`);

  const preview = await chair.get(upload.location);
  if (preview.status !== 200) throw new Error(`The preview answered ${preview.status}.`);
  const chosen = new FormData();
  chosen.set('source', 'upload');
  chosen.set('upload', hash);
  const started = await chair.post(start, chosen);
  if (!started.location.startsWith('/drafts/')) {
    throw new Error(`Starting the draft answered ${started.status}.`);
  }
  const draft = await chair.get(started.location);
  if (draft.status !== 200) throw new Error(`The page of the draft answered ${draft.status}.`);
  return { preview: upload.ms + preview.ms, start: started.ms, draft: draft.ms };
}
