import type { ArtefactKind } from '../../db/words';
import { canonicalJson } from './canonical-json';
import { allow, type Decision, demand, type Reason, refuse } from './decision';

/** An artefact as the rules see it. */
export interface ArtefactRow {
  readonly path: string;
  readonly kind: ArtefactKind;
  readonly hash: string;
  readonly bytes: number;
  readonly identifier: string;
  readonly version: string;
}

export const MOST_ARTEFACTS = 500;
export const MOST_SET_BYTES = 32 * 1024 * 1024;
const LONGEST_PATH = 200;

/**
 * AF-2, AF-3: which of the artefacts that were found valid a version takes in beside those it has; each that it does
 * not take has its reasons. One under a path that is there takes the other's place.
 */
export function decideKeeping<A extends ArtefactRow>(
  present: readonly ArtefactRow[],
  offered: readonly A[],
): {
  readonly kept: readonly A[];
  readonly refused: readonly { path: string; reasons: readonly Reason[] }[];
} {
  const set = new Map(present.map((one) => [one.path, one]));
  const kept: A[] = [];
  const refused: { path: string; reasons: readonly Reason[] }[] = [];
  for (const artefact of offered) {
    const decision = decideOne([...set.values()], artefact);
    if (decision.allowed) {
      set.set(artefact.path, artefact);
      kept.push(artefact);
    } else refused.push({ path: artefact.path, reasons: decision.reasons });
  }
  return { kept, refused };
}

function decideOne(present: readonly ArtefactRow[], artefact: ArtefactRow): Decision {
  const others = present.filter(({ path }) => path !== artefact.path);
  const namesake = others.find(({ path }) => path.toLowerCase() === artefact.path.toLowerCase());
  const { identifier, version } = artefact;
  const twin =
    identifier === ''
      ? undefined
      : others.find((one) => one.identifier === identifier && one.version === version);
  const bytes = others.reduce((sum, one) => sum + one.bytes, artefact.bytes);
  const unmet = [
    ...demand(isFitPath(artefact.path), 'AF-2', 'artefact-path-unfit'),
    ...demand(namesake === undefined, 'AF-2', 'artefact-path-taken', { other: namesake?.path ?? '' }),
    ...demand(others.length < MOST_ARTEFACTS, 'AF-2', 'artefacts-too-many', { most: MOST_ARTEFACTS }),
    ...demand(bytes <= MOST_SET_BYTES, 'AF-2', 'artefacts-too-large', { most: MOST_SET_BYTES / 1024 / 1024 }),
    ...demand(twin === undefined, 'AF-3', 'artefact-defined-twice', {
      other: twin?.path ?? '',
      identifier: version === '' ? identifier : `${identifier} ${version}`,
    }),
  ];
  return unmet.length === 0 ? allow() : refuse(unmet);
}

/** A path that every system can unpack: names of letters, digits, spaces and a few signs, and no step out. */
function isFitPath(path: string): boolean {
  const steps = path.split('/');
  return (
    path.length <= LONGEST_PATH &&
    steps.length <= 10 &&
    steps.every((step) => /^[\p{L}\p{N}_(][\p{L}\p{N} _.,()+@=-]*$/u.test(step) && !/[ .]$/.test(step))
  );
}

/**
 * AF-4: what freezing names the artefacts by: their paths, kinds, sizes and hashes as canonical JSON, the same
 * whatever order they were added in.
 */
export function manifestOf(artefacts: readonly ArtefactRow[]): string {
  const entries = artefacts
    .map(({ path, kind, hash, bytes }) => ({ path, kind, sha256: hash, bytes }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return canonicalJson({ format: 'concord-artefacts', formatVersion: 1, artefacts: entries });
}

/** AF-5: a vote or an approval is of the artefacts as they were read; '' stands for none. */
export function artefactsMatch(read: string, frozen: string): readonly Reason[] {
  return demand(read === frozen, 'AF-5', 'artefacts-differ');
}

/** An artefact that is new, another than it was, or gone. */
export interface ArtefactChange {
  readonly path: string;
  readonly change: 'added' | 'changed' | 'removed';
  /** Whether it was an example before and after, where it was there: an example shows, and defines nothing. */
  readonly example: boolean;
}

/** What differs between two sets of artefacts, by path. */
export function artefactChanges(
  before: readonly ArtefactPrint[],
  now: readonly ArtefactPrint[],
): readonly ArtefactChange[] {
  const former = new Map(before.map((one) => [one.path, one]));
  const present = new Map(now.map((one) => [one.path, one]));
  return [...new Set([...former.keys(), ...present.keys()])].sort().flatMap((path): ArtefactChange[] => {
    const [was, is] = [former.get(path), present.get(path)];
    if (was !== undefined && is !== undefined && was.hash === is.hash && was.kind === is.kind) return [];
    const kinds = [was, is].flatMap((one) => (one === undefined ? [] : [one.kind]));
    return [
      {
        path,
        change: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed',
        example: kinds.every((kind) => EXAMPLES.includes(kind)),
      },
    ];
  });
}

type ArtefactPrint = Pick<ArtefactRow, 'path' | 'kind' | 'hash'>;

const EXAMPLES: readonly ArtefactKind[] = ['example', 'fhir-example'];
