import { changeAmendment } from '../../../db/queries/amendments';
import { decideAuthorsMove } from '../../domain/amendment';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { amendmentErrors } from './amendment-fields';
import { loadAmendment, movedMeanwhile } from './load-amendment.server';

/**
 * An author takes a submitted amendment back to write in it again, or withdraws it for good.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function takeBack(ctx: Context, id: string, move: 'revise' | 'withdraw'): Promise<Answer> {
  signedInPerson(ctx.actor);
  const answer = await ctx.store.tx(async (tx): Promise<Answer<{ readonly documentId: string }>> => {
    const { amendment, standard, version, actor, facts } = await loadAmendment(tx, ctx, id);
    const decision = decideAuthorsMove(facts, move, actor);
    if (!decision.allowed) return refused(amendmentErrors(decision.reasons), decision.reasons);
    const { from, to } = decision.result;
    if (!(await changeAmendment(tx, id, from, { state: to }))) throw movedMeanwhile();
    await recordEvent(tx, ctx, {
      act: move === 'revise' ? 'amendment-taken-back' : 'amendment-withdrawn',
      objectKind: 'amendment',
      objectId: id,
      standardId: standard.id,
      versionId: version.id,
      organisationId: amendment.organisationId,
      before: { state: from },
      after: { number: amendment.number, state: to },
    });
    return done({ documentId: amendment.documentId });
  });
  if (!answer.ok) return answer;
  ctx.rooms.reseat(answer.result.documentId);
  return done();
}
