import { afterAll, describe, expect, it } from 'vitest';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { viewCommentForm } from '../../../app/services/comments/view-comment-form.server';
import { viewDraftComments } from '../../../app/services/comments/view-draft-comments.server';
import { viewSheetForm } from '../../../app/services/sheets/view-sheet-form.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { aComment, commentWorld, posted, TEXT_TO_COMMENT } from '../../support/comments';
import { testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('a cancelled version on %s', (engine) => {
  it('CD-21: takes no comment by any door, offers none, and keeps what was said', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const at = await commentWorld(ctx, { state: 'drafting', text: TEXT_TO_COMMENT });
    const said = await posted(at);
    const page = async () => (await viewReading(at.commenter, at.reference, '1.0.0')).text?.html ?? '';
    expect(await page()).toContain('/comments/new?');

    await ctx.store.tx(async ({ db, tables }) => {
      await db.update(tables.versions).set({ state: 'cancelled' });
    });
    expect(await postComment(at.commenter, aComment(at, { body: 'Too late.' }))).toMatchObject({
      ok: false,
      errors: { form: expect.stringContaining('This version was cancelled') },
    });
    const form = await viewCommentForm(at.commenter, at.reference, '1.0.0', '');
    const sheet = await viewSheetForm(at.commenter, at.reference, '1.0.0');
    for (const { refused } of [form, sheet]) {
      expect(refused).toMatchObject([{ rule: 'CD-21', word: 'version-cancelled' }]);
    }
    const beside = await viewDraftComments(at.commenter, at.documentId);
    expect(beside.may).toMatchObject({ comment: false, why: expect.stringContaining('was cancelled') });
    expect(beside.comments).toHaveLength(1);
    expect(JSON.stringify((await viewComment(ctx, at.reference, said.number)).body)).toContain(
      'A day is too long.',
    );
    expect(await page()).not.toContain('/comments/new?');
    expect(await page()).toContain('Discharge messages');
  });
});
