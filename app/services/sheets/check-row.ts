import type { StoredSheetRow } from '../../../db/schema/comment-sheets';
import { COMMENT_TYPES, type CommentType } from '../../../db/words';
import { COMMENT_TYPE_LABELS } from '../../domain/labels/comments';
import { LONGEST } from '../comments/comment-limits';
import { tidy } from '../comments/comment-words';
import { TYPE_LETTERS, titleOf } from './sheet-columns';
import type { PlaceFinder, SheetPlace } from './sheet-places';

/** What is wrong with one cell, and what to do about it. */
export interface SheetFault {
  readonly key: keyof StoredSheetRow;
  /** The head of the column. */
  readonly column: string;
  readonly says: string;
}

/** A row as a comment; its type is null and its place too where they are at fault. */
export interface CheckedRow {
  readonly faults: readonly SheetFault[];
  readonly type: CommentType | null;
  /** Null for the version as a whole. */
  readonly place: SheetPlace | null;
  readonly body: string;
  readonly proposedWording: string;
  readonly blockingReason: string;
  /** What the sheet says became of it, as it is kept beside the comment. */
  readonly observations: string;
}

export interface SheetRules {
  readonly find: PlaceFinder;
  /** Whether the rows are what other people said, whom each must name. */
  readonly forOthers: boolean;
  /** The name of whoever uploaded the sheet. */
  readonly uploader: string;
  /** The organisation in whose name the rows are posted; null for the person alone, and for what others said. */
  readonly speaksFor: string | null;
  /** The name of a comment that says the same already; null for none. */
  readonly postedBefore: (cells: StoredSheetRow) => string | null;
}

/** Everything that is wrong with a row, and what it says. */
export function checkRow(cells: StoredSheetRow, rules: SheetRules): CheckedRow {
  const type = typeOf(cells.type);
  const place = cells.clause === '' ? null : rules.find(cells.clause);
  const body = tidy(cells.comment);
  const proposedWording = tidy(cells.change);
  const blockingReason = tidy(cells.blocking);
  const observations = tidy(cells.observations);
  const faults: SheetFault[] = [];
  const fault = (key: keyof StoredSheetRow, says: string) => faults.push({ key, column: titleOf(key), says });

  if (body === '') fault('comment', 'Write the comment.');
  if (type === null) {
    const letters = COMMENT_TYPES.map((one) => `${TYPE_LETTERS[one]} (${COMMENT_TYPE_LABELS[one]})`);
    fault('type', `Enter ${letters.slice(0, -1).join(', ')} or ${letters.at(-1)}.`);
  }
  if (cells.clause !== '' && place === null) {
    fault(
      'clause',
      `“${shortened(cells.clause)}” is not a clause of this text. Use a number from the template, such as those on its page “Clauses”, or leave it empty for the whole text.`,
    );
  }
  for (const [key, words, most] of [
    ['comment', body, LONGEST.body],
    ['change', proposedWording, LONGEST.proposedWording],
    ['blocking', blockingReason, LONGEST.blockingReason],
    ['observations', observations, LONGEST.observations],
    ['passage', cells.passage, 500],
    ['reference', cells.reference, 300],
    ['line', cells.line, 100],
    ['organisation', cells.organisation, 200],
    ['commenter', cells.commenter, 200],
  ] as const) {
    if (words.length > most) {
      fault(
        key,
        `Shorten it to ${most.toLocaleString('en-GB')} characters; it has ${words.length.toLocaleString('en-GB')}.`,
      );
    }
  }
  if (rules.forOthers && cells.commenter === '') {
    fault('commenter', 'Enter who said it, because it is recorded for them.');
  }
  if (!rules.forOthers && !speaksAs(cells.commenter, rules.uploader)) {
    fault(
      'commenter',
      `“${shortened(cells.commenter)}” is not your name, and what you upload is posted in yours. Leave it empty if the comment is your own. The Secretariat records what others said.`,
    );
  }
  if (!rules.forOthers && !speaksAs(cells.organisation, rules.speaksFor)) {
    const whose = rules.speaksFor === null ? 'for yourself' : `for ${rules.speaksFor}`;
    fault(
      'organisation',
      `Leave it empty: what you upload is posted ${whose}, as you chose. The Secretariat records what others said.`,
    );
  }
  const before = faults.length === 0 ? rules.postedBefore(cells) : null;
  if (before !== null) fault('comment', `It is posted already, as ${before}. Take the row out of the sheet.`);
  return { faults, type, place, body, proposedWording, blockingReason, observations };
}

/** Whether what is written under the organisation or the commenter claims nothing but what is so. */
export function speaksAs(written: string, speaksFor: string | null): boolean {
  const claimed = plain(written);
  return claimed === '' || (speaksFor !== null && claimed === plain(speaksFor));
}

function plain(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** `te`, `Technical` or the beginning of either; null for anything else. */
function typeOf(written: string): CommentType | null {
  const word = written.trim().toLowerCase().replace(/[.:]$/, '');
  return (
    COMMENT_TYPES.find(
      (type) => TYPE_LETTERS[type] === word || COMMENT_TYPE_LABELS[type].toLowerCase() === word,
    ) ?? null
  );
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
