import type { Writer } from '../../document/history/writers';

/** The names of people and organisations, by id. */
export interface WriterNames {
  readonly people: ReadonlyMap<string, string>;
  readonly organisations: ReadonlyMap<string, { readonly name: string; readonly slug: string }>;
}

/** A writer as pages name them. */
export interface NamedWriter {
  readonly origin: Writer['origin'];
  /** Who typed it, or who imported, restored or began the draft with it; null when nobody is known. */
  readonly person: string | null;
  readonly organisation: { readonly name: string; readonly slug: string } | null;
  readonly carriedFrom: string | null;
  /** The whole of it in words, such as "Imported by Amina Khan, Northfield Systems". */
  readonly words: string;
}

export function nameWriter(writer: Writer, names: WriterNames): NamedWriter {
  const { origin, personId, organisationId, carriedFrom } = writer;
  const person = personId === null ? null : (names.people.get(personId) ?? 'Former member');
  const organisation = organisationId === null ? null : (names.organisations.get(organisationId) ?? null);
  const who = [person ?? 'somebody', organisation?.name].filter((part) => part !== undefined).join(', ');
  return { origin, person, organisation, carriedFrom, words: wordsFor(origin, who, carriedFrom) };
}

function wordsFor(origin: Writer['origin'], who: string, carriedFrom: string | null): string {
  const carried = carriedFrom === null ? '' : `, carried over from version ${carriedFrom}`;
  switch (origin) {
    case 'typed':
      return `${who}${carried}`;
    case 'imported':
      return `Imported by ${who}${carried}`;
    case 'restored':
      return `Restored by ${who}${carried}`;
    case 'template':
      return `From the template of the portal${carried}`;
    case 'carried':
      return `Carried over from version ${carriedFrom ?? 'before'}; its writers are not recorded`;
    case 'unknown':
      return `Writer not recorded${carried}`;
  }
}
