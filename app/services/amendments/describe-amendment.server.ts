import { linkComments, listLinkedComments } from '../../../db/queries/amendment-people';
import { changeAmendment } from '../../../db/queries/amendments';
import { decideWriting } from '../../domain/amendment';
import { unmetOf } from '../../domain/decision';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { CHANGED_MEANWHILE, changedSince } from '../shown-print';
import { type AmendmentWords, amendmentErrors, readAmendmentWords, wordsShown } from './amendment-fields';
import { readLinkedComments } from './linked-comments.server';
import { loadAmendment, movedMeanwhile } from './load-amendment.server';

/**
 * Changes what is said about an amendment beside its text, while it is being written.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function describeAmendment(ctx: Context, id: string, words: AmendmentWords): Promise<Answer> {
  signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx): Promise<Answer> => {
    const { amendment, standard, version, actor, facts } = await loadAmendment(tx, ctx, id);
    const unmet = unmetOf(decideWriting(facts, actor));
    const shown = wordsShown(amendment, await listLinkedComments(tx, id));
    if (changedSince(words.shownHash, shown).length > 0) return faulty({ form: CHANGED_MEANWHILE }, 409);
    const { read, errors } = readAmendmentWords(words);
    const linked = await readLinkedComments(tx, standard.id, words.comments);
    const faults = { ...amendmentErrors(unmet), ...errors, ...linked.errors };
    if (Object.keys(faults).length > 0) return refused(faults, unmet);
    if (!(await changeAmendment(tx, id, 'open', read))) throw movedMeanwhile();
    await linkComments(tx, id, linked.ids);
    await recordEvent(tx, ctx, {
      act: 'amendment-described',
      objectKind: 'amendment',
      objectId: id,
      standardId: standard.id,
      versionId: version.id,
      organisationId: amendment.organisationId,
      before: { type: amendment.type, impact: amendment.impact },
      after: { number: amendment.number, type: read.type, impact: read.impact },
    });
    return done();
  });
}
