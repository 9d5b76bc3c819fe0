import type { SourcePlace } from './artefact-types';
import { placeAt } from './locate-json-fault';

/** A name that one object of JSON has twice, and where it stands for the second time. */
export interface RepeatedKey extends SourcePlace {
  readonly key: string;
  readonly firstLine: number;
}

/** Texts and brackets; what else valid JSON holds does not matter here. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]/gs;

/**
 * The first name that stands twice in one object. Readers of JSON keep one of the two values, and not all the same one.
 *
 * @param text valid JSON
 */
export function repeatedKey(text: string): RepeatedKey | null {
  /** The names of each open object with where they stand; null for a list. */
  const open: (Map<string, number> | null)[] = [];
  let awaitsName = false;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const names = open.at(-1) ?? null;
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Map() : null);
      awaitsName = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      awaitsName = false;
    } else if (token === ',') awaitsName = names !== null;
    else if (awaitsName && names !== null) {
      awaitsName = false;
      const key = JSON.parse(token) as string;
      const first = names.get(key);
      if (first !== undefined) return { key, firstLine: placeAt(text, first).line, ...placeAt(text, index) };
      names.set(key, index);
    }
  }
  return null;
}
