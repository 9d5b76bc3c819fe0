import type { Decision } from '../../../app/domain/decision';
import { isServiceError } from '../../../app/services/errors';
import type { Answer } from '../../../app/services/people/answer';
import type { Dice } from '../../support/dice';
import { NOBODY } from './cast';
import type { Facts } from './facts';
import type { ModelWorld } from './world';

/** What an attempt came to: done, or refused under rules, which a refusal by an error does not name. */
export type Outcome<R> =
  | { readonly done: true; readonly result: R }
  | { readonly done: false; readonly rules: readonly string[] | null; readonly said: string };

/** Something somebody tries to do, and what the model says about it before it is tried. */
export interface Attempt {
  /** For the log of the walk. */
  readonly words: string;
  /** The rules that speak against it; where there are none it must be done. */
  readonly unmet: readonly string[];
  /** Whether readers may see nothing of it: a change of a vote in an open ballot. */
  readonly unseen: boolean;
  /** What comes before and leaves traces of its own. */
  readonly ready: () => Promise<void>;
  /** Tries it; where it is done, `settle` makes the facts follow. */
  make(): Promise<{ readonly outcome: Outcome<unknown>; readonly settle: () => void }>;
}

export interface Walk {
  readonly world: ModelWorld;
  readonly facts: Facts;
  readonly roll: Dice;
  readonly now: Date;
  /** How many of a hundred choices lead astray. */
  readonly bent: number;
}

/** A kind of attempt; null where there is nothing that it could be about. */
export type Command = (walk: Walk) => Attempt | null;

export function attempt<R>(
  words: string,
  unmet: readonly string[],
  run: () => Promise<Outcome<R>>,
  then: (result: R) => void = () => undefined,
  ready: () => Promise<void> = async () => undefined,
): Attempt {
  return {
    unseen: false,
    ready,
    words,
    unmet: [...new Set(unmet)].sort(),
    async make() {
      const outcome = await run();
      return { outcome, settle: () => (outcome.done ? then(outcome.result) : undefined) };
    },
  };
}

/** A service that answers with a decision. */
export async function decided<R>(work: Promise<Decision<R>>): Promise<Outcome<R>> {
  return await orError(async () => {
    const decision = await work;
    if (decision.allowed) return { done: true, result: decision.result };
    const rules = [...new Set(decision.reasons.map(({ rule }) => rule))].sort();
    return {
      done: false,
      rules,
      said: decision.reasons.map(({ rule, word }) => `${rule} ${word}`).join(', '),
    };
  });
}

/** A service that answers to a form. */
export async function answered<R>(work: Promise<Answer<R>>): Promise<Outcome<R>> {
  return await orError(async () => {
    const answer = await work;
    if (answer.ok) return { done: true, result: answer.result };
    return { done: false, rules: null, said: JSON.stringify(answer.errors) };
  });
}

/** A service that does it or throws. */
export async function did<R>(work: Promise<R>): Promise<Outcome<R>> {
  return await orError(async () => ({ done: true, result: await work }));
}

async function orError<R>(work: () => Promise<Outcome<R>>): Promise<Outcome<R>> {
  try {
    return await work();
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return { done: false, rules: null, said: `${error.code}: ${error.message}` };
  }
}

/** A demand under a rule: what is left of it. */
export const unless = (met: boolean, rule: string): readonly string[] => (met ? [] : [rule]);

export function pick<T>(roll: Dice, list: readonly T[]): T | undefined {
  return list[roll(list.length)];
}

/** One of the right people, where there are any; in a bent walk often anybody, also somebody without an account. */
export function somebody(walk: Walk, right: readonly (string | null)[]): string {
  const { facts, roll } = walk;
  const those = right.filter((one) => one !== null);
  const anybody = [...Object.keys(facts.people), NOBODY];
  return (roll(100) >= walk.bent ? pick(roll, those) : undefined) ?? pick(roll, anybody) ?? NOBODY;
}

/** Whether what is asked for is as it should be; true in most rolls. */
export const mostly = ({ roll, bent }: Walk): boolean => roll(150) >= bent;
