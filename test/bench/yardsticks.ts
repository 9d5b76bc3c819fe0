import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compareTexts } from '../../app/document/compare';
import { importMarkdown } from '../../app/document/import-markdown';
import type { DocumentJson } from '../../app/document/json';
import { ROOT } from './built-server';
import { atMost, type Figure, report, times } from './figures';

/**
 * How many words a comparison tells as changed, beside the word diff of git on the Markdown of the same two files, for
 * every pair of editions of real standards whose figures stand in a `diff-stats.csv`.
 */

const AIM = 1.5;
const folder = resolve(ROOT, process.env.CONCORD_SHARED_DATA ?? '../shared/data');

if (!existsSync(folder)) console.log(`The real standards are not at ${folder}; nothing was measured.`);
else {
  for (const set of readdirSync(folder).sort()) {
    const stats = join(folder, set, 'diff-stats.csv');
    if (existsSync(stats)) report(`Words told as changed, to git's word diff: ${set}`, figuresOf(set, stats));
  }
}

function figuresOf(set: string, stats: string): Figure[] {
  const texts = new Map<string, DocumentJson>();
  const textOf = (file: string) => {
    const known = texts.get(file) ?? importMarkdown(readFileSync(join(folder, set, file))).content;
    texts.set(file, known);
    return known;
  };
  const rows = readFileSync(stats, 'utf8').trim().split(/\r?\n/).slice(1);
  return rows.flatMap((row) => {
    const [from = '', to = '', , , , , added, removed] = row.split(',');
    if (![from, to].every((file) => /\.(md|txt)$/.test(file) && existsSync(join(folder, set, file))))
      return [];
    if (Number(added) + Number(removed) === 0) return [];
    const { wordsAdded, wordsRemoved, changes } = compareTexts(textOf(from), textOf(to));
    const git = Number(added) + Number(removed);
    const ours = wordsAdded + wordsRemoved;
    const what = `${from} to ${to}: ${ours.toLocaleString('en-GB')} of ${git.toLocaleString('en-GB')}, ${changes.length} changes`;
    return [atMost(what, ours / git, AIM, (value) => (value < 0.1 ? `${value.toFixed(2)} ×` : times(value)))];
  });
}
