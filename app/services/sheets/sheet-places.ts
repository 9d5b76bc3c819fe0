import type { DocumentJson } from '../../document/json';
import { clausesOf } from '../../document/outline';
import { blockNames } from '../comments/comment-places.server';

/** A place of a text that a sheet can name. */
export interface SheetPlace {
  readonly blockId: string;
  /** "3.2 Scope". */
  readonly label: string;
}

/** Finds a place by what people write in the clause column; null when there is no such place. */
export type PlaceFinder = (written: string) => SheetPlace | null;

/** Places by number, by number and title, by title, and requirements by their references. */
export function placeFinder(content: DocumentJson | null): PlaceFinder {
  const places = new Map<string, SheetPlace>();
  const add = (name: string, place: SheetPlace) => {
    const key = plain(name);
    if (key !== '' && !places.has(key)) places.set(key, place);
  };
  const clauses = content === null ? [] : clausesOf(content).filter(({ id }) => id !== '');
  for (const { id, number, title } of clauses) {
    const place = { blockId: id, label: [number, title].filter(Boolean).join(' ') };
    add(number, place);
    add(place.label, place);
  }
  for (const { id, number, title } of clauses) {
    add(title, { blockId: id, label: [number, title].filter(Boolean).join(' ') });
  }
  for (const [blockId, { requirement, clause }] of content === null ? [] : blockNames(content)) {
    if (requirement === null) continue;
    const place = { blockId, label: `${requirement} in ${clause}` };
    add(requirement, place);
    add(requirement.replace(/^.*-(?=R\d)/, ''), place);
  }
  return (written) => {
    const words = plain(written);
    const number = /^[\da-z]+(?:\.\d+)*(?=\s|$)/.exec(words)?.[0] ?? '';
    return places.get(words) ?? (/\d/.test(number) ? (places.get(number) ?? null) : null);
  };
}

/** Without what people put around a number: "Clause 3.2.", "§ 3.2". */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/^(clause|subclause|section|sect\.|§)\s*/, '')
    .replace(/[.:]$/, '');
}
