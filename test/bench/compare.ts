import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { diffWords } from 'diff';
import { canonicalJson } from '../../app/document/canonical';
import { compareTexts } from '../../app/document/compare';
import { importMarkdown } from '../../app/document/import-markdown';
import { type DocumentJson, plainText } from '../../app/document/json';
import { createTextWorkshop } from '../../server/workshop/workshop';
import { ROOT, sayIfStale } from './built-server';
import { atMost, type Figure, median, milliseconds, report, times } from './figures';
import { type BenchText, benchText, inventedText } from './real-texts';
import { reworded } from './reworded';

/**
 * What a comparison costs, beside the word diff of the library `diff` (jsdiff) on the plain words of the same texts,
 * which knows no blocks, tables, moves or marks. Both take turns, each round in one thread. Processor time, because
 * on a shared machine the clock measures the others too; the clock is told as well.
 */

const ROUNDS = 5;
/** The most processor time of a comparison, in ms. */
const [LONG_AIM, LONGEST_AIM] = [1_000, 2_000];
/** How much more a word may cost in a text of eight times as many words. */
const GROWTH_AIM = 1.5;

const read = (source: string): DocumentJson => importMarkdown(new TextEncoder().encode(source)).content;

const long = { before: benchText('longBefore'), after: benchText('long') };
const editions = { before: read(long.before.source), after: read(long.after.source) };
report(`Two editions of ${words(long.after)} (${long.before.from}, ${long.after.from})`, [
  ...beside(editions.before, editions.after, LONG_AIM),
  ...(await inTheWorkshop(editions.before, editions.after)),
]);

const longest = benchText('longest');
const whole = read(longest.source);
report(`${words(longest)} (${longest.from}), 100 paragraphs reworded`, [
  ...beside(whole, reworded(whole, 100, 0, ' or later'), LONGEST_AIM),
]);

report('Growth, 40 paragraphs reworded in an invented text', growth());

function words(text: BenchText): string {
  return `${text.words.toLocaleString('en-GB')} words`;
}

interface Cost {
  /** In ms. */
  readonly cpu: number;
  readonly wall: number;
}

function costOf(work: () => unknown): Cost {
  const [ran, began] = [process.cpuUsage(), performance.now()];
  work();
  const { user, system } = process.cpuUsage(ran);
  return { cpu: (user + system) / 1000, wall: performance.now() - began };
}

/** Two pieces of work in turns, after one round that is not counted. */
function inTurns(ours: () => unknown, theirs: () => unknown): readonly [Cost, Cost] {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => [costOf(ours), costOf(theirs)] as const).slice(1);
  const middle = (which: 0 | 1): Cost => ({
    cpu: median(rounds.map((round) => round[which].cpu)),
    wall: median(rounds.map((round) => round[which].wall)),
  });
  return [middle(0), middle(1)];
}

function beside(before: DocumentJson, after: DocumentJson, aim: number): Figure[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  const cold = costOf(() => compareTexts(before, after));
  const [ours, theirs] = inTurns(
    () => compareTexts(before, after),
    () => diffWords(a, b),
  );
  const { wordsAdded, wordsRemoved } = compareTexts(before, after);
  const counted = (text: string) => text.split(/\s+/).filter((word) => word !== '').length;
  const told = diffWords(a, b).filter(({ added, removed }) => added || removed);
  const toldWords = told.reduce((sum, { value }) => sum + counted(value), 0);
  return [
    atMost('processor time, the first one', cold.cpu, aim, milliseconds),
    atMost(`processor time, median of ${ROUNDS}`, ours.cpu, aim, milliseconds),
    { what: '  by the clock', measured: milliseconds(ours.wall) },
    { what: 'diffWords of diff: processor time', measured: milliseconds(theirs.cpu) },
    { what: '  by the clock', measured: milliseconds(theirs.wall) },
    { what: 'ours to diff', measured: times(ours.cpu / theirs.cpu) },
    { what: 'words told as changed', measured: (wordsAdded + wordsRemoved).toLocaleString('en-GB') },
    { what: '  by diff', measured: toldWords.toLocaleString('en-GB') },
  ];
}

function linesOf(text: DocumentJson): string {
  return (text.content ?? []).map((block) => plainText(block)).join('\n');
}

/** The same as the portal does it, in a worker; the bench `stall` watches the main thread meanwhile. */
async function inTheWorkshop(before: DocumentJson, after: DocumentJson): Promise<Figure[]> {
  sayIfStale();
  const texts = createTextWorkshop({ workerFile: pathToFileURL(join(ROOT, 'build/text-worker.js')) });
  const [a, b] = [canonicalJson(before), canonicalJson(after)];
  await texts.compare(a, b);
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // Another text each time: an answer that was given is kept for a while.
    const other = canonicalJson(reworded(after, 10, round % 2, ` ${round}`));
    const began = performance.now();
    await texts.compare(a, other);
    took.push(performance.now() - began);
  }
  await texts.compare(a, b);
  const again = performance.now();
  await texts.compare(a, b);
  const kept = performance.now() - again;
  await texts.close();
  return [
    { what: `in the workshop, by the clock, median of ${ROUNDS}`, measured: milliseconds(median(took)) },
    { what: '  the same comparison asked again', measured: milliseconds(kept) },
  ];
}

function growth(): Figure[] {
  const costs = [20_000, 40_000, 80_000, 160_000].map((size) => {
    const text = read(inventedText(size, 0));
    const changed = reworded(text, 40, 0, ' or later');
    compareTexts(text, changed);
    const cpu = median(Array.from({ length: ROUNDS }, () => costOf(() => compareTexts(text, changed)).cpu));
    return { size, cpu };
  });
  const perWord = costs.map(({ size, cpu }) => cpu / size);
  const ratio = (perWord.at(-1) ?? Number.NaN) / (perWord[0] ?? Number.NaN);
  return [
    ...costs.map(({ size, cpu }) => ({
      what: `${size.toLocaleString('en-GB')} words: processor time`,
      measured: milliseconds(cpu),
    })),
    atMost('a word in the largest to a word in the smallest', ratio, GROWTH_AIM, times),
  ];
}
