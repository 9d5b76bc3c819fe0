import type { VersionState } from '../../../db/words';

/** One row of the table of moves; who makes it stands in the permission table under the same name. */
export interface Move {
  readonly rule: string;
  /** The states it leaves; none for the move that makes a version. */
  readonly from: readonly VersionState[];
  /** The state it reaches; 'same' leaves the state alone, 'where-it-was' ends a hold. */
  readonly to: VersionState | 'same' | 'where-it-was';
}

const BEFORE_PUBLISHED = [
  'proposed',
  'drafting',
  'consultation',
  'resolution',
  'ballot',
  'awaiting-approval',
] as const satisfies readonly VersionState[];

/** The states that a hold returns to. */
export type StateBeforePublished = (typeof BEFORE_PUBLISHED)[number];

/** Every move of a version, in the order of its life. What stands in no row cannot happen (LC-1). */
export const MOVES = {
  'propose-standard': { rule: 'LC-4', from: [], to: 'proposed' },
  'begin-drafting': { rule: 'LC-5', from: ['proposed'], to: 'drafting' },
  'open-consultation': { rule: 'LC-7', from: ['drafting'], to: 'consultation' },
  'close-consultation': { rule: 'LC-10', from: ['consultation'], to: 'resolution' },
  'resume-drafting': { rule: 'LC-11', from: ['resolution'], to: 'drafting' },
  'open-ballot': { rule: 'LC-13', from: ['resolution'], to: 'ballot' },
  'send-for-approval': { rule: 'LC-17', from: ['ballot'], to: 'awaiting-approval' },
  'return-to-resolution': { rule: 'LC-18', from: ['ballot'], to: 'resolution' },
  publish: { rule: 'LC-19', from: ['awaiting-approval'], to: 'published' },
  'return-for-changes': { rule: 'LC-31', from: ['awaiting-approval'], to: 'drafting' },
  reject: { rule: 'LC-31', from: ['awaiting-approval'], to: 'cancelled' },
  'open-mandate-ballot': { rule: 'LC-16', from: ['published'], to: 'same' },
  mandate: { rule: 'LC-21', from: ['published'], to: 'same' },
  'take-effect': { rule: 'LC-25', from: ['published'], to: 'effective' },
  'give-patch-notice': { rule: 'LC-44', from: ['drafting'], to: 'awaiting-approval' },
  patch: { rule: 'LC-32', from: ['published', 'effective'], to: 'same' },
  deprecate: { rule: 'LC-26', from: ['published', 'effective'], to: 'deprecated' },
  retire: { rule: 'LC-27', from: ['deprecated'], to: 'retired' },
  hold: { rule: 'LC-28', from: BEFORE_PUBLISHED, to: 'on-hold' },
  resume: { rule: 'LC-30', from: ['on-hold'], to: 'where-it-was' },
  cancel: { rule: 'LC-28', from: [...BEFORE_PUBLISHED, 'on-hold'], to: 'cancelled' },
} as const satisfies Record<string, Move>;

export type MoveName = keyof typeof MOVES;

/** The way to publication through consultation, ballot and approval, which a patch does not go (LC-43). */
const NOT_OF_PATCH: readonly MoveName[] = [
  'open-consultation',
  'open-ballot',
  'send-for-approval',
  'publish',
];

/** LC-43: whether a version that is, or is not, made as a patch goes by this move. */
export function isOnWay(move: MoveName, isPatch: boolean): boolean {
  return isPatch ? !NOT_OF_PATCH.includes(move) : move !== 'give-patch-notice';
}

/** The moves that leave a state, in the order of the table; none for cancelled and retired (LC-33). */
export function movesFrom(state: VersionState, isPatch = false): readonly MoveName[] {
  const names = Object.keys(MOVES) as MoveName[];
  return names.filter(
    (name) => isOnWay(name, isPatch) && (MOVES[name].from as readonly VersionState[]).includes(state),
  );
}
