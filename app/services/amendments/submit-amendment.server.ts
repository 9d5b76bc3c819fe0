import { linkComments, listLinkedComments } from '../../../db/queries/amendment-people';
import { changeAmendment } from '../../../db/queries/amendments';
import { decideSubmission } from '../../domain/amendment';
import { unmetOf } from '../../domain/decision';
import { recordEvent } from '../audit.server';
import { workersOn } from '../comments/workers-on.server';
import type { Context } from '../context';
import { type Answer, done, faulty, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { CHANGED_MEANWHILE, changedSince } from '../shown-print';
import { amendmentName, reviewPath } from './amendment-address';
import { type AmendmentWords, amendmentErrors, readAmendmentWords, wordsShown } from './amendment-fields';
import { readBranchTexts, stillReads } from './branch-texts.server';
import { changeWords } from './change-words';
import { readLinkedComments } from './linked-comments.server';
import { loadAmendment, movedMeanwhile } from './load-amendment.server';
import { tellOfAmendment } from './tell-authors.server';

/**
 * Submits an amendment: its changes are written down in sentences, its text stands still, everybody who reads
 * the draft reads it, and those who decide are told.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function submitAmendment(ctx: Context, id: string, words: AmendmentWords): Promise<Answer> {
  const person = signedInPerson(ctx.actor);
  const texts = await ctx.store.read(async (tx) => {
    const { amendment } = await loadAmendment(tx, ctx, id);
    return await readBranchTexts(tx, amendment);
  });
  const description = await ctx.texts.describeBranch(texts.base, texts.updates);
  const answer = await ctx.store.tx(async (tx): Promise<Answer<{ readonly documentId: string }>> => {
    const { amendment, standard, version, actor, facts, amended } = await loadAmendment(tx, ctx, id);
    const shown = wordsShown(amendment, await listLinkedComments(tx, id));
    if (changedSince(words.shownHash, shown).length > 0) return faulty({ form: CHANGED_MEANWHILE }, 409);
    const { read, errors } = readAmendmentWords(words);
    const linked = await readLinkedComments(tx, standard.id, words.comments);
    const changes = changeWords(description, standard.reference);
    const decision = decideSubmission(facts, { ...read, changes: changes.length }, actor);
    const faults = { ...amendmentErrors(unmetOf(decision)), ...errors, ...linked.errors };
    if (!decision.allowed || Object.keys(faults).length > 0) {
      return refused(faults, unmetOf(decision));
    }
    // Somebody typed while the changes were put into words; they are to stand in the sentences.
    if (!(await stillReads(tx, amendment.documentId, texts.head))) {
      return faulty(
        { form: 'Somebody changed the text while it was being submitted. Submit it once more.' },
        409,
      );
    }
    const round = amendment.round + 1;
    const change = { ...read, state: decision.result.to, round, changes, submittedAt: ctx.now() };
    if (!(await changeAmendment(tx, id, decision.result.from, change))) throw movedMeanwhile();
    await linkComments(tx, id, linked.ids);
    await recordEvent(tx, ctx, {
      act: 'amendment-submitted',
      objectKind: 'amendment',
      objectId: id,
      standardId: standard.id,
      versionId: version.id,
      organisationId: amendment.organisationId,
      before: { state: decision.result.from },
      after: {
        number: amendment.number,
        round,
        type: read.type,
        impact: read.impact,
        changes: changes.map(({ says }) => says),
      },
    });
    const name = amendmentName(amendment.number);
    const ofAmendment = facts.parent?.state === 'open' ? facts.parent.authorIds : null;
    const deciders = ofAmendment ?? (await workersOn(tx, standard.id, version.id)).map((one) => one.id);
    const to = amended.amendment === null ? `${standard.title} ${version.number}` : amended.name;
    await tellOfAmendment(tx, ctx, amendment, {
      kind: 'amendment-proposed',
      summary: `${person.name} proposes amendment ${name} to ${to}.`,
      people: deciders,
      path: reviewPath(id),
    });
    return done({ documentId: amendment.documentId });
  });
  if (!answer.ok) return answer;
  // Its authors read from now on, editors may write, and everybody else may come in.
  ctx.rooms.reseat(answer.result.documentId);
  return done();
}
