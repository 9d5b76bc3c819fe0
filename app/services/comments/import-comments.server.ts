import { insertComment, nextCommentNumber } from '../../../db/queries/comments';
import type { Tx } from '../../../db/store';
import { type ImportedComment, MOST_IMPORTED_COMMENTS } from '../../document/import/import-types';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { signedInPerson } from '../people/signed-in';
import { storedAnchor } from './anchor-input';
import { LONGEST } from './comment-limits';
import { tidy, wordsHash } from './comment-words';

/**
 * The comments of a file as comments on the draft that begins with it, in the transaction that makes the draft. They
 * are posted by who brings the file, and each says who wrote it and when: nobody is made the author of an account.
 *
 * @returns how many there were
 */
export async function importComments(
  tx: Tx,
  ctx: Context,
  version: { readonly id: string; readonly standardId: string },
  comments: readonly ImportedComment[],
): Promise<number> {
  const person = signedInPerson(ctx.actor);
  const taken = comments.slice(0, MOST_IMPORTED_COMMENTS);
  for (const comment of taken) {
    const number = await nextCommentNumber(tx, version.standardId);
    if (number === undefined) throw new ServiceError('not-found', 'There is no such standard.');
    const id = ctx.newId();
    const body = bodyOf(comment);
    const { blockId, quote, before, after, passage } = comment.anchor;
    const anchor = storedAnchor({ blockId, quote, prefix: before, suffix: after, from: '', to: '' });
    await insertComment(tx, {
      id,
      standardId: version.standardId,
      versionId: version.id,
      number,
      snapshotId: null,
      anchor: passage === undefined ? anchor : { ...anchor, passage },
      authorId: person.personId,
      organisationId: null,
      interestCategory: null,
      type: 'general',
      blocking: false,
      blockingReason: '',
      body,
      proposedWording: '',
      late: false,
      state: 'submitted',
      reason: '',
      createdAt: ctx.now(),
    });
    await recordEvent(tx, ctx, {
      act: 'comment-posted',
      objectKind: 'comment',
      objectId: id,
      standardId: version.standardId,
      versionId: version.id,
      after: {
        number,
        type: 'general',
        blocking: false,
        late: false,
        blockId,
        snapshotId: null,
        fromFile: true,
        words: wordsHash({ body, proposedWording: '' }),
      },
    });
  }
  return taken.length;
}

/** "From the file, where Ada Lovelace wrote on 2026-03-01:" and the words. */
function bodyOf({ author, at, body, quote, anchor }: ImportedComment): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(at ?? '')?.[0];
  const head = `From the imported file, where ${author} wrote${day === undefined ? '' : ` on ${day}`}:`;
  const lost = quote !== '' && anchor.quote === '' ? `\n\nOn the words: “${quote}”` : '';
  return tidy(`${head}\n\n${body}${lost}`).slice(0, LONGEST.body);
}
