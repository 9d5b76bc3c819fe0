import type { TextRow } from '../../../db/queries/texts';
import type { Finding } from '../../document/finding-types';
import type { RequirementEntry } from '../../document/requirement-types';
import type { OutlineEntry } from '../../document/text-types';

/** What was stored with a frozen text, as it was written when it was frozen. */
export interface TextFacts {
  readonly outline: readonly OutlineEntry[];
  readonly requirements: readonly RequirementEntry[];
  readonly findings: readonly Finding[];
}

/** Reads the JSON columns of a text; they are written by freezing alone. */
export function textFacts(row: Pick<TextRow, 'outline' | 'requirements' | 'findings'>): TextFacts {
  return {
    outline: row.outline as OutlineEntry[],
    requirements: row.requirements as RequirementEntry[],
    findings: row.findings as Finding[],
  };
}

/** Every clause of an outline by the id of its heading. */
export function clausesById(outline: readonly OutlineEntry[]): ReadonlyMap<string, OutlineEntry> {
  const clauses = new Map<string, OutlineEntry>();
  const waiting = [...outline].reverse();
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    if (entry.id !== '') clauses.set(entry.id, entry);
    waiting.push(...[...entry.children].reverse());
  }
  return clauses;
}
