import { afterAll, describe, expect, it } from 'vitest';
import { applyComment } from '../../../app/services/comments/after-decision.server';
import { WHOLE_VERSION } from '../../../app/services/comments/anchor-input';
import { carryOpenComments } from '../../../app/services/comments/carry-comments.server';
import { viewCommentsByClause, viewCommentsOf } from '../../../app/services/comments/comment-counts.server';
import { readCommentSearch } from '../../../app/services/comments/comment-search';
import { commentsCsv, reportCsv } from '../../../app/services/comments/comments-csv';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { removeComment } from '../../../app/services/comments/remove-words.server';
import { replyToComment } from '../../../app/services/comments/reply-to-comment.server';
import { addressOfComment, viewComment } from '../../../app/services/comments/view-comment.server';
import { viewCommentForm } from '../../../app/services/comments/view-comment-form.server';
import { exportComments, viewComments } from '../../../app/services/comments/view-comments.server';
import { viewDispositionReport } from '../../../app/services/comments/view-disposition-report.server';
import { viewDraftComments } from '../../../app/services/comments/view-draft-comments.server';
import { isoCsv } from '../../../app/services/sheets/iso-table';
import { readLog } from '../../../db/queries/documents';
import { insertVersion } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import {
  BLOCK,
  type CommentWorld,
  commentWorld,
  posted,
  SELECTED,
  TEXT_TO_COMMENT,
  triaged,
  writeText,
} from '../../support/comments';
import { testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const search = (query = '') => readCommentSearch(new URLSearchParams(query));

/** Replaces the text of the draft by edits, as a person or a restore would. */
async function rewrite(at: CommentWorld, change: (json: string) => string): Promise<void> {
  const { updates } = await at.ctx.store.read((tx) => readLog(tx, at.documentId));
  const { canonical } = await texts.freeze(updates);
  const edit = await texts.restore(updates, change(canonical));
  await writeText(at.ctx, at.documentId, at.people.editor.id, edit);
}

const DECIDED = {
  disposition: 'accepted',
  reason: '',
  impact: 'compatible',
  duplicateOf: '',
  how: 'chair',
  countFor: '',
  countAgainst: '',
};

describe.each(enginesUnderTest())('reading comments on %s', (engine) => {
  const world = async () =>
    commentWorld(testContext(await freshStore(engine), { openTexts: async () => texts }), {
      text: TEXT_TO_COMMENT,
    });
  const onBlock = (blockId: string) => ({ anchor: { ...WHOLE_VERSION, blockId } });

  it('says where the words stand: in their clause, in a requirement, or on the whole version', async () => {
    const at = await world();
    await posted(at, { anchor: SELECTED });
    await posted(at, onBlock(BLOCK.answer));
    await posted(at);
    const { comments } = await viewComments(at.ctx, at.reference, search());
    expect(comments.map(({ name, place }) => [name, place.state, place.clause, place.requirement])).toEqual([
      ['C-3', 'whole', '', null],
      ['C-2', 'found', '2 Answers', 'STD-0001-R1'],
      ['C-1', 'found', '1 Scope', null],
    ]);
    expect((await viewComment(at.ctx, at.reference, 1)).textHref).toBe(
      `/drafts/${at.documentId}#${BLOCK.paragraph}`,
    );
  });

  it('a thread survives every edit: changed, removed, and back again', async () => {
    const at = await world();
    await posted(at, { anchor: SELECTED });
    const state = async () => (await viewComment(at.ctx, at.reference, 1)).entry.place.state;
    const { updates } = await at.ctx.store.read((tx) => readLog(tx, at.documentId));
    const { canonical } = await texts.freeze(updates);
    await rewrite(at, (json) => json.replace('between sites', 'from site to site'));
    expect(await state()).toBe('changed');
    await rewrite(at, (json) => {
      const text = JSON.parse(json) as { content: unknown[] };
      return JSON.stringify({ ...text, content: text.content.filter((_, n) => n !== 1) });
    });
    expect(await state()).toBe('lost');
    const lost = await viewComment(at.ctx, at.reference, 1);
    expect(lost.entry.quote).toBe('between sites');
    expect(lost.textHref).toBeNull();
    expect(
      commentsCsv((await exportComments(at.ctx, at.reference, search())).comments, 'http://x'),
    ).toContain('On removed text');
    await rewrite(at, () => canonical);
    expect(await state()).toBe('found');
  });

  it('filters by version, state, type, mine, open and blocking; the address says which', async () => {
    const at = await world();
    await posted(at, { type: 'editorial' });
    await posted(at, { blocking: true, blockingReason: 'We stop.' }, at.participant);
    const third = await triaged(at, { type: 'question' });
    await decideOnComment(at.chair, third.id, {
      ...DECIDED,
      disposition: 'question-answered',
      reason: 'Yes.',
    });
    const names = async (query: string, ctx = at.commenter) =>
      (await viewComments(ctx, at.reference, search(query))).comments.map(({ name }) => name);
    expect(await names('')).toEqual(['C-3', 'C-2', 'C-1']);
    expect(await names('type=editorial')).toEqual(['C-1']);
    expect(await names('state=decided')).toEqual(['C-3']);
    expect(await names('open=yes')).toEqual(['C-2', 'C-1']);
    expect(await names('mine=yes')).toEqual(['C-3', 'C-1']);
    expect(await names('mine=yes&open=yes')).toEqual(['C-1']);
    expect(await names('blocking=yes')).toEqual(['C-2']);
    expect(await names('version=1.0.0&type=question')).toEqual(['C-3']);
    expect(await names('version=9.9.9')).toEqual([]);
    expect(await names('state=<script>&type=nonsense&page=0')).toEqual(['C-3', 'C-2', 'C-1']);
    expect(await names('mine=yes', at.ctx)).toEqual([]);
  });

  it('pages a long list, and a page beyond the end shows the last', async () => {
    const at = await world();
    for (let n = 0; n < 27; n += 1) await posted(at);
    const first = await viewComments(at.ctx, at.reference, search());
    expect([first.total, first.pages, first.comments.length]).toEqual([27, 2, 25]);
    const last = await viewComments(at.ctx, at.reference, search('page=99'));
    expect(last.comments.map(({ number }) => number)).toEqual([2, 1]);
    expect((await exportComments(at.ctx, at.reference, search())).comments).toHaveLength(27);
  });

  it('the form finds the passage, and takes a comment also where it is not in the text', async () => {
    const at = await world();
    const form = (block: string, ctx = at.commenter) => viewCommentForm(ctx, at.reference, '1.0.0', block);
    expect((await form(BLOCK.scope)).passage).toMatchObject({ clause: '1 Scope', isClause: true });
    expect((await form(BLOCK.requirement)).passage).toMatchObject({
      requirement: 'STD-0001-R1',
      clause: '2 Answers',
      words: 'Send an answer to every message.',
    });
    expect(await form('bnothing')).toMatchObject({ passage: null, passageMissing: true });
    expect(await viewCommentForm(at.commenter, at.reference, '', '')).toMatchObject({
      version: { number: '1.0.0' },
      on: 'draft',
      organisations: [{ name: 'Small Supplier' }],
    });
    await expect(form(BLOCK.scope, at.ctx)).rejects.toMatchObject({ code: 'sign-in-needed' });
    await expect(viewCommentForm(at.commenter, at.reference, '7.0.0', '')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('the report says the same on the page and in both tables', async () => {
    const at = await world();
    const first = await triaged(at, {
      anchor: SELECTED,
      body: '=HYPERLINK("http://evil")',
      organisationId: at.supplier.id,
      proposedWording: 'a, "b"',
    });
    await decideOnComment(at.chair, first.id, DECIDED);
    await posted(at, { type: 'editorial' });
    const gone = await posted(at);
    await replyToComment(at.participant, { commentId: gone.id, body: 'Oh', organisationId: '' });
    await removeComment(at.commenter, gone.id);
    const report = await viewDispositionReport(at.ctx, at.reference, '1.0.0');
    expect(report).toMatchObject({
      undecided: 1,
      removed: 1,
      counts: [{ disposition: 'accepted', count: 1 }],
      lines: [{ name: 'C-1', impact: 'compatible', howDecided: 'chair' }, { name: 'C-2' }],
    });
    const ours = reportCsv(report.lines, 'http://localhost:3000').split('\r\n');
    expect(ours).toHaveLength(report.lines.length + 2);
    expect(ours[1]).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(ours[1]).toContain('"a, ""b"""');
    expect(ours[1]).toContain('Accepted');
    const iso = isoCsv(report.lines).split('\r\n');
    expect(iso[0]?.split(',').slice(0, 8).at(-1)).toBe('Observations of the secretariat');
    expect(iso[1]?.startsWith('Small Supplier,,1,between sites,te,')).toBe(true);
    expect(iso[1]?.endsWith(',C-1')).toBe(true);
  });

  it('counts comments by block and by the clause around it', async () => {
    const at = await world();
    await posted(at, onBlock(BLOCK.answer));
    await posted(at, onBlock(BLOCK.requirement));
    const third = await triaged(at, onBlock(BLOCK.scope));
    await posted(at);
    await decideOnComment(at.chair, third.id, DECIDED);
    const counts = await viewCommentsOf(at.ctx, at.versionId);
    expect(counts).toMatchObject({ total: 4, undecided: 3 });
    expect(counts.byBlock[BLOCK.scope]).toEqual({ total: 1, undecided: 0 });
    const { updates } = await at.ctx.store.read((tx) => readLog(tx, at.documentId));
    const { content } = await texts.readLive(updates);
    const byClause = await viewCommentsByClause(at.ctx, at.versionId, content);
    expect(byClause.byBlock).toEqual({
      [BLOCK.scope]: { total: 1, undecided: 0 },
      b000000005a: { total: 2, undecided: 2 },
    });
  });

  it('lists the comments in one clause of a version', async () => {
    const at = await world();
    await posted(at, onBlock(BLOCK.answer));
    await posted(at, onBlock(BLOCK.requirement));
    await posted(at, onBlock(BLOCK.scope));
    await posted(at);
    const names = async (query: string) => {
      const { comments, total } = await viewComments(at.ctx, at.reference, search(query));
      expect(total).toBe(comments.length);
      expect((await exportComments(at.ctx, at.reference, search(query))).comments).toHaveLength(total);
      return comments.map(({ name }) => name);
    };
    expect(await names('version=1.0.0&clause=b000000005a')).toEqual(['C-2', 'C-1']);
    expect(await names(`version=1.0.0&clause=${BLOCK.scope}`)).toEqual(['C-3']);
    expect(await names('version=1.0.0&clause=bnothing')).toEqual([]);
    expect(await names('clause=b000000005a')).toEqual([]);
    expect(await names('version=1.0.0&clause=%22%3E')).toHaveLength(4);
  });

  it('CD-15, CD-17: open comments go along to the next version, what was kept for later or not applied is listed there too', async () => {
    const at = await world();
    await posted(at, { body: 'Open' });
    const kept = await triaged(at, { body: 'Kept' });
    const done = await triaged(at, { body: 'Done' });
    await decideOnComment(at.chair, kept.id, {
      ...DECIDED,
      disposition: 'kept-for-later',
      reason: 'Next time.',
    });
    await decideOnComment(at.chair, done.id, DECIDED);
    const toVersionId = at.ctx.newId();
    const move = { standardId: at.standardId, fromVersionId: at.versionId, toVersionId };
    const carried = await at.ctx.store.tx(async (tx) => {
      await insertVersion(tx, {
        id: toVersionId,
        standardId: at.standardId,
        number: '1.1.0',
        state: 'drafting',
        stateSince: at.ctx.now(),
        basedOnId: at.versionId,
        changeSummary: '',
        changeLog: '',
        consultationInvited: '',
        involvementRecord: '',
        createdAt: new Date(at.ctx.now().getTime() + 1),
      });
      return carryOpenComments(tx, at.chair, move);
    });
    expect(carried).toBe(1);
    const names = async (version: string) =>
      (await viewComments(at.ctx, at.reference, search(`version=${version}`))).comments.map(
        ({ name }) => name,
      );
    expect(await names('1.0.0')).toEqual(['C-3', 'C-2']);
    expect(await names('1.1.0')).toEqual(['C-3', 'C-2', 'C-1']);
    await applyComment(at.editor, { commentId: done.id, versionId: at.versionId });
    expect(await names('1.1.0')).toEqual(['C-2', 'C-1']);
  });

  it('the editor gets what it shows, and who reads without an account is told to sign in', async () => {
    const at = await world();
    const { id } = await posted(at, { anchor: SELECTED, organisationId: at.supplier.id });
    const seen = await viewDraftComments(at.commenter, at.documentId);
    expect(seen.comments[0]).toMatchObject({
      number: 1,
      state: 'submitted',
      author: { name: 'Carol Commenter', organisation: 'Small Supplier' },
      anchor: { blockId: SELECTED.blockId, quote: 'between sites' },
      path: `/standards/${at.reference}/comments/C-1`,
      createdAt: at.ctx.now().toISOString(),
    });
    expect(seen.may).toEqual({ comment: true });
    expect(seen.organisations).toEqual([{ id: at.supplier.id, name: 'Small Supplier' }]);
    expect((await viewDraftComments(at.ctx, at.documentId)).may).toEqual({
      comment: false,
      why: 'Sign in to do this.',
    });
    expect(await addressOfComment(at.ctx, id)).toBe(`/standards/${at.reference}/comments/C-1`);
    await expect(viewDraftComments(at.ctx, '../etc')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('PM-2: nothing of a hidden standard is shown to readers', async () => {
    const at = await world();
    const { id } = await posted(at);
    await at.ctx.store.tx(async ({ db, tables }) => {
      await db.update(tables.standards).set({ hiddenAt: at.ctx.now() });
    });
    const looks = [
      () => viewComments(at.ctx, at.reference, search()),
      () => viewComment(at.ctx, at.reference, 1),
      () => viewDraftComments(at.ctx, at.documentId),
      () => viewDispositionReport(at.ctx, at.reference, '1.0.0'),
      () => addressOfComment(at.ctx, id),
    ];
    for (const look of looks) await expect(look()).rejects.toMatchObject({ code: 'not-found' });
  });
});
