import { sha256 } from './audit-chain';
import { canonicalJson } from './canonical-json';

/** What decides, and of which the event of each act holds what the act left of it (AU-9). */
export const HELD_KINDS = [
  'version',
  'snapshot',
  'review',
  'ballot',
  'vote',
  'approval',
  'comment',
  'reply',
  'objection',
] as const;
export type HeldKind = (typeof HELD_KINDS)[number];

/** A SHA-256 for each part of a thing, by the part's name: its words, its decision, its result. */
export type Prints = Readonly<Record<string, string>>;

/** The prints of several things, each under its name (`heldName`); what an event holds. */
export type Held = Readonly<Record<string, Prints>>;

/** `comment 3f2c…`: as an event names what it holds. */
export function heldName(kind: HeldKind, id: string): string {
  return `${kind} ${id}`;
}

/** The ids of the things of a kind that an event holds. */
export function idsHeld(held: Held, kind: HeldKind): readonly string[] {
  const start = heldName(kind, '');
  return Object.keys(held).flatMap((name) => (name.startsWith(start) ? [name.slice(start.length)] : []));
}

/**
 * AU-9: the prints of a thing. What holds nothing is left out, so that a column that is added later, and is empty in
 * all that was there before, leaves former prints as they are.
 */
export function printsOf(parts: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Prints {
  const prints: Record<string, string> = {};
  for (const [part, values] of Object.entries(parts)) {
    const said = Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
    if (Object.keys(said).length === 0) continue;
    prints[part] = sha256(canonicalJson(said));
  }
  return prints;
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** What events say of one thing that is kept. */
export interface Told {
  /** The last event that holds it; null where all are older than that. */
  readonly last: { readonly sequence: number; readonly prints: Prints } | null;
  /** Whether any event speaks of it. */
  readonly spokenOf: boolean;
}

export type HeldVerdict = 'as-recorded' | 'not-held' | HeldBreak;

/** Where the database and its record part. */
export type HeldBreak =
  | {
      readonly because: 'part-differs';
      readonly kind: HeldKind;
      readonly id: string;
      readonly part: string;
      /** The event that left it otherwise. */
      readonly at: number;
    }
  | { readonly because: 'not-recorded'; readonly kind: HeldKind; readonly id: string }
  | { readonly because: 'gone'; readonly kind: HeldKind; readonly id: string; readonly at: number };

/** AU-9, AU-10: holds a thing as it is kept against what the last event that holds it left of it. */
export function heldVerdict(kind: HeldKind, id: string, kept: Prints, { last, spokenOf }: Told): HeldVerdict {
  if (last === null) return spokenOf ? 'not-held' : { because: 'not-recorded', kind, id };
  const parts = [...new Set([...Object.keys(last.prints), ...Object.keys(kept)])];
  const part = parts.find((one) => last.prints[one] !== kept[one]);
  return part === undefined ? 'as-recorded' : { because: 'part-differs', kind, id, part, at: last.sequence };
}
