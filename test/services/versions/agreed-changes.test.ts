import { afterAll, describe, expect, it } from 'vitest';
import { decideAmendment } from '../../../app/services/amendments/decide-amendment.server';
import { submitAmendment } from '../../../app/services/amendments/submit-amendment.server';
import { viewReview } from '../../../app/services/amendments/view-review.server';
import { applyComment } from '../../../app/services/comments/after-decision.server';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import type { Context } from '../../../app/services/context';
import { numberFacts } from '../../../app/services/versions/decide-number.server';
import { listAgreedChanges } from '../../../db/queries/agreed-changes';
import { findVersionById, insertVersion } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { draftToAmend, edit, good, opened, replaceWords, SAID } from '../../support/amendments';
import { commentWorld, triaged } from '../../support/comments';
import { testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';
import { DECISION } from '../comments/typed-decision';

const texts = createTextWorkshop();
afterAll(() => texts.close());

async function factsOf(ctx: Context, versionId: string) {
  return await ctx.store.read(async (tx) => {
    const version = await findVersionById(tx, versionId);
    if (version === undefined) throw new Error('no version');
    return await numberFacts(tx, version);
  });
}

describe.each(enginesUnderTest())('the changes agreed for a version on %s', (engine) => {
  it('LC-12, VN-4: what was applied in another version is not applied in the one that was commented on', async () => {
    const at = await commentWorld(testContext(await freshStore(engine)));
    const { id } = await triaged(at);
    good(await decideOnComment(at.chair, id, { ...DECISION, disposition: 'accepted', impact: 'breaking' }));
    const other = at.ctx.newId();
    await at.ctx.store.tx(async (tx) => {
      const version = await findVersionById(tx, at.versionId);
      if (version === undefined) throw new Error('no version');
      await insertVersion(tx, { ...version, id: other, number: '9.0.0', documentId: null });
    });
    good(await applyComment(at.editor, { commentId: id, versionId: other }));
    const agreed = (versionId: string) => at.ctx.store.read((tx) => listAgreedChanges(tx, versionId));
    expect(await agreed(at.versionId)).toMatchObject([{ number: 1, applied: null }]);
    expect(await agreed(other)).toMatchObject([{ number: 1, applied: expect.any(Number) }]);
    expect(await factsOf(at.ctx, at.versionId)).toMatchObject({ impact: null, because: [] });
    expect(await factsOf(at.ctx, other)).toMatchObject({
      impact: 'breaking',
      because: ['comment C-1 (breaking)'],
    });
  });

  it('VN-4: a breaking amendment of which one clause was taken asks for the number that it causes', async () => {
    const { w, draftId, place } = await draftToAmend(engine, texts);
    const amendment = await opened(w.reader, draftId);
    await edit(w.reader, amendment.documentId, replaceWords('a day', 'six hours'));
    await edit(w.reader, amendment.documentId, replaceWords('Hospitals', 'Trusts'));
    good(await submitAmendment(w.reader, amendment.id, { ...SAID, impact: 'breaking' }));
    const [part] = (await viewReview(w.editor, amendment.id)).parts;
    const { id: partId = '', reading = '' } = part ?? {};
    good(
      await decideAmendment(w.editor, amendment.id, [
        { partId, take: 'accept', reason: '', conflicts: [], reading },
      ]),
    );
    expect(await factsOf(w.ctx, place.versionId)).toMatchObject({
      impact: 'breaking',
      because: ['amendment A-1 (breaking)'],
    });
  });
});
