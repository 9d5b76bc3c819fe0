import type { SnapshotKind, VersionState } from '../../../db/words';
import { momentInWords } from '../../domain/london-time';

/** What is new in a snapshot, as the history shows it. */
export interface LineNews {
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  readonly clauses: ReadonlyArray<{ readonly id: string; readonly label: string }>;
  readonly people: readonly HistoryPerson[];
}

export interface HistoryPerson {
  readonly id: string;
  readonly name: string;
  readonly organisation: { readonly id: string; readonly name: string } | null;
}

export interface MoveLine {
  readonly what: 'move';
  readonly key: string;
  readonly at: Date;
  readonly by: string | null;
  readonly state: VersionState;
  /** Whether the step made it mandatory, and left the state as it was. */
  readonly mandate: boolean;
  readonly reason: string;
  readonly hash: string | null;
}

/** Something else that happened to the version: a ballot opened, an editor named. */
export interface EventLine {
  readonly what: 'event';
  readonly key: string;
  readonly at: Date;
  readonly by: string | null;
  readonly words: string;
  readonly href: string | null;
}

export interface SnapshotLine {
  readonly what: 'snapshot';
  readonly key: string;
  readonly at: Date;
  readonly by: string | null;
  readonly id: string;
  readonly kind: SnapshotKind;
  readonly name: string;
  readonly hash: string;
  readonly words: number;
  /** Words more (or fewer, when below 0) than the snapshot before; null for the first. */
  readonly growth: number | null;
  /** Since the snapshot before it that is shown in the same way; null when it is not recorded. */
  readonly news: LineNews | null;
  readonly textPath: string;
  /** The comparison with the snapshot before; null for the first. */
  readonly comparePath: string | null;
}

/** The automatic snapshots of one day, newest first. */
export interface DayLine {
  readonly what: 'day';
  readonly key: string;
  /** The newest of them. */
  readonly at: Date;
  readonly snapshots: readonly SnapshotLine[];
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  readonly clauses: LineNews['clauses'];
  readonly people: readonly HistoryPerson[];
}

/** One line of a version's history. */
export type HistoryLine = MoveLine | EventLine | SnapshotLine;

/** What the history is narrowed to; '' for everything. */
export interface HistoryFilter {
  /** Also snapshots that the portal made by itself; only for chair and editors. */
  readonly automaticToo: boolean;
  readonly person?: string;
  readonly organisation?: string;
  readonly clause?: string;
}

/** Whether a line is shown: moves and events only in the whole history, since they touch no clause. */
export function isShown(line: HistoryLine, { person, organisation, clause }: HistoryFilter): boolean {
  if (!person && !organisation && !clause) return true;
  if (line.what !== 'snapshot' || line.news === null) return false;
  const { people, clauses } = line.news;
  if (person && !people.some(({ id }) => id === person)) return false;
  if (organisation && !people.some((one) => one.organisation?.id === organisation)) return false;
  return !clause || clauses.some(({ id }) => id === clause);
}

/**
 * The lines with the automatic snapshots of a day as one, in the place of the newest of them, whatever else happened
 * between them that day.
 */
export function foldByDay(
  lines: readonly HistoryLine[],
  dayOf: (at: Date) => string,
): Array<HistoryLine | DayLine> {
  const days = new Map<string, SnapshotLine[]>();
  for (const line of lines) {
    if (!isAutomatic(line)) continue;
    const day = days.get(dayOf(line.at));
    if (day) day.push(line);
    else days.set(dayOf(line.at), [line]);
  }
  return lines.flatMap((line): Array<HistoryLine | DayLine> => {
    if (!isAutomatic(line)) return [line];
    const snapshots = days.get(dayOf(line.at)) ?? [];
    return snapshots[0] === line ? [dayLine(line, snapshots)] : [];
  });
}

function isAutomatic(line: HistoryLine): line is SnapshotLine {
  return line.what === 'snapshot' && line.kind === 'automatic';
}

function dayLine(newest: SnapshotLine, snapshots: readonly SnapshotLine[]): DayLine {
  const news = snapshots.flatMap((line) => line.news ?? []);
  const people = news.flatMap((one) => one.people);
  const clauses = news.flatMap((one) => one.clauses);
  return {
    what: 'day',
    key: `day-${newest.key}`,
    at: newest.at,
    snapshots,
    wordsAdded: news.reduce((sum, one) => sum + one.wordsAdded, 0),
    wordsRemoved: news.reduce((sum, one) => sum + one.wordsRemoved, 0),
    clauses: [...new Map(clauses.map((clause) => [clause.id, clause])).values()],
    people: [
      ...new Map(people.map((person) => [`${person.id} ${person.organisation?.id}`, person])).values(),
    ],
  };
}

/** What the filters offer: everybody and every clause that any line names. */
export function choicesIn(lines: readonly HistoryLine[]) {
  const news = lines.flatMap((line) => (line.what === 'snapshot' && line.news ? [line.news] : []));
  const people = new Map<string, string>();
  const organisations = new Map<string, string>();
  for (const one of news) {
    for (const { id, name, organisation } of one.people) {
      people.set(id, name);
      if (organisation) organisations.set(organisation.id, organisation.name);
    }
  }
  const listed = (from: Map<string, string>) =>
    [...from]
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
  return { people: listed(people), organisations: listed(organisations), clauses: clausesIn(lines) };
}

/** By number; of several that were called the same, each says when it was last touched. */
function clausesIn(lines: readonly HistoryLine[]) {
  const touched = new Map<string, { label: string; at: Date }>();
  for (const line of lines) {
    if (line.what !== 'snapshot' || line.news === null) continue;
    for (const { id, label } of line.news.clauses) {
      const known = touched.get(id);
      if (id !== '' && (known === undefined || known.at < line.at)) touched.set(id, { label, at: line.at });
    }
  }
  const all = [...touched].map(([value, one]) => ({ value, ...one }));
  return all
    .sort(
      (a, b) => a.label.localeCompare(b.label, 'en-GB', { numeric: true }) || b.at.getTime() - a.at.getTime(),
    )
    .map(({ value, label, at }) => {
      const alone = all.every((other) => other.value === value || other.label !== label);
      return { value, label: alone ? label : `${label} (last touched ${momentInWords(at)})` };
    });
}
