import { afterAll, describe, expect, it } from 'vitest';
import { decideAmendment } from '../../../app/services/amendments/decide-amendment.server';
import { submitAmendment } from '../../../app/services/amendments/submit-amendment.server';
import { viewReview } from '../../../app/services/amendments/view-review.server';
import { openBallot } from '../../../app/services/ballots/open-ballot.server';
import { applyComment } from '../../../app/services/comments/after-decision.server';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { closeDueConsultations } from '../../../app/services/versions/close-due.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { notConsultedOnOf } from '../../../app/services/versions/not-consulted-on.server';
import { openConsultation } from '../../../app/services/versions/open-consultation.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { draftToAmend, edit, good, opened, replaceWords, SAID } from '../../support/amendments';
import { aComment } from '../../support/comments';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, type StandardWorld, standardWorld, typeInto, versionNow } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const MADE = {
  disposition: 'accepted',
  reason: '',
  duplicateOf: '',
  how: 'chair',
  countFor: '',
  countAgainst: '',
};

async function consulted(w: StandardWorld, versionId: string, days: number): Promise<void> {
  const closesAt = new Date(w.ctx.now().getTime() + (days + 1) * 86_400_000);
  expect(await openConsultation(w.chair, { versionId, closesAt, invited: 'All.' })).toMatchObject({
    allowed: true,
  });
  w.ctx.setNow(new Date(closesAt.getTime() + 1000));
  expect(await closeDueConsultations(w.ctx)).toBe(1);
}

async function acceptedAsBreaking(w: StandardWorld, versionId: string): Promise<string> {
  const { id } = good(await postComment(w.reader, aComment({ versionId }, { type: 'technical' })));
  await moveOnDesk(w.chair, { commentId: id, move: 'triage' });
  good(await decideOnComment(w.chair, id, { ...MADE, impact: 'breaking' }));
  return id;
}

async function refusal(w: StandardWorld, versionId: string) {
  const opening = await openBallot(w.chair, { versionId, question: 'Do you?' });
  return opening.allowed ? [] : opening.reasons.filter(({ rule }) => rule === 'LC-12');
}

describe.each(enginesUnderTest())('breaking changes before a ballot on %s', (engine) => {
  it('LC-12: what was accepted before a consultation and written after it is consulted on again', async () => {
    const w = await standardWorld(engine, texts);
    const { versionId, documentId } = await drafting(w);
    await consulted(w, versionId, 28);
    const commentId = await acceptedAsBreaking(w, versionId);
    const again = async () => {
      expect(await moveVersion(w.chair, versionId, { move: 'resume-drafting' })).toMatchObject({
        allowed: true,
      });
      await consulted(w, versionId, 14);
    };
    await again();
    expect(await refusal(w, versionId)).toMatchObject([
      { word: 'breaking-not-applied', facts: { changes: 'comment C-1' } },
    ]);
    await typeInto(w.editor, documentId, 'Everything is sent within the hour.');
    good(await applyComment(w.editor, { commentId, versionId }));
    expect(await refusal(w, versionId)).toMatchObject([
      { word: 'breaking-not-consulted', facts: { changes: 'comment C-1', days: 14 } },
    ]);
    await again();
    expect(await refusal(w, versionId)).toEqual([]);
  });

  it('LC-12: a clause of a breaking amendment is in the text although the others are not decided', async () => {
    const { w, draftId, place } = await draftToAmend(engine, texts);
    const amendment = await opened(w.reader, draftId);
    await edit(w.reader, amendment.documentId, replaceWords('a day', 'six hours'));
    await edit(w.reader, amendment.documentId, replaceWords('Hospitals', 'Trusts'));
    good(await submitAmendment(w.reader, amendment.id, { ...SAID, impact: 'breaking' }));
    const missed = async () => {
      const version = await versionNow(w.ctx, place);
      return await w.ctx.store.read((tx) => notConsultedOnOf(tx, version));
    };
    expect(await missed()).toEqual({ appliedSince: [], notApplied: [] });
    const [part] = (await viewReview(w.editor, amendment.id)).parts;
    const { id: partId = '', reading = '' } = part ?? {};
    const taken = { partId, take: 'accept', reason: '', conflicts: [], reading } as const;
    good(await decideAmendment(w.editor, amendment.id, [taken]));
    expect(await missed()).toEqual({ appliedSince: ['amendment A-1'], notApplied: [] });
  });
});
