import { LARGEST_TEXT_BYTES } from '../../document/live-protocol';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { type Answer, done } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { amendmentTextPath } from './amendment-address';
import { NOTHING_SAID, openAmendment } from './open-amendment.server';
import { takeBack } from './take-back.server';

/** The largest text that one person's browser may hand in: a draft as large as drafts may be, and what is new in it. */
export const LARGEST_KEPT_BYTES = LARGEST_TEXT_BYTES + 8 * 1024 * 1024;

/**
 * Makes an amendment of text that its writer could not save, because the draft was frozen or closed to them: what
 * their browser kept is merged into a branch of the draft under their own name.
 *
 * @param update the Yjs update (version 1) that the browser holds, known parts of the draft included
 * @throws ServiceError `sign-in-needed`, `not-found`, `invalid` for what is not a text of this draft
 */
export async function keepUnsaved(
  ctx: Context,
  draftId: string,
  update: Uint8Array,
): Promise<Answer<{ readonly path: string }>> {
  const person = signedInPerson(ctx.actor);
  if (update.length === 0 || update.length > LARGEST_KEPT_BYTES) {
    const most = Math.round(LARGEST_KEPT_BYTES / 1024 / 1024);
    throw new ServiceError('invalid', `The text is empty or larger than ${most} MB.`);
  }
  const organisationId = person.memberships[0]?.organisationId ?? null;
  const opened = await openAmendment(ctx, {
    ...NOTHING_SAID,
    title: 'Text that could not be saved',
    draftId,
    organisationId: organisationId ?? '',
  });
  if (!opened.ok) return opened;
  const { id, documentId } = opened.result;
  try {
    await ctx.rooms.appendServerUpdate(documentId, update, {
      personId: person.personId,
      organisationId,
      own: true,
    });
  } catch (error) {
    await takeBack(ctx, id, 'withdraw');
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'damaged-update' && code !== 'out-of-step' && code !== 'foreign-writer') throw error;
    throw new ServiceError('invalid', 'The text does not belong to this draft as it is now.');
  }
  return done({ path: amendmentTextPath(id) });
}
