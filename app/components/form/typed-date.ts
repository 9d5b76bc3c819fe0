/** The three boxes of a DateInput, as typed. */
export interface TypedDateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export type TypedDate =
  | { readonly kind: 'empty' }
  /** A day of the calendar, as `2026-11-22`. */
  | { readonly kind: 'date'; readonly iso: string }
  | { readonly kind: 'faulty'; readonly sentence: string };

/**
 * Reads the boxes of a DateInput. Spaces are forgiven; a day that the calendar does not have is refused.
 *
 * @param thing what the date is called in the sentence, such as "closing day"
 */
export function typedDate(parts: TypedDateParts, thing: string): TypedDate {
  const named = [
    ['day', parts.day.trim()],
    ['month', parts.month.trim()],
    ['year', parts.year.trim()],
  ] as const;
  const missing = named.filter(([, text]) => text === '').map(([name]) => name);
  if (missing.length === 3) return { kind: 'empty' };
  if (missing.length > 0) {
    return { kind: 'faulty', sentence: `The ${thing} must include a ${missing.join(' and a ')}.` };
  }
  const [day, month, year] = named.map(([, text]) => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN));
  if (day === undefined || month === undefined || year === undefined) return { kind: 'empty' };
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!real || year < 1900) {
    return { kind: 'faulty', sentence: `The ${thing} must be a real date, such as 22 11 2026.` };
  }
  return { kind: 'date', iso: date.toISOString().slice(0, 10) };
}
