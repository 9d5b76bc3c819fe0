import type { ArtefactFault, SourcePlace } from './artefact-types';

type Said = Pick<ArtefactFault, 'problem' | 'cure'> & Partial<Pick<ArtefactFault, 'place'>>;

/** A file that cannot be kept, thrown while it is checked and told to its author; other files go on. */
export class FaultyArtefact extends Error {
  constructor(
    readonly said: Said,
    readonly at: SourcePlace | null = null,
  ) {
    super(said.problem);
  }
}

/** The same with the file's name, as the page lists it. */
export function faultOf(path: string, { said, at }: FaultyArtefact): ArtefactFault {
  const { problem, cure, place = '' } = said;
  return { path, line: at?.line ?? null, column: at?.column ?? null, place, problem, cure };
}
