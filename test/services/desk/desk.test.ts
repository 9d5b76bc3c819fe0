import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { DecisionPart } from '../../../app/components/comments/decision-part';
import { answerDecision } from '../../../app/services/comments/after-decision.server';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { recordStandingDecisions } from '../../../app/services/comments/let-decisions-stand.server';
import { pullOut } from '../../../app/services/comments/propose-decision.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { actOnSeveral } from '../../../app/services/desk/act-on-several.server';
import { type DeskSearch, deskPath, readDeskSearch } from '../../../app/services/desk/desk-search';
import { viewDesk } from '../../../app/services/desk/view-desk.server';
import { viewMyWork } from '../../../app/services/people/view-my-work.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import {
  BLOCK,
  type CommentWorld,
  commentWorld,
  posted,
  SELECTED,
  storedComment,
  TEXT_TO_COMMENT,
  triaged,
} from '../../support/comments';
import { asClock, testContext } from '../../support/context';
import { actsRecorded } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';
import { BLOCKING, PROPOSAL } from '../comments/typed-decision';

const texts = createTextWorkshop();

afterAll(() => texts.close());

const ALL = readDeskSearch(new URLSearchParams());

async function namesOn(at: CommentWorld, search: Partial<DeskSearch> = {}): Promise<readonly string[]> {
  const desk = await viewDesk(at.chair, at.reference, '1.0.0', { ...ALL, ...search });
  return desk.rows.map(({ name }) => name);
}

describe.each(enginesUnderTest())('the resolution desk on %s', (engine) => {
  const world = async () => commentWorld(testContext(await freshStore(engine)));

  it('PM-11: it is for the chair and the editors', async () => {
    const at = await world();
    await expect(viewDesk(at.ctx, at.reference, '1.0.0', ALL)).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
    await expect(viewDesk(at.commenter, at.reference, '1.0.0', ALL)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect((await viewDesk(at.editor, at.reference, '1.0.0', ALL)).rows).toEqual([]);
  });

  it('lists the comments as they stand in the text, and lays one open', async () => {
    const at = await commentWorld(testContext(await freshStore(engine), { openTexts: async () => texts }), {
      text: TEXT_TO_COMMENT,
    });
    await posted(at, { anchor: { ...SELECTED, blockId: BLOCK.answer, quote: 'Send' }, body: 'Last.' });
    await posted(at, { anchor: SELECTED, body: 'First.' });
    await posted(at, { body: 'On the whole.' });
    expect(await namesOn(at)).toEqual(['C-3', 'C-2', 'C-1']);
    expect(await namesOn(at, { order: 'number' })).toEqual(['C-1', 'C-2', 'C-3']);
    const desk = await viewDesk(at.chair, at.reference, '1.0.0', { ...ALL, open: 2 });
    expect(desk.opened?.entry.name).toBe('C-2');
    expect(desk.rows.map(({ clause }) => clause)).toEqual([
      'Whole version',
      '1 Scope',
      'STD-0001-R1 in 2 Answers',
    ]);
    expect(desk.previousHref).toContain('comment=C-3');
    expect(desk.nextHref).toContain('comment=C-1');
    expect(desk.afterHref).toBe(desk.nextHref);
    const last = await viewDesk(at.chair, at.reference, '1.0.0', { ...ALL, open: 1 });
    expect([last.nextHref, last.afterHref]).toEqual([null, deskPath(at.reference, '1.0.0')]);
  });

  it('filters by state, type, blocking, who looks after it and who is not content', async () => {
    const at = await world();
    const first = await posted(at, { type: 'editorial' });
    const second = await triaged(at, BLOCKING);
    const third = await triaged(at);
    await actOnSeveral(at.chair, at.versionId, [second.id], {
      act: 'assign',
      assigneeId: at.people.editor.id,
    });
    const decided = { ...PROPOSAL, how: 'chair', countFor: '', countAgainst: '' };
    await decideOnComment(at.chair, third.id, decided);
    await answerDecision(at.commenter, { commentId: third.id, content: 'not-content' });
    expect(await namesOn(at)).toEqual(['C-1', 'C-2']);
    expect(await namesOn(at, { show: 'all' })).toEqual(['C-1', 'C-2', 'C-3']);
    expect(await namesOn(at, { show: 'submitted' })).toEqual([first.name]);
    expect(await namesOn(at, { show: 'not-content' })).toEqual([third.name]);
    expect(await namesOn(at, { type: 'editorial' })).toEqual([first.name]);
    expect(await namesOn(at, { blocking: true })).toEqual([second.name]);
    expect(await namesOn(at, { assignee: at.people.editor.id })).toEqual([second.name]);
    expect(await namesOn(at, { assignee: 'nobody' })).toEqual([first.name]);
    expect(await namesOn(at, { assignee: 'me' })).toEqual([]);
    const { counts } = await viewDesk(at.chair, at.reference, '1.0.0', ALL);
    expect(counts).toMatchObject({ open: 2, notContent: 1 });
    expect((await viewMyWork(at.chair)).desks).toMatchObject([{ undecided: 2, reference: at.reference }]);
  });

  it('does one thing to several, and says for each that is refused why', async () => {
    const at = await world();
    const fresh = await posted(at);
    const known = await triaged(at);
    const answer = await actOnSeveral(at.editor, at.versionId, [fresh.id, known.id, fresh.id], {
      act: 'triage',
    });
    expect(answer).toMatchObject({
      ok: true,
      result: { done: ['C-1'], refused: [{ name: 'C-2', why: expect.stringContaining('Triaged') }] },
    });
    expect(await actOnSeveral(at.editor, at.versionId, [], { act: 'triage' })).toMatchObject({
      ok: false,
      errors: { comment: expect.any(String) },
    });
    await expect(actOnSeveral(at.editor, 'of-another', [fresh.id], { act: 'triage' })).rejects.toMatchObject({
      code: 'not-found',
    });
    const acts = await actsRecorded(at.ctx.store);
    expect(acts.filter((act) => act === 'comment-triaged')).toHaveLength(2);
  });

  it('CD-9: merges duplicates by the rules of each, and both numbers keep working', async () => {
    const at = await world();
    await triaged(at);
    const second = await triaged(at);
    const blocking = await triaged(at, BLOCKING);
    const merge = { act: 'merge', into: 'C-1', reason: '' } as const;
    expect(await actOnSeveral(at.chair, at.versionId, [second.id, blocking.id], merge)).toMatchObject({
      ok: true,
      result: { done: ['C-2'], refused: [{ name: 'C-3', why: expect.stringContaining('group') }] },
    });
    expect(await storedComment(at, second.id)).toMatchObject({ disposition: 'duplicate', state: 'decided' });
    expect((await viewComment(at.ctx, at.reference, 1)).duplicates.map(({ name }) => name)).toEqual(['C-2']);
    const nowhere = { ...merge, into: 'the other one' };
    expect(await actOnSeveral(at.chair, at.versionId, [blocking.id], nowhere)).toMatchObject({
      ok: false,
      errors: { duplicateOf: expect.any(String) },
    });
  });

  it('CD-19 CD-12: a block stands for all that nobody pulled out', async () => {
    const at = await world();
    const ids = [await triaged(at), await triaged(at, BLOCKING), await triaged(at)].map(({ id }) => id);
    const propose = { act: 'propose', block: 'Small points', decision: PROPOSAL } as const;
    expect(await actOnSeveral(at.chair, at.versionId, ids, { ...propose, block: ' ' })).toMatchObject({
      ok: false,
      errors: { block: expect.any(String) },
    });
    const wordless = { ...propose, decision: { ...PROPOSAL, reason: '' } };
    expect(await actOnSeveral(at.chair, at.versionId, ids, wordless)).toMatchObject({
      ok: false,
      errors: { reason: expect.any(String) },
    });
    expect(await actOnSeveral(at.chair, at.versionId, ids, propose)).toMatchObject({ ok: true });
    const [first = '', second = '', third = ''] = ids;
    expect((await viewComment(at.ctx, at.reference, 1)).proposal?.block).toBe('Small points');
    await pullOut(at.participant, second, 'We have to talk.');
    const { blocks } = await viewDesk(at.chair, at.reference, '1.0.0', ALL);
    expect(blocks).toMatchObject([{ name: 'Small points', comments: [{ name: 'C-1' }, { name: 'C-3' }] }]);
    at.ctx.advance({ days: 8 });
    expect(await recordStandingDecisions(asClock(at.ctx))).toBe(2);
    for (const id of [first, third]) {
      expect(await storedComment(at, id)).toMatchObject({ howDecided: 'block', disposition: 'noted' });
      const view = await viewComment(at.ctx, at.reference, (await storedComment(at, id)).number);
      expect(view.decided?.block).toBe('Small points');
      expect(renderToStaticMarkup(createElement(DecisionPart, { view }))).toContain(
        'In a block decision called “Small points”',
      );
    }
    expect((await storedComment(at, second)).state).toBe('triaged');
  });
});
