import { findCommentByNumber } from '../../../db/queries/comments';
import { findSubmittedAmendment } from '../../../db/queries/sense-checks';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { SenseSubject } from '../../../db/words';
import type { OutlineEntry } from '../../document/text-types';
import { clausesById } from '../versions/stored-text';

/** What a sense check is about. */
export interface Subject {
  readonly kind: SenseSubject;
  readonly id: string;
  /** "C-12", "A-3", "3.2 Scope". */
  readonly name: string;
  /** Who wrote it, and so hears of the question; nobody for a clause. */
  readonly authorIds: readonly string[];
}

/** The comment, amendment or clause of this version that is named so; null where there is none. */
export async function findSubject(
  tx: Tx,
  version: VersionRow,
  outline: readonly OutlineEntry[],
  typed: string,
): Promise<Subject | null> {
  const named = /^([CA])-(\d{1,9})$/i.exec(typed.trim());
  const number = Number(named?.[2]);
  switch (named?.[1]?.toUpperCase()) {
    case 'C': {
      const comment = await findCommentByNumber(tx, version.standardId, number);
      if (!comment || comment.versionId !== version.id || comment.removedAt !== null) return null;
      return { kind: 'comment', id: comment.id, name: `C-${number}`, authorIds: [comment.authorId] };
    }
    case 'A': {
      const amendment = await findSubmittedAmendment(tx, version.id, number);
      if (!amendment) return null;
      return { kind: 'amendment', id: amendment.id, name: `A-${number}`, authorIds: [amendment.authorId] };
    }
    default:
      return clauseNamed(outline, typed.trim());
  }
}

/** A clause by its number, or by the id that links to it hold. */
function clauseNamed(outline: readonly OutlineEntry[], typed: string): Subject | null {
  const wanted = typed.replace(/\.$/, '');
  for (const [id, { number, title }] of clausesById(outline)) {
    if (id !== wanted && number !== wanted) continue;
    return { kind: 'clause', id, name: `${number} ${title}`.trim(), authorIds: [] };
  }
  return null;
}
