import { deleteTaking, findTaking } from '../../../db/queries/amendment-takings';
import { setAmendmentBase } from '../../../db/queries/amendments';
import type { Tx } from '../../../db/store';
import { decideUndoUpdate } from '../../domain/amendment-decision';
import { unmetOf } from '../../domain/decision';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { amendmentErrors } from './amendment-fields';
import { takeOut } from './append-merge.server';
import { loadAmendment, movedMeanwhile } from './load-amendment.server';

/**
 * Takes out of an amendment again what was last taken in from the draft: by edits, so that what its authors wrote
 * since stays, and the amendment counts from where it counted before.
 *
 * @returns how many passages were left as they are, because somebody wrote on in them
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function undoTakingIn(ctx: Context, id: string): Promise<Answer<{ readonly kept: number }>> {
  signedInPerson(ctx.actor);
  const { amendment } = await ctx.store.read((tx) => loadAmendment(tx, ctx, id));
  const { documentId } = amendment;
  return await ctx.rooms.hold(documentId, async (held) => {
    const { unmet, taking } = await ctx.store.read((tx) => decided(tx, ctx, id));
    if (unmet.length > 0) return faulty(amendmentErrors(unmet), 409);
    if (taking === undefined) throw movedMeanwhile();
    // Recorded first: were the text taken out first and the record refused, it would be out without a trace.
    await ctx.store.tx(async (tx) => {
      const now = await decided(tx, ctx, id);
      if (now.unmet.length > 0) throw movedMeanwhile();
      await deleteTaking(tx, id);
      await setAmendmentBase(tx, id, taking.formerBase);
      await recordEvent(tx, ctx, {
        act: 'amendment-update-undone',
        objectKind: 'amendment',
        objectId: id,
        standardId: now.loaded.standard.id,
        versionId: now.loaded.version.id,
        organisationId: amendment.organisationId,
        after: { number: amendment.number },
      });
    });
    const { before, after } = taking;
    if (before === after) return done({ kept: 0 });
    return done(await takeOut(ctx, documentId, held.updates, { before, after }));
  });
}

async function decided(tx: Tx, ctx: Context, id: string) {
  const loaded = await loadAmendment(tx, ctx, id);
  const last = await findTaking(tx, id);
  const taking = last?.taking.draftId === loaded.amendment.draftId ? last.taking : undefined;
  return {
    loaded,
    taking,
    unmet: unmetOf(decideUndoUpdate(loaded.facts, taking !== undefined, loaded.actor)),
  };
}
