import { createHash } from 'node:crypto';
import type { MergePreview, MergeReason, PartPreview } from '../../document/branch/branch-types';
import { clauseLabel } from '../../document/outline';
import type { ClauseToDecide } from '../../domain/amendment-decision';
import { namesInWords } from '../../domain/names-in-words';

/** A part by the clauses that are decided with it: "3.2 Scope and 3.4 Timing". */
export function partName({ clauses }: Pick<PartPreview, 'clauses'>): string {
  const names = clauses.map((clause) => clauseLabel(clause)).filter((name) => name !== '');
  return names.length === 0 ? 'Before the first clause' : namesInWords(names);
}

/** The parts as the rules see them; none of them is decided, since what is decided is not proposed again. */
export function clausesToDecide({ parts }: Pick<MergePreview, 'parts'>): readonly ClauseToDecide[] {
  return parts.map((part) => ({
    clauseId: part.id,
    name: partName(part),
    needsDecision: part.verdict === 'needs-decision',
    decided: null,
  }));
}

/**
 * What somebody has read when they decide a part: its verdict, and the wordings of what both sides changed. Two
 * equal ones were the same to read.
 */
export function readingOf({ verdict, conflicts }: PartPreview): string {
  const wordings = conflicts.map(({ id, now, proposed }) => [id, now.text, proposed.text]);
  return createHash('sha256')
    .update(JSON.stringify([verdict, wordings]))
    .digest('base64url')
    .slice(0, 22);
}

/** A part as pages show it; `reasons` says why it is decided by itself to the one who decides. */
export function shownPart(part: PartPreview, reasons: Readonly<Record<MergeReason, string>>) {
  return {
    id: part.id,
    name: partName(part),
    needsDecision: part.verdict === 'needs-decision',
    reading: readingOf(part),
    reasons: part.reasons.map((reason) => reasons[reason]),
    conflicts: part.conflicts.map(({ id, before, now, proposed }) => ({
      id,
      before: before.html,
      now: now.html,
      proposed: proposed.html,
      proposedText: proposed.text,
    })),
    lost: part.lost.map(({ side, text }) => ({ side, text })),
  };
}
