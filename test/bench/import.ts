import { createTextWorkshop } from '../../server/workshop/workshop';
import { openBenchWorld } from './bench-world';
import { ROOT, sayIfStale, startBuilt, withFolder } from './built-server';
import { atMost, type Figure, median, megabytes, milliseconds, report, seconds } from './figures';
import { startPings } from './pings';
import { peakMegabytes } from './process-usage';
import { benchText } from './real-texts';
import { visitor } from './visitor';

/** An 86,000-word Markdown file becomes a draft: in the workshop alone, then as a person does it, step by step. */

const ROUNDS = 3;

sayIfStale();
const text = benchText('longest');
const bytes = new TextEncoder().encode(text.source);
const figures: Figure[] = [];

const texts = createTextWorkshop({ workerFile: new URL(`file://${ROOT}build/text-worker.js`) });
const alone: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const begun = performance.now();
  await texts.importMarkdown(Uint8Array.from(bytes));
  alone.push((performance.now() - begun) / 1000);
}
await texts.close();
figures.push(
  atMost('Import in a workshop just started', alone[0] ?? Number.NaN, 5, seconds),
  atMost(`Import, median of ${ROUNDS}`, median(alone), 5, seconds),
);

await withFolder(async (folder) => {
  const world = await openBenchWorld(folder);
  const published = await world.bring(
    'A standard to read',
    '# Scope\n\nText.\n\n# Conformance\n\nText.',
    'published',
  );
  const drafts = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    drafts.push(await world.bring(`Import ${round + 1}`, '', 'to-be-drafted'));
  }
  const session = await world.session('chair');
  await world.close();

  const server = await startBuilt(folder);
  const chair = visitor(server.port, session);
  const { reference, number } = published;
  const pages = ['/', '/standards', `/standards/${reference}/${number}`, '/my-work', '/ballots'];
  const quiet = startPings(server.port, session, pages);
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const before = await quiet.stop();

  const steps: Record<string, number[]> = { upload: [], preview: [], draft: [], page: [] };
  const pings = startPings(server.port, session, pages);
  for (const draft of drafts) {
    const start = `/standards/${draft.reference}/${draft.number}/start`;
    const upload = new FormData();
    upload.set('source', 'file');
    upload.set('file', new Blob([bytes], { type: 'text/markdown' }), 'specification.md');
    const uploaded = await chair.post(start, upload);
    if (!uploaded.location.includes('upload=')) throw new Error(`The upload answered ${uploaded.status}.`);
    const preview = await chair.get(uploaded.location);
    const begin = new FormData();
    begin.set('source', 'upload');
    begin.set('upload', new URL(uploaded.location, 'http://portal').searchParams.get('upload') ?? '');
    const begun = await chair.post(start, begin);
    if (!begun.location.startsWith('/drafts/'))
      throw new Error(`Starting the draft answered ${begun.status}.`);
    const page = await chair.get(begun.location);
    if (page.status !== 200) throw new Error(`The draft's page answered ${page.status}.`);
    steps.upload?.push(uploaded.ms);
    steps.preview?.push(preview.ms);
    steps.draft?.push(begun.ms);
    steps.page?.push(page.ms);
  }
  const meanwhile = await pings.stop();
  const second = (name: string) => median(steps[name] ?? []) / 1000;
  figures.push(
    atMost('Upload until the answer, median', second('upload'), 5, seconds),
    { what: 'Page with the preview', measured: seconds(second('preview')) },
    atMost('"Start the draft" until the answer', second('draft'), 5, seconds),
    { what: 'First look at the draft with all its text', measured: seconds(second('page')) },
    { what: `Other pages before, median of ${before.length}`, measured: milliseconds(median(before)) },
    { what: 'Other pages before, slowest', measured: milliseconds(Math.max(...before)) },
    {
      what: `Other pages meanwhile, median of ${meanwhile.length}`,
      measured: milliseconds(median(meanwhile)),
    },
    atMost('Other pages meanwhile, slowest', Math.max(...meanwhile), 200, milliseconds),
    { what: 'Most memory the server held', measured: megabytes(peakMegabytes(server.pid)) },
  );
  chair.leave();
  await server.stop();
});
report(`Import of ${text.words.toLocaleString('en-GB')} words (${text.from})`, figures);
