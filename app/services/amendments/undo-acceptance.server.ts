import {
  findLastAcceptance,
  listMerges,
  undoAcceptance as markUndone,
  undoDecisions,
} from '../../../db/queries/amendment-decisions';
import {
  changeAmendment,
  findAmendment,
  moveUndecidedAmendments,
  setAmendmentBase,
} from '../../../db/queries/amendments';
import { findDocumentPlace } from '../../../db/queries/documents';
import type { Tx } from '../../../db/store';
import { undecidedGoInto } from '../../domain/amendment';
import { decideUndo } from '../../domain/amendment-decision';
import { unmetOf } from '../../domain/decision';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { type Answer, done, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { amendmentName } from './amendment-address';
import { amendmentErrors } from './amendment-fields';
import { takeOut } from './append-merge.server';
import { undoApplications } from './apply-comments.server';
import { loadAmendment, movedMeanwhile } from './load-amendment.server';
import { tellAuthors } from './tell-authors.server';
import { textToAmend } from './text-to-amend.server';

/**
 * Undoes the last acceptance on a draft: what it brought in is taken out again by edits, what was written since
 * stays, and its amendments are Submitted as before.
 *
 * @returns how many passages it left, because somebody wrote on in them
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function undoAcceptance(
  ctx: Context,
  draftId: string,
  acceptanceId: string,
): Promise<Answer<{ readonly undone: number; readonly kept: number }>> {
  const person = signedInPerson(ctx.actor);
  const answer = await ctx.rooms.hold(draftId, async (held) => {
    const found = await ctx.store.read((tx) => lastAcceptance(tx, ctx, draftId, acceptanceId));
    if (found.unmet.length > 0) return refused(amendmentErrors(found.unmet), found.unmet);
    const { before, after } = found.acceptance ?? {};
    if (typeof before !== 'string' || typeof after !== 'string') throw movedMeanwhile();
    // Recorded first: were the text taken out first and the record refused, it would be out without a trace.
    const undone = await ctx.store.tx(async (tx) => {
      if (!(await markUndone(tx, acceptanceId, person.personId, ctx.now()))) throw movedMeanwhile();
      return await backToSubmitted(tx, ctx, acceptanceId);
    });
    const { kept } = await takeOut(ctx, draftId, held.updates, { before, after });
    return done({ ...undone, kept });
  });
  if (!answer.ok) return answer;
  const { amendments, documents, kept } = answer.result;
  for (const documentId of documents) ctx.rooms.reseat(documentId);
  ctx.post.wake();
  return done({ undone: amendments, kept });
}

async function lastAcceptance(tx: Tx, ctx: Context, draftId: string, acceptanceId: string) {
  const place = await findDocumentPlace(tx, draftId);
  if (!place) throw new ServiceError('not-found', 'There is no such draft.');
  const { standard, version, actor, parent } = await textToAmend(tx, ctx, place);
  const last = await findLastAcceptance(tx, draftId);
  const acceptance = last?.id === acceptanceId ? last : undefined;
  const decision = decideUndo(
    { standardId: standard.id, parent },
    { isLast: acceptance !== undefined, undone: acceptance?.undoneAt != null },
    { documentState: place.document.state, versionState: version.state },
    actor,
  );
  return { acceptance, unmet: unmetOf(decision) };
}

/** Puts every amendment of the acceptance back to where it stood; answers how many, and whose seats changed. */
async function backToSubmitted(
  tx: Tx,
  ctx: Context,
  acceptanceId: string,
): Promise<{ readonly amendments: number; readonly documents: readonly string[] }> {
  await undoDecisions(tx, acceptanceId, ctx.now());
  const documents: string[] = [];
  const merges = await listMerges(tx, acceptanceId);
  for (const { amendmentId, formerBase } of merges) {
    const row = await findAmendment(tx, amendmentId);
    if (!row || formerBase === null) throw movedMeanwhile();
    // An amendment that was decided only in part is Submitted still.
    if (row.state !== 'proposed') {
      const change = { state: 'proposed' as const, decidedBy: null, decidedAt: null, reason: '' };
      if (row.state !== 'accepted' || !(await changeAmendment(tx, amendmentId, row.state, change))) {
        throw movedMeanwhile();
      }
    }
    await setAmendmentBase(tx, amendmentId, formerBase);
    await undoApplications(tx, ctx, amendmentId);
    documents.push(row.documentId, ...(await moveUndecidedAmendments(tx, row, undecidedGoInto('proposed'))));
    const loaded = await loadAmendment(tx, ctx, amendmentId);
    const { amendment, standard, version } = loaded;
    await recordEvent(tx, ctx, {
      act: 'amendment-acceptance-undone',
      objectKind: 'amendment',
      objectId: amendmentId,
      standardId: standard.id,
      versionId: version.id,
      before: { state: row.state },
      after: { number: amendment.number, state: 'proposed', acceptance: acceptanceId },
    });
    await tellAuthors(tx, ctx, loaded.amendment, {
      summary: `The acceptance of your amendment ${amendmentName(amendment.number)} to ${standard.title} ${version.number} was undone.`,
      lines: ['It is submitted again and will be decided anew.'],
    });
  }
  return { amendments: merges.length, documents };
}
