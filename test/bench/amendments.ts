import { describeBranch } from '../../app/document/branch/describe-branch';
import { mergeBranch } from '../../app/document/branch/merge-branch';
import { previewMerge } from '../../app/document/branch/preview-merge';
import { seedBranch } from '../../app/document/branch/seed-branch';
import { undoMerge } from '../../app/document/branch/undo-merge';
import { importMarkdown } from '../../app/document/import-markdown';
import { openLive, readText } from '../../app/document/live-document';
import { restoreUpdate } from '../../app/document/restore';
import { parseDocument } from '../../app/document/snapshot';
import { atMost, type Figure, median, milliseconds, report } from './figures';
import { benchText } from './real-texts';
import { reworded } from './reworded';

/** An amendment to a text of 47,000 words: a usual one of some lines, and one that changes every fifth line. */

const ROUNDS = 3;
/** The most processor time that the workshop's part of a page may take, in ms. */
const AIM = 2_000;

const text = benchText('long');
const imported = importMarkdown(new TextEncoder().encode(text.source));
const seed = seedBranch([imported.update]);
const base = parseDocument(seed.canonical);
report(`An amendment to ${text.words.toLocaleString('en-GB')} words (${text.from})`, [
  ...measure('40 lines changed', 40),
  ...measure('every fifth line changed', Math.ceil((base.content ?? []).length / 5)),
]);

function measure(what: string, lines: number): Figure[] {
  const branch = [seed.update, restoreUpdate([seed.update], reworded(base, lines, 0, ' proposed'))];
  const today = [imported.update, restoreUpdate([imported.update], reworded(base, lines, 1, ' today'))];
  const both = [imported.update, restoreUpdate([imported.update], reworded(base, lines, 0, ' today'))];
  const merged = mergeBranch(base, today, branch, { otherwise: 'accept' });
  const [before, after] = [parseDocument(merged.before), parseDocument(merged.after)];
  const now = [...today, merged.update];
  const works: ReadonlyArray<readonly [string, () => unknown]> = [
    ['describe', () => describeBranch(base, readText(openLive(branch)))],
    ['preview', () => previewMerge(base, readText(openLive(today)), readText(openLive(branch)))],
    [
      'preview, the draft changed in the same lines',
      () => previewMerge(base, readText(openLive(both)), readText(openLive(branch))),
    ],
    ['merge', () => mergeBranch(base, today, branch, { otherwise: 'accept' })],
    ['undo', () => undoMerge(before, after, now)],
  ];
  return works.map(([name, work]) => atMost(`${what}: ${name}`, median(times(work)), AIM, milliseconds));
}

/** Processor time of each round: on a shared machine the clock measures the others too. */
function times(work: () => unknown): number[] {
  work();
  return Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
}
