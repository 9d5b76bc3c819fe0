/** What JSON carries; a Date is written as its ISO form, as JSON itself does. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function notJson(what: string): Error {
  return Object.assign(new TypeError(`Canonical JSON cannot carry ${what}.`), { code: 'not-json' });
}

/** Half a surrogate pair is not text: some databases refuse it and others change it. */
function text(value: string): string {
  if (/\p{Surrogate}/u.test(value)) throw notJson('half a surrogate pair');
  return JSON.stringify(value);
}

/** Keys by code unit, so that the order depends on no language. */
function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * One spelling for equal values: keys sorted by code unit, no spaces, keys without a value left out. Throws an
 * error with code 'not-json' for what JSON would change silently: NaN, infinities, functions, half characters.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw notJson(String(value));
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw notJson(`a value of type ${typeof value}`);
  if (value instanceof Date) return text(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([key, one]) => `${text(key)}:${canonicalJson(one)}`);
  return `{${entries.join(',')}}`;
}
