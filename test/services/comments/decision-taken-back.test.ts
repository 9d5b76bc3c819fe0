import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FormerDecisions } from '../../../app/components/comments/former-decisions';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { answerDecision, applyComment } from '../../../app/services/comments/after-decision.server';
import { decideOnComment, withdrawComment } from '../../../app/services/comments/decide-comment.server';
import { takeDecisionBack } from '../../../app/services/comments/take-decision-back.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { listNotices } from '../../../db/queries/notices';
import { commentWorld, posted, storedComment, triaged } from '../../support/comments';
import { testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';
import { DECISION } from './typed-decision';

describe.each(enginesUnderTest())('a decision that is taken back on %s', (engine) => {
  const world = async () => commentWorld(testContext(await freshStore(engine)));

  it('CD-26: nothing of it stands, the commenter is told, and everybody reads what it was and why it went', async () => {
    const at = await world();
    const { id } = await triaged(at);
    await decideOnComment(at.chair, id, DECISION);
    await answerDecision(at.commenter, { commentId: id, content: 'not-content' });
    expect((await viewComment(at.chair, at.reference, 1)).may.takeBack).toBe(true);
    expect((await viewComment(at.editor, at.reference, 1)).may.takeBack).toBe(false);
    expect(await takeDecisionBack(at.chair, id, ' ')).toMatchObject({
      ok: false,
      errors: { reason: 'Give a public reason.' },
    });
    expect(await takeDecisionBack(at.editor, id, 'Misread.')).toMatchObject({ ok: false, status: 403 });
    expect(await takeDecisionBack(at.chair, id, 'The measurement was misread.')).toMatchObject({ ok: true });

    const stored = await storedComment(at, id);
    expect(stored).toMatchObject({ state: 'triaged', disposition: null, reason: '', decidedAt: null });
    expect(stored).toMatchObject({ howDecided: null, decidedBy: null, content: null, contentAt: null });
    const view = await viewComment(at.ctx, at.reference, 1);
    expect(view).toMatchObject({ decided: null, content: null, contentUntil: null });
    const page = renderToStaticMarkup(createElement(FormerDecisions, { view })).replace(/<[^>]*>/g, '');
    expect(page).toContain('A decision was taken back');
    expect(page).toContain(`Reason of the decision: ${DECISION.reason}`);
    expect(page).toContain('Why it was taken back: The measurement was misread.');
    const told = await at.ctx.store.read((tx) => listNotices(tx, at.people.commenter.id, {}, 1));
    expect(told).toMatchObject([
      { kind: 'comment-decided', summary: expect.stringContaining('was taken back') },
    ]);
    const [event] = await at.ctx.store.read((tx) => listAuditEvents(tx, { objectId: id }, 1));
    expect(event).toMatchObject({
      act: 'comment-decision-taken-back',
      before: { state: 'decided', disposition: 'not-accepted', reason: DECISION.reason },
      after: { state: 'triaged', reason: 'The measurement was misread.' },
    });
    expect(await verifyRecord(at.ctx)).toMatchObject({ whole: true });

    // It is decided anew, and both are read.
    expect(await decideOnComment(at.chair, id, { ...DECISION, disposition: 'noted' })).toMatchObject({
      ok: true,
    });
    const anew = await viewComment(at.ctx, at.reference, 1);
    expect(anew.decided?.disposition).toBe('noted');
    expect(anew.formerDecisions.map(({ disposition }) => disposition)).toEqual(['not-accepted']);
  });

  it('CD-26: one that was marked as applied too, but not what the commenter withdrew; of two at once one', async () => {
    const at = await world();
    const { id } = await triaged(at);
    const accepted = { ...DECISION, disposition: 'accepted', reason: '', impact: 'editorial' };
    await decideOnComment(at.chair, id, accepted);
    await applyComment(at.editor, { commentId: id, versionId: at.versionId });
    const both = await Promise.allSettled([
      takeDecisionBack(at.chair, id, 'It is in another version.'),
      takeDecisionBack(at.chair, id, 'It is in another version.'),
    ]);
    const went = both.filter((one) => one.status === 'fulfilled' && one.value.ok);
    expect(went).toHaveLength(1);
    expect(await storedComment(at, id)).toMatchObject({ state: 'triaged', appliedInVersionId: null });

    const other = await posted(at);
    await withdrawComment(at.commenter, other.id);
    const refused = await takeDecisionBack(at.chair, other.id, 'It is needed.');
    expect(refused).toMatchObject({ ok: false, errors: { form: expect.stringContaining('withdrew') } });
  });
});
