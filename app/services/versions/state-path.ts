import type { VersionRow } from '../../../db/queries/versions';
import type { VersionState } from '../../../db/words';
import { isMandate } from './move-label';

/** A step of a version's way, as the path shows it. */
export interface StateStep {
  readonly state: VersionState;
  readonly standing: 'done' | 'now' | 'next';
  /** When the state was entered last; for the present one too. */
  readonly at: Date | null;
}

interface Step {
  readonly fromState: VersionState | null;
  readonly toState: VersionState;
  readonly at: Date;
}

const WAY: readonly VersionState[] = [
  'proposed',
  'drafting',
  'consultation',
  'resolution',
  'ballot',
  'awaiting-approval',
  'published',
];

/** A patch is begun in Drafting, and goes by notice. */
const WAY_OF_PATCH: readonly VersionState[] = ['drafting', 'awaiting-approval', 'published'];

const wayOf = ({ patchOfId }: VersionRow) => (patchOfId === null ? WAY : WAY_OF_PATCH);

/**
 * The way of a version: the states behind it, the present one, and those to come.
 * @param replaced whether a published patch took its place, after which it does not take effect (LC-49)
 */
export function statePath(
  version: VersionRow,
  moves: readonly Step[],
  replaced: boolean,
): readonly StateStep[] {
  const stopped = version.state === 'on-hold' || version.state === 'cancelled';
  const reached = stopped ? lastOnWay(version, moves) : version.state;
  const way = [...wayOf(version), ...afterPublication(version, moves, replaced)];
  const now = way.indexOf(reached);
  const steps = way.map((state, place): StateStep => {
    // A mandate leaves the state as it is, and does not enter it again.
    const entered = moves.filter((move) => move.toState === state && !isMandate(move));
    // A patch of an effective version is effective at once.
    const at = entered.at(-1)?.at ?? (state === 'published' ? version.publishedAt : null);
    const standing = place < now || (stopped && place === now) ? 'done' : place === now ? 'now' : 'next';
    return { state, standing, at: standing === 'next' ? null : at };
  });
  if (!stopped) return steps;
  const stop: StateStep = { state: version.state, standing: 'now', at: version.stateSince };
  const ahead = version.state === 'on-hold' ? steps.slice(now + 1) : [];
  return [...steps.slice(0, now + 1), stop, ...ahead];
}

/** What comes after publication, where it applies or has happened. */
function afterPublication(
  { state, complyBy, deprecatedAt }: VersionRow,
  moves: readonly Step[],
  replaced: boolean,
): VersionState[] {
  const was = state === 'effective' || moves.some(({ toState }) => toState === 'effective');
  const toCome = state === 'published' && complyBy !== null && !replaced;
  const effective = was || toCome;
  const ending = deprecatedAt !== null || state === 'deprecated' || state === 'retired';
  return [
    ...(effective ? (['effective'] as const) : []),
    ...(ending ? (['deprecated', 'retired'] as const) : []),
  ];
}

function lastOnWay(version: VersionRow, moves: readonly { readonly toState: VersionState }[]): VersionState {
  if (version.heldFrom !== null) return version.heldFrom;
  const way = wayOf(version);
  return moves.filter(({ toState }) => way.includes(toState)).at(-1)?.toState ?? way[0] ?? version.state;
}
