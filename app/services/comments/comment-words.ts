import { createHash } from 'node:crypto';
import type { FieldErrors } from '../errors';
import { LONGEST } from './comment-limits';

/** What a comment says. */
export interface CommentWords {
  readonly body: string;
  readonly proposedWording: string;
}

/** Control characters, halves of characters, what takes no room, and what turns the words around it. */
const UNSEEN = /[\p{Cc}\p{Cs}\u2028\u2029\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;

/** Text as it is stored: Unix line ends, nothing unseen, no empty space around it; '' when nothing is to be seen. */
export function tidy(text: string): string {
  const seen = text
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, (character) => (/[\n\t]/.test(character) ? character : ''))
    .trim();
  return /[^\p{Default_Ignorable_Code_Point}\p{Cf}\s\u2800]/u.test(seen) ? seen : '';
}

/** A sentence for each field that is too long. */
export function tooLong(
  fields: Readonly<Partial<Record<keyof typeof LONGEST, string>>>,
  body: 'comment' | 'reply' = 'comment',
): FieldErrors {
  const names = { body, proposedWording: 'wording', blockingReason: 'reason', reason: 'reason' };
  const errors: Record<string, string> = {};
  for (const name of ['body', 'proposedWording', 'blockingReason', 'reason'] as const) {
    if ((fields[name]?.length ?? 0) <= LONGEST[name]) continue;
    errors[name] = `The ${names[name]} must be ${LONGEST[name].toLocaleString('en-GB')} characters or fewer`;
  }
  return errors;
}

/**
 * What the audit record keeps of words: it can show that they were changed and that they are the same, while
 * an author can still remove them.
 */
export function wordsHash({ body, proposedWording }: CommentWords): string {
  return createHash('sha256')
    .update(JSON.stringify([body, proposedWording]))
    .digest('hex');
}

/** The beginning of a text in one line, for notices and lists. */
export function beginning(text: string, longest = 80): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}
