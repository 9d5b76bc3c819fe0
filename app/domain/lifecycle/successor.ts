import { type Decision, decide, demand } from '../decision';

/** A standard that words name by its reference, and the version where they name one. */
export interface NamedSuccessor {
  readonly reference: string;
  readonly number: string | null;
}

const NAMED = /\bSTD-\d+\b(?:,? +(?:version +)?(\d+\.\d+\.\d+)\b)?/gi;

/** What these words name by reference: "STD-0042", "STD-0042 2.0.0", "STD-0042, version 2.0.0". */
export function successorsIn(words: string): readonly NamedSuccessor[] {
  return [...words.matchAll(NAMED)].map(([whole, number]) => ({
    reference: (whole.match(/^STD-\d+/i)?.[0] ?? whole).toUpperCase(),
    number: number ?? null,
  }));
}

/** LC-53: whether everything is there that a notice names as what takes the place of a version. */
export function decideSuccessor(notFound: readonly NamedSuccessor[]): Decision {
  const successors = notFound
    .map(({ reference, number }) => (number === null ? reference : `${reference} ${number}`))
    .join(', ');
  return decide(
    demand(notFound.length === 0, 'LC-53', 'successor-not-found', { successors }),
    () => undefined,
  );
}
