import { describe, expect, it } from 'vitest';
import {
  answerDecision,
  applyComment,
  recordSilences,
} from '../../../app/services/comments/after-decision.server';
import { decideOnComment, withdrawComment } from '../../../app/services/comments/decide-comment.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { listNotices } from '../../../db/queries/notices';
import { commentWorld, posted, storedComment, triaged } from '../../support/comments';
import { asClock, type TestContext, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';
import { DECISION } from './typed-decision';

describe.each(enginesUnderTest())('comments after their decision on %s', (engine) => {
  const world = async () => commentWorld(testContext(await freshStore(engine)));

  it('CD-14: only an accepted comment is applied, in a version of the standard that is named', async () => {
    const at = await world();
    const refused = await triaged(at);
    await decideOnComment(at.chair, refused.id, DECISION);
    expect(await applyComment(at.editor, { commentId: refused.id, versionId: at.versionId })).toMatchObject({
      ok: false,
    });
    const { id } = await triaged(at);
    const accepted = { ...DECISION, disposition: 'accepted', reason: '', impact: 'editorial' };
    expect(await decideOnComment(at.chair, id, accepted)).toMatchObject({ ok: true });
    for (const versionId of ['', 'of-another-standard']) {
      expect(await applyComment(at.editor, { commentId: id, versionId })).toMatchObject({
        ok: false,
        errors: { versionId: expect.any(String) },
      });
    }
    expect(await applyComment(at.commenter, { commentId: id, versionId: at.versionId })).toMatchObject({
      ok: false,
    });
    expect(await applyComment(at.editor, { commentId: id, versionId: at.versionId })).toMatchObject({
      ok: true,
    });
    expect(await storedComment(at, id)).toMatchObject({ state: 'applied', appliedInVersionId: at.versionId });
  });

  it('CD-16: the commenter answers within 14 days; silence is recorded after that, once', async () => {
    const at = await world();
    const first = await triaged(at);
    const second = await triaged(at);
    const withdrawn = await posted(at);
    await withdrawComment(at.commenter, withdrawn.id);
    for (const { id } of [first, second]) await decideOnComment(at.chair, id, DECISION);
    const answer = (ctx: TestContext, content: string) =>
      answerDecision(ctx, { commentId: first.id, content });
    expect(await answer(at.participant, 'content')).toMatchObject({ ok: false, status: 403 });
    expect(await answer(at.commenter, 'perhaps')).toMatchObject({
      ok: false,
      errors: { content: expect.any(String) },
    });
    expect(await answer(at.commenter, 'not-content')).toMatchObject({ ok: true });
    const told = await at.ctx.store.read((tx) => listNotices(tx, at.people.chair.id, {}, 9));
    expect(told[0]?.summary).toContain('not content');
    at.ctx.advance({ days: 14 });
    expect(await recordSilences(asClock(at.ctx))).toBe(0);
    at.ctx.advance({ days: 1 });
    expect(await answer(at.commenter, 'content')).toMatchObject({ ok: false, status: 409 });
    expect(await recordSilences(asClock(at.ctx))).toBe(1);
    expect(await recordSilences(asClock(at.ctx))).toBe(0);
    // A clock that is set back opens what was recorded as silence for no answer.
    at.ctx.advance({ days: -5 });
    expect(await answerDecision(at.commenter, { commentId: second.id, content: 'content' })).toMatchObject({
      ok: false,
      status: 409,
    });
    expect((await viewComment(at.ctx, at.reference, 1)).content).toBe('not-content');
    expect((await viewComment(at.ctx, at.reference, 2)).content).toBe('silent');
    expect((await viewComment(at.ctx, at.reference, 3)).content).toBeNull();
  });
});
