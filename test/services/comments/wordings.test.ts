import { afterAll, describe, expect, it } from 'vitest';
import { WHOLE_VERSION } from '../../../app/services/comments/anchor-input';
import { carryOpenComments } from '../../../app/services/comments/carry-comments.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { viewDraftComments } from '../../../app/services/comments/view-draft-comments.server';
import { insertDocument, readLog } from '../../../db/queries/documents';
import { insertVersion } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import {
  aComment,
  BLOCK,
  type CommentWorld,
  commentWorld,
  posted,
  SELECTED,
  TEXT_TO_COMMENT,
  writeText,
} from '../../support/comments';
import { testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

async function canonicalOf(at: CommentWorld, documentId: string): Promise<string> {
  const { updates } = await at.ctx.store.read((tx) => readLog(tx, documentId));
  return (await texts.freeze(updates)).canonical;
}

async function rewrite(at: CommentWorld, documentId: string, change: (text: string) => string) {
  const { updates } = await at.ctx.store.read((tx) => readLog(tx, documentId));
  const edit = await texts.restore(updates, change(await canonicalOf(at, documentId)));
  await writeText(at.ctx, documentId, at.people.editor.id, edit);
}

/** Begins version 1.1.0 with the text of 1.0.0 as it is now; answers its draft. */
async function nextVersion(at: CommentWorld): Promise<string> {
  const [toVersionId, documentId] = [at.ctx.newId(), at.ctx.newId()];
  const seed = await texts.seed(JSON.parse(await canonicalOf(at, at.documentId)));
  await at.ctx.store.tx(async (tx) => {
    const createdAt = new Date(at.ctx.now().getTime() + 1);
    await insertVersion(tx, {
      id: toVersionId,
      standardId: at.standardId,
      number: '1.1.0',
      state: 'drafting',
      stateSince: at.ctx.now(),
      basedOnId: at.versionId,
      documentId,
      changeSummary: '',
      changeLog: '',
      consultationInvited: '',
      involvementRecord: '',
      createdAt,
    });
    await insertDocument(tx, {
      id: documentId,
      kind: 'draft',
      versionId: toVersionId,
      state: 'open',
      epoch: 1,
      createdBy: at.people.chair.id,
      createdAt,
    });
    const move = { standardId: at.standardId, fromVersionId: at.versionId, toVersionId };
    await carryOpenComments(tx, at.chair, move);
  });
  await writeText(at.ctx, documentId, at.people.editor.id, seed);
  return documentId;
}

describe.each(enginesUnderTest())('both wordings of a comment on %s', (engine) => {
  const world = async () =>
    commentWorld(testContext(await freshStore(engine), { openTexts: async () => texts }), {
      text: TEXT_TO_COMMENT,
    });
  const seen = async (at: CommentWorld, number: number) => {
    const { entry, carriedFrom } = await viewComment(at.ctx, at.reference, number);
    const { version, quote, passage, place } = entry;
    return { version, carriedFrom, said: quote || passage, state: place.state, now: place.now };
  };

  it('are told in the next version, which open threads go along to, where the text changed', async () => {
    const at = await world();
    await posted(at, { anchor: SELECTED });
    await posted(at, { anchor: { ...WHOLE_VERSION, blockId: BLOCK.requirement } });
    await posted(at, { anchor: { ...WHOLE_VERSION, blockId: BLOCK.scope } });
    expect(await seen(at, 1)).toMatchObject({
      version: '1.0.0',
      carriedFrom: null,
      state: 'found',
      now: null,
    });

    const draft = await nextVersion(at);
    const carried = { version: '1.1.0', carriedFrom: '1.0.0' };
    for (const number of [1, 2, 3])
      expect(await seen(at, number)).toMatchObject({ ...carried, state: 'found' });

    await rewrite(at, draft, (text) =>
      text.replace('between sites', 'to every site').replace('"must"', '"may"'),
    );
    expect(await seen(at, 1)).toEqual({
      ...carried,
      said: 'between sites',
      state: 'changed',
      now: 'to every site',
    });
    expect(await seen(at, 2)).toMatchObject({
      said: 'MUST: Send an answer to every message.',
      state: 'changed',
      now: 'MAY: Send an answer to every message.',
    });
    // A comment on a clause is about all of it.
    expect(await seen(at, 3)).toMatchObject({
      said: 'Scope\n\nDischarge messages are sent between sites within a day.',
      now: 'Scope\n\nDischarge messages are sent to every site within a day.',
    });
    const panel = await viewDraftComments(at.ctx, draft);
    expect(panel.comments.map(({ anchor }) => anchor.quote || anchor.passage?.words)).toContain(
      'MUST: Send an answer to every message.',
    );
  });

  it('are what the text said, whatever the page that sends the comment claims', async () => {
    const at = await world();
    const anchor = { ...WHOLE_VERSION, blockId: BLOCK.requirement, passage: { words: 'A lie', print: '1' } };
    await posted(at, { anchor });
    expect(await seen(at, 1)).toMatchObject({
      said: 'MUST: Send an answer to every message.',
      state: 'found',
    });
  });

  it('on the live draft may have been edited between choosing and posting, and are shown as changed since', async () => {
    const at = await world();
    const anchor = SELECTED;
    await rewrite(at, at.documentId, (text) => text.replace(anchor.quote, 'among sites'));
    const answer = await postComment(at.commenter, aComment(at, { on: 'draft', anchor }));
    expect(answer).toMatchObject({ ok: true });
    expect(await seen(at, 1)).toMatchObject({ state: 'changed' });
    const lie = { ...anchor, quote: 'between planets' };
    const invented = await postComment(at.commenter, aComment(at, { on: 'draft', anchor: lie }));
    expect(invented).toMatchObject({ ok: false, status: 409 });
    at.ctx.advance({ hours: 1 });
    const late = await postComment(
      at.commenter,
      aComment(at, { on: 'draft', anchor, body: 'An hour later.' }),
    );
    expect(late).toMatchObject({ ok: false, status: 409 });
  });

  it('are refused in words where the text holds neither the block nor the words', async () => {
    const at = await world();
    const invented = [
      { ...WHOLE_VERSION, blockId: 'nowhere' },
      { ...WHOLE_VERSION, blockId: 'nowhere', quote: 'words that nobody ever wrote here' },
      { ...WHOLE_VERSION, blockId: BLOCK.requirement, quote: 'words that nobody ever wrote here' },
    ];
    for (const anchor of invented) {
      expect(await postComment(at.commenter, aComment(at, { anchor }))).toMatchObject({
        ok: false,
        status: 409,
        errors: { form: expect.stringContaining('do not stand in the text') },
      });
    }
  });
});
