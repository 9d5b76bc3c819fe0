import { IMPACTS, type Impact } from '../../db/words';
import { type Decision, decide, demand, refuse } from './decision';

/** What a number is called before approval; the order is the order of the process. */
export const NUMBER_STAGES = ['draft', 'consultation', 'ballot'] as const;
export type NumberStage = (typeof NUMBER_STAGES)[number];

export interface VersionNumber {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** The label before approval, `-draft.3`; null on an approved number. */
  readonly label: { readonly stage: NumberStage; readonly count: number } | null;
}

const NUMBER = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})(?:-([a-z]+)\.([1-9]\d{0,5}))?$/;

/** Reads `MAJOR.MINOR.PATCH`, with `-draft.n`, `-consultation.n` or `-ballot.n` or none; null for all else. */
export function parseNumber(text: string): VersionNumber | null {
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const [, major, minor, patch, label, count] = match;
  const stage = NUMBER_STAGES.find((one) => one === label);
  if (label !== undefined && stage === undefined) return null;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    label: stage === undefined ? null : { stage, count: Number(count) },
  };
}

export function numberInWords({ major, minor, patch, label }: VersionNumber): string {
  const approved = `${major}.${minor}.${patch}`;
  return label === null ? approved : `${approved}-${label.stage}.${label.count}`;
}

/** Below, equal or above 0 as `a` comes before, with or after `b`: stages in the order of the process, approved last. */
export function compareNumbers(a: VersionNumber, b: VersionNumber): number {
  const stageOf = ({ label }: VersionNumber) =>
    label === null ? NUMBER_STAGES.length : NUMBER_STAGES.indexOf(label.stage);
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    a.patch - b.patch ||
    stageOf(a) - stageOf(b) ||
    (a.label?.count ?? 0) - (b.label?.count ?? 0)
  );
}

/** The greatest of some impacts; null of none. */
export function highestImpact(impacts: Iterable<Impact>): Impact | null {
  let highest = -1;
  for (const impact of impacts) highest = Math.max(highest, IMPACTS.indexOf(impact));
  return IMPACTS[highest] ?? null;
}

/** The greatest of some numbers; null where none can be read. */
export function lastNumber(numbers: readonly string[]): VersionNumber | null {
  return (
    numbers
      .flatMap((number) => parseNumber(number) ?? [])
      .sort(compareNumbers)
      .at(-1) ?? null
  );
}

/** The number that follows an approved one when the greatest change has this impact. */
export function nextNumber({ major, minor, patch }: VersionNumber, impact: Impact): VersionNumber {
  switch (impact) {
    case 'editorial':
      return { major, minor, patch: patch + 1, label: null };
    case 'compatible':
      return { major, minor: minor + 1, patch: 0, label: null };
    case 'breaking':
      return { major: major + 1, minor: 0, patch: 0, label: null };
  }
}

/** The first approved number of a standard. */
export const FIRST_NUMBER: VersionNumber = { major: 1, minor: 0, patch: 0, label: null };

/** The same number with the label of a stage. */
export function labelled(number: VersionNumber, stage: NumberStage, count: number): VersionNumber {
  return { ...number, label: { stage, count } };
}

/** What decides which numbers a version may have: the one it follows, and how far its changes reach. */
export interface NumberFacts {
  /** Null for the first version of a standard. */
  readonly previous: VersionNumber | null;
  readonly impact: Impact | null;
  /** What has that impact, by name: "comment C-12", "amendment A-3". */
  readonly because: readonly string[];
}

/** The smallest number that the changes allow (VN-4). */
export function leastNumber({ previous, impact }: Omit<NumberFacts, 'because'>): VersionNumber {
  return previous === null ? FIRST_NUMBER : nextNumber(previous, impact ?? 'editorial');
}

/** Every number that follows without skipping and that the changes allow, the smallest first. */
export function allowedNumbers(facts: Omit<NumberFacts, 'because'>): readonly VersionNumber[] {
  const { previous } = facts;
  if (previous === null) return [FIRST_NUMBER];
  const least = leastNumber(facts);
  return IMPACTS.map((one) => nextNumber(previous, one)).filter((one) => compareNumbers(one, least) >= 0);
}

/** Whether a version may be published under this number. */
export function decideNumber(text: string, facts: NumberFacts): Decision<VersionNumber> {
  const { previous, because } = facts;
  const number = parseNumber(text);
  if (number === null) return refuse(demand(false, 'VN-1', 'number-malformed', { number: text }));
  const allowed = previous === null ? [FIRST_NUMBER] : IMPACTS.map((one) => nextNumber(previous, one));
  const least = leastNumber(facts);
  const approved = { ...number, label: null };
  const tooSmall = compareNumbers(approved, least) < 0;
  const known = allowed.some((one) => compareNumbers(one, approved) === 0);
  const unmet = [
    ...demand(number.label === null, 'VN-6', 'number-labelled', { number: text }),
    ...demand(!tooSmall, 'VN-4', 'number-too-small', {
      number: text,
      least: numberInWords(least),
      because: because.length > 0 ? because.join(', ') : 'the number that it follows',
    }),
    ...demand(tooSmall || known, 'VN-5', 'number-skips', {
      number: text,
      allowed: allowed.map(numberInWords).join(', '),
    }),
  ];
  return decide(unmet, () => number);
}
