import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DecisionPart } from '../../../app/components/comments/decision-part';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { editComment } from '../../../app/services/comments/edit-words.server';
import { proposeDecision, pullOut } from '../../../app/services/comments/propose-decision.server';
import { removeComment } from '../../../app/services/comments/remove-words.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { listAgreedChanges } from '../../../db/queries/agreed-changes';
import { countUndecided } from '../../../db/queries/version-record';
import { commentWorld, storedComment, triaged } from '../../support/comments';
import { testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';
import { BLOCKING, DECISION, PROPOSAL } from './typed-decision';

describe.each(enginesUnderTest())('proposed decisions on comments on %s', (engine) => {
  const world = async () => commentWorld(testContext(await freshStore(engine)));

  it('CD-10: a proposed decision stands after 7 days of silence, as it was proposed', async () => {
    const at = await world();
    const { id } = await triaged(at, BLOCKING);
    const proposal = { disposition: 'accepted', reason: 'Right.', impact: 'breaking', duplicateOf: '' };
    expect(await proposeDecision(at.editor, id, proposal)).toMatchObject({ ok: true });
    expect(await at.ctx.store.read((tx) => countUndecided(tx, at.versionId))).toBe(1);
    expect(await at.ctx.store.read((tx) => listAgreedChanges(tx, at.versionId))).toEqual([]);
    const bySilence = { ...DECISION, how: 'silence' };
    at.ctx.advance({ days: 7 });
    expect(await decideOnComment(at.chair, id, bySilence)).toMatchObject({
      ok: false,
      errors: { how: expect.stringContaining('7 days to object, until the end of 8 September 2026.') },
    });
    const view = await viewComment(at.chair, at.reference, 1);
    expect(view.may.decide?.ways).toEqual(['count']);
    expect(view.proposal).toMatchObject({ endsAt: new Date('2026-09-08T22:59:59Z'), standsByItself: false });
    const page = renderToStaticMarkup(createElement(DecisionPart, { view }));
    expect(page).toMatch(/After <time[^>]*>8 September 2026<\/time>, when that day is over,/);
    expect(page).toContain('unless somebody pulls it out before; the chair records it then');
    at.ctx.advance({ days: 1 });
    expect((await viewComment(at.chair, at.reference, 1)).may.decide?.ways).toEqual([
      'count',
      'silence',
      'block',
    ]);
    expect(await decideOnComment(at.chair, id, bySilence)).toMatchObject({ ok: true });
    expect(await storedComment(at, id)).toMatchObject({
      disposition: 'accepted',
      impact: 'breaking',
      reason: 'Right.',
      howDecided: 'silence',
      proposal: null,
    });
    expect(await at.ctx.store.read((tx) => listAgreedChanges(tx, at.versionId))).toEqual([
      { what: 'comment', number: 1, impact: 'breaking', applied: null },
    ]);
  });

  it('CD-22: while a decision is proposed the comment is neither rewritten nor removed', async () => {
    const at = await world();
    const { id } = await triaged(at, BLOCKING);
    const author = at.commenter;
    await proposeDecision(at.chair, id, PROPOSAL);
    const words = { commentId: id, body: 'Other words', proposedWording: 'Other wording' };
    const refusal = { ok: false, errors: { form: expect.stringContaining('A decision on this comment is') } };
    expect(await editComment(author, words)).toMatchObject(refusal);
    expect(await removeComment(author, id)).toMatchObject(refusal);
    await pullOut(author, id, 'I say it better.');
    expect(await editComment(author, words)).toMatchObject({ ok: true });
  });

  it('CD-12: anybody with an account pulls a comment out of a proposed decision, with a reason', async () => {
    const at = await world();
    const { id } = await triaged(at, BLOCKING);
    await proposeDecision(at.chair, id, PROPOSAL);
    expect(await pullOut(at.participant, id, ' ')).toMatchObject({
      ok: false,
      errors: { reason: expect.any(String) },
    });
    expect(await pullOut(at.participant, id, 'We have to talk.')).toMatchObject({
      ok: true,
      result: { to: 'triaged' },
    });
    expect(await storedComment(at, id)).toMatchObject({
      state: 'triaged',
      proposal: null,
      disposition: null,
    });
    at.ctx.advance({ days: 8 });
    expect(await decideOnComment(at.chair, id, { ...DECISION, how: 'silence' })).toMatchObject({ ok: false });
    expect(await proposeDecision(at.participant, id, PROPOSAL)).toMatchObject({ ok: false, status: 403 });
    expect(await proposeDecision(at.chair, id, { ...PROPOSAL, reason: '' })).toMatchObject({
      ok: false,
      errors: { reason: expect.any(String) },
    });
  });
});
