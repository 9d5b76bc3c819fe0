import type { VersionState } from '../../../db/words';
import { demand, type Reason } from '../decision';
import { VERSION_STATE_LABELS } from '../labels/standards';
import { oneOfInWords } from '../names-in-words';
import type { ReasonWord } from '../reason-words';
import type { Curer } from '../reasons/sentence';
import { MOVES, type MoveName, movesFrom } from './moves';

/** Who makes each move of a version, as the permission table has it: who can take it where something starts. */
export const MADE_BY = {
  'begin-drafting': ['lead'],
  'open-consultation': ['chair'],
  'close-consultation': ['clock'],
  'resume-drafting': ['chair'],
  'open-ballot': ['chair'],
  'send-for-approval': ['chair'],
  'return-to-resolution': ['chair', 'clock'],
  publish: ['another-lead'],
  'return-for-changes': ['another-lead'],
  reject: ['another-lead'],
  'open-mandate-ballot': ['chair'],
  mandate: ['another-lead'],
  'take-effect': ['clock'],
  'give-patch-notice': ['chair', 'editor'],
  patch: ['another-lead'],
  deprecate: ['lead'],
  retire: ['lead', 'clock'],
  hold: ['lead'],
  resume: ['lead'],
  cancel: ['lead'],
} as const satisfies Record<Exclude<MoveName, 'propose-standard'>, readonly Curer[]>;

type MoveOfVersion = keyof typeof MADE_BY;

/** Nobody stops, ends or rejects a version to get it on. */
const NO_WAY_ON: readonly MoveName[] = ['hold', 'cancel', 'reject'];

export interface WhereItIs {
  readonly state: VersionState;
  /** Where a version on hold returns to, where that is known. */
  readonly heldFrom?: VersionState | undefined;
  readonly isPatch?: boolean | undefined;
}

interface Step {
  readonly move: MoveOfVersion;
  readonly to: VersionState;
}

function stepsFrom({ state, heldFrom = 'proposed', isPatch = false }: WhereItIs): readonly Step[] {
  if (state === 'on-hold') return [{ move: 'resume', to: heldFrom }];
  const steps = movesFrom(state, isPatch).flatMap((move) => {
    const { to } = MOVES[move];
    const stays = to === 'same' || to === 'where-it-was' || move === 'propose-standard';
    return stays || NO_WAY_ON.includes(move) ? [] : [{ move, to }];
  });
  // The move that publishes a patch stands in the table as one of the version that it corrects.
  if (isPatch && state === 'awaiting-approval') return [{ move: 'patch', to: 'published' }, ...steps];
  return steps;
}

/** The first move on the shortest way from here to one of these states; null where no way leads there. */
export function firstMoveTo(wanted: readonly VersionState[], from: WhereItIs): MoveOfVersion | null {
  const seen = new Set<VersionState>([from.state]);
  let reached = stepsFrom(from).map((step) => ({ ...step, first: step.move }));
  while (reached.length > 0) {
    const there = reached.find(({ to }) => wanted.includes(to));
    if (there !== undefined) return there.first;
    for (const { to } of reached) seen.add(to);
    reached = reached.flatMap(({ to, first }) =>
      stepsFrom({ ...from, state: to })
        .filter((step) => !seen.has(step.to))
        .map((step) => ({ ...step, first })),
    );
  }
  return null;
}

/** Who brings a version nearer to one of these states; nobody where no way leads there. */
export function whoLeadsTo(wanted: readonly VersionState[], from: WhereItIs): readonly Curer[] {
  const move = firstMoveTo(wanted, from);
  return move === null ? ['nobody'] : MADE_BY[move];
}

/**
 * A demand that a version is in one of these states; where it is not, the refusal names its state, and whoever can
 * bring it on to one of them.
 */
export function inState(
  from: WhereItIs,
  wanted: readonly VersionState[],
  rule: string,
  word: ReasonWord,
): readonly Reason[] {
  const cure = whoLeadsTo(wanted, from);
  const facts = {
    state: VERSION_STATE_LABELS[from.state],
    from: oneOfInWords(wanted.map((state) => VERSION_STATE_LABELS[state])),
    noWay: cure.includes('nobody') ? ', from which it does not come back there' : '',
  };
  return demand(wanted.includes(from.state), rule, word, facts, cure);
}
