import { type CommentType, DISPOSITIONS, type Disposition, IMPACTS, type Impact } from '../../db/words';
import { DISPOSITION_LABELS } from './labels/comments';
import { IMPACT_LABELS } from './labels/standards';

/** Who brought in a comment with a sheet, as far as it bears on what the sheet says became of it. */
export interface SheetUploader {
  /** Whether the Secretariat recorded what somebody else said. */
  readonly recordsForOthers: boolean;
  /** The uploader's part on the version; null for none. */
  readonly role: 'chair' | 'editor' | null;
}

/**
 * CD-30: whether what a sheet says became of a comment fills in the form in which it is decided. It decides nothing,
 * and a commenter who writes "Accepted" beside their own comment puts no word into the mouth of the chair.
 */
export function fillsInDecision(
  { recordsForOthers, role }: SheetUploader,
  { type, blocking }: { readonly type: CommentType; readonly blocking: boolean },
): boolean {
  return recordsForOthers || role === 'chair' || (role === 'editor' && type === 'editorial' && !blocking);
}

/** What the words of a sheet come to as a decision of ours. */
export interface ObservedDecision {
  readonly disposition: Disposition;
  readonly reason: string;
  readonly impact: Impact | null;
  /** `C-12`, where they say which comment is repeated; else ''. */
  readonly duplicateOf: string;
}

/** The words of other bodies by their beginnings; docs/consultations-elsewhere.md gives the reasons. */
const ELSEWHERE: readonly (readonly [begins: RegExp, ours: Disposition])[] = [
  [/^accepted \(nothing to do\)/i, 'noted'],
  [/^accepted (by ab|in principle|in part)\b/i, 'accepted-with-changes'],
  [/^(partially|partly) accepted\b/i, 'accepted-with-changes'],
  [/^(accepted|approved|completed)\b/i, 'accepted'],
  [/^(tc agrees|resolved)\b/i, 'accepted-with-changes'],
  [/^(rejected|closed: rejected|no change required)\b/i, 'not-accepted'],
  [/^(deferred|open: deferred|no change for version|formal objection)\b/i, 'kept-for-later'],
  [/^(out ?of ?scope|closed: invalid)\b/i, 'out-of-scope'],
  [/^(invalid|duplicate|noted)\b/i, 'noted'],
  [/^(retracted|withdrawn)\b/i, 'withdrawn'],
  [/^answered via email\b/i, 'question-answered'],
];

/** Longer labels before those that they begin with. */
const OURS = [...DISPOSITIONS].sort((a, b) => DISPOSITION_LABELS[b].length - DISPOSITION_LABELS[a].length);

/** The fields in which logs keep their decision, the most telling first. */
const FIELDS = ['disposition', 'decision', 'outcome', 'resolution', 'group'];

/** Sentences that our own table puts before the decision. */
const BEFORE = /^(Recorded by [^\n]* of the Secretariat\.|Observation in the sheet:)\s*/;

/**
 * The decision in the words of a sheet: where they begin with one of our dispositions, or with a word of another body
 * that is mapped to one of ours, or name a field that does. Null where no word of theirs is known.
 */
export function observedDecision(words: string): ObservedDecision | null {
  const said = words.replace(BEFORE, '').replace(BEFORE, '').trim();
  const impact =
    IMPACTS.find((one) => new RegExp(`^Impact: ${IMPACT_LABELS[one]}\\.?$`, 'm').test(said)) ?? null;
  const repeated = /\bRepeats (C-\d+)\b/.exec(said)?.[1] ?? '';
  const found = (disposition: Disposition, reason: string): ObservedDecision => ({
    disposition: disposition === 'duplicate' && repeated === '' ? 'noted' : disposition,
    reason,
    impact,
    duplicateOf: disposition === 'duplicate' ? repeated : '',
  });
  const own = ours(said);
  if (own !== null) return found(own.disposition, own.rest);
  for (const field of FIELDS) {
    const value = new RegExp(`^${field}: *(.+)$`, 'im').exec(said)?.[1] ?? '';
    const disposition = ours(value)?.disposition ?? theirs(value);
    if (disposition !== null) return found(disposition, said);
  }
  const other = theirs(said);
  return other === null ? null : found(other, said);
}

function ours(words: string): { readonly disposition: Disposition; readonly rest: string } | null {
  for (const disposition of OURS) {
    const label = DISPOSITION_LABELS[disposition];
    if (!words.toLowerCase().startsWith(label.toLowerCase())) continue;
    const after = words.slice(label.length);
    // "Accepted by AB" is no word of ours.
    if (/^\s*([.:;,\n–-]|$)/.test(after)) return { disposition, rest: after.replace(/^[\s.:;,–-]+/, '') };
  }
  return null;
}

function theirs(words: string): Disposition | null {
  return ELSEWHERE.find(([begins]) => begins.test(words.trim()))?.[1] ?? null;
}
