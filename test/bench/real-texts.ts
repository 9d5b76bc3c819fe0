import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from './built-server';

/** A Markdown text to measure with. */
export interface BenchText {
  readonly source: string;
  readonly words: number;
  /** Where it comes from, in words. */
  readonly from: string;
}

/** A real text and how long the invented one is where it is absent. */
const TEXTS = {
  /** A whole supplier specification on one page. */
  longest: { file: 'gpconnect-spec/v1.6.0-all-pages.md', words: 86_000 },
  /** A large standard, and the edition before it. */
  long: { file: 'cabf-baseline-requirements/BR-v2.1.6.md', words: 47_000 },
  longBefore: { file: 'cabf-baseline-requirements/BR-v2.1.5.md', words: 46_500 },
  /** A specification of the usual size. */
  usual: { file: 'openapi-spec/2.0.md', words: 10_000 },
} as const;

/** The real text where the data are present; an invented one of the same size, and a line that says so, where not. */
export function benchText(name: keyof typeof TEXTS): BenchText {
  const { file, words } = TEXTS[name];
  const folder = resolve(ROOT, process.env.CONCORD_SHARED_DATA ?? '../shared/data');
  const path = join(folder, file);
  if (existsSync(path)) {
    const source = readFileSync(path, 'utf8');
    return { source, words: wordsIn(source), from: file };
  }
  console.log(
    `The real text ${file} is not on this machine (CONCORD_SHARED_DATA names its folder); an invented one of ${words.toLocaleString('en-GB')} words takes its place.`,
  );
  const source = inventedText(words, name === 'longBefore' ? 1 : 0);
  return { source, words: wordsIn(source), from: 'invented' };
}

function wordsIn(source: string): number {
  return source.split(/\s+/).filter((word) => word !== '').length;
}

const NOUNS = ['record', 'message', 'system', 'receiver', 'sender', 'patient', 'identifier', 'referral'];
const VERBS = ['carries', 'returns', 'names', 'replaces', 'confirms', 'refuses'];
const ENDS = ['within one minute', 'without changing it', 'in the order received', 'under its own code'];

/**
 * Clauses of prose, lists, tables and code as a specification has them, always the same for the same numbers;
 * `edition` changes a word in every twentieth sentence.
 */
export function inventedText(words: number, edition: number): string {
  const blocks: string[] = ['# An invented specification'];
  let count = 3;
  for (let at = 0; count < words; at += 1) {
    const block = blockAt(at, edition);
    blocks.push(block);
    count += wordsIn(block);
  }
  return `${blocks.join('\n\n')}\n`;
}

function blockAt(at: number, edition: number): string {
  const lines = (many: number) => Array.from({ length: many }, (_, line) => sentence(at * 7 + line, edition));
  if (at % 12 === 0) return `## Clause ${at / 12 + 1}: the ${pick(NOUNS, at)}`;
  if (at % 12 === 4)
    return lines(5)
      .map((line) => `- ${line}`)
      .join('\n');
  if (at % 12 === 7) {
    const rows = lines(4).map((line, row) => `| field-${at}-${row} | ${line} | yes |`);
    return ['| Field | Meaning | Required |', '| --- | --- | --- |', ...rows].join('\n');
  }
  if (at % 12 === 10) return `\`\`\`json\n{ "id": ${at}, "kind": "${pick(NOUNS, at)}" }\n\`\`\``;
  return lines(6).join(' ');
}

function sentence(at: number, edition: number): string {
  const changed = edition > 0 && at % 20 === 0 ? 'earlier ' : '';
  return `The ${changed}${pick(NOUNS, at)} ${pick(VERBS, at * 5 + 1)} the ${pick(NOUNS, at * 3 + 2)} ${pick(ENDS, at)}.`;
}

function pick(words: readonly string[], at: number): string {
  return words[at % words.length] ?? '';
}
