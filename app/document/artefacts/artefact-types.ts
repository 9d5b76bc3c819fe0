import type { ArtefactKind } from '../../../db/words';

/** A machine-readable file of a standard, named by its place among the others: `examples/booking.json`. */
export interface ArtefactFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What is wrong with a file, where, and what its author can do about it. */
export interface ArtefactFault {
  readonly path: string;
  /** Line and column of the source, from 1, where they are known. */
  readonly line: number | null;
  readonly column: number | null;
  /** The element in question, such as `StructureDefinition.snapshot.element[3].id`; '' for the file as a whole. */
  readonly place: string;
  readonly problem: string;
  readonly cure: string;
}

/** What a valid file is about, in words and in names that others refer to it by. */
export interface ArtefactFacts {
  readonly title: string;
  /** One line: `Profile of Patient`, `12 operations at 7 addresses`. */
  readonly defines: string;
  /** Canonical address, `$id` or namespace; '' when it has none. */
  readonly identifier: string;
  /** The file's own version; '' when it says none. */
  readonly version: string;
}

/** A file that was found to be what it claims to be. */
export interface SoundArtefact extends ArtefactFacts {
  readonly path: string;
  readonly kind: ArtefactKind;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly hash: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** Paths of other files that it refers to, whether or not they are there. */
  readonly refersTo: readonly string[];
  /** What does not make it invalid and should be known, one sentence each. */
  readonly remarks: readonly string[];
}

/** What became of an upload: its files, unpacked, those that are sound, and what is wrong with the others. */
export interface CheckedArtefacts {
  readonly files: readonly ArtefactFile[];
  readonly sound: readonly SoundArtefact[];
  readonly faults: readonly ArtefactFault[];
}

/** A place in a source, from 1. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

/** Steps from the root of a value to a part of it. */
export type DataPath = readonly (string | number)[];

/** A file as data, with where each part of it stands in the source. */
export interface ReadData {
  readonly value: unknown;
  readonly format: 'json' | 'yaml' | 'xml';
  /** Where the part at this path stands, or the nearest one around it. */
  placeOf(path: DataPath): SourcePlace | null;
}

/** `StructureDefinition.snapshot.element[3].id` for a path. */
export function placeInWords(root: string, path: DataPath): string {
  return path.reduce<string>(
    (words, step) =>
      typeof step === 'number' ? `${words}[${step}]` : words === '' ? step : `${words}.${step}`,
    root,
  );
}
