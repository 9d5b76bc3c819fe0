import type { CommentAnchor } from './comment-contract';

/** A comment that was begun and not posted: kept in the browser until it is posted or thrown away. */
export interface CommentDraft {
  readonly anchor: CommentAnchor;
  /** The clause it was begun in, as "3.2 Scope"; '' for the text as a whole. */
  readonly clause: string;
  /** The requirement it is about, as a whole or in a block; left out for every other. */
  readonly requirement?: string;
  /** True where more was selected than the words that it quotes. */
  readonly cut?: boolean;
  /** What the fields hold, by name. */
  readonly values: Readonly<Record<string, string>>;
}

function place(documentId: string, personId: string): string {
  return `concord-comment/${documentId}/${personId}`;
}

export function readDraft(documentId: string, personId: string): CommentDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(documentId, personId)) ?? 'null');
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps the draft; a browser that keeps nothing is no reason to stop somebody typing. */
export function keepDraft(documentId: string, personId: string, draft: CommentDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(place(documentId, personId));
    else localStorage.setItem(place(documentId, personId), JSON.stringify(draft));
  } catch {
    return;
  }
}

/** Whether there is something in it that somebody typed. */
export function hasWords({ values }: CommentDraft): boolean {
  return ['body', 'proposedWording', 'blockingReason'].some((name) => (values[name] ?? '').trim() !== '');
}

function isDraft(value: unknown): value is CommentDraft {
  if (typeof value !== 'object' || value === null) return false;
  if (!('anchor' in value) || !('values' in value) || !('clause' in value)) return false;
  return (
    typeof value.anchor === 'object' && typeof value.values === 'object' && typeof value.clause === 'string'
  );
}
