import type { ReasonWord } from './reason-words';
import type { Curer } from './reasons/sentence';

/** One unmet demand: the rule of RULES.md that asks for it, its word, and the facts its sentence names. */
export interface Reason {
  readonly rule: string;
  readonly word: ReasonWord;
  readonly facts?: Readonly<Record<string, string | number>>;
  /** Who can cure it here and now, where that depends on the facts; otherwise as the word has it. */
  readonly cure?: readonly Curer[];
}

export interface Allowed<T = undefined> {
  readonly allowed: true;
  readonly result: T;
}

export interface Refused {
  readonly allowed: false;
  readonly reasons: readonly Reason[];
}

/** The answer of a rule. A refusal is an answer, not an exception, and carries every unmet demand. */
export type Decision<T = undefined> = Allowed<T> | Refused;

export function allow(): Allowed;
export function allow<T>(result: T): Allowed<T>;
export function allow(result?: unknown): Allowed<unknown> {
  return { allowed: true, result };
}

export function refuse(reasons: readonly Reason[]): Refused {
  return { allowed: false, reasons };
}

/** Allowed with the result when no demand is unmet; the result is only worked out then. */
export function decide<T>(unmet: readonly Reason[], result: () => T): Decision<T> {
  return unmet.length === 0 ? allow(result()) : refuse(unmet);
}

/** One demand as a list: empty when it is met, so that demands of a rule can be spread one after another. */
export function demand(
  met: boolean,
  rule: string,
  word: ReasonWord,
  facts?: Readonly<Record<string, string | number>>,
  cure?: readonly Curer[],
): readonly Reason[] {
  if (met) return [];
  return [{ rule, word, ...(facts === undefined ? {} : { facts }), ...(cure === undefined ? {} : { cure }) }];
}

/** The unmet demands of a decision: none when it is allowed. */
export function unmetOf(decision: Decision<unknown>): readonly Reason[] {
  return decision.allowed ? [] : decision.reasons;
}
