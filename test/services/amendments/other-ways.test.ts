import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openLive, textFragment } from '../../../app/document/live-document';
import { amendByForm, viewClauseForm } from '../../../app/services/amendments/amend-by-form.server';
import { decideAmendment, WHOLE } from '../../../app/services/amendments/decide-amendment.server';
import { keepUnsaved } from '../../../app/services/amendments/keep-unsaved.server';
import { listAmendments } from '../../../app/services/amendments/list-amendments.server';
import { ownOpenAmendment } from '../../../app/services/amendments/open-amendment.server';
import { submitAmendment } from '../../../app/services/amendments/submit-amendment.server';
import type { SignedIn } from '../../../app/services/context';
import { viewLife } from '../../../app/services/history/view-life.server';
import { viewWhoInDraft } from '../../../app/services/history/view-who-in-draft.server';
import { viewAmendmentText } from '../../../app/services/live/view-draft.server';
import { readLog } from '../../../db/queries/documents';
import { listClients } from '../../../db/queries/live-text';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { edit, good, opened, SAID, wordsOf } from '../../support/amendments';
import type { TestContext } from '../../support/context';
import { drafting, standardWorld } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const paragraph = (words: string) => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
};

/** A text as a browser holds it, with a paragraph that never reached the server. */
async function keptCopy(ctx: TestContext, documentId: string, words: string, clientId?: number) {
  const { updates } = await ctx.store.read((tx) => readLog(tx, documentId));
  const doc = openLive(updates);
  if (clientId !== undefined) doc.clientID = clientId;
  textFragment(doc).insert(0, [paragraph(words)]);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

describe('text that could not be saved', () => {
  it('AM-1 becomes an amendment under its writer’s own name, also while the draft is frozen', async () => {
    const w = await standardWorld('sqlite', texts);
    const { documentId: draftId, versionId } = await drafting(w);
    const update = await keptCopy(w.ctx, draftId, 'Too late for the ballot.');
    await w.ctx.store.tx(async ({ db, tables: { documents, versions } }) => {
      await db.update(documents).set({ state: 'frozen' }).where(eq(documents.id, draftId));
      await db.update(versions).set({ state: 'awaiting-approval' }).where(eq(versions.id, versionId));
    });
    good(await keepUnsaved(w.editor, draftId, update));
    const own = await ownOpenAmendment(w.editor, draftId);
    if (!own) throw new Error('There is no amendment.');
    expect(await wordsOf(w.ctx, own.documentId)).toContain('Too late for the ballot.');
    expect(await wordsOf(w.ctx, draftId)).not.toContain('Too late for the ballot.');
  });

  it('may be larger than one message of live text, and so may the draft it stands in', async () => {
    const w = await standardWorld('sqlite', texts);
    const { documentId: draftId } = await drafting(w);
    const update = await keptCopy(w.ctx, draftId, `${'Long. '.repeat(900_000)}The end.`);
    expect(update.length).toBeGreaterThan(5_000_000);
    good(await keepUnsaved(w.editor, draftId, update));
    const own = await ownOpenAmendment(w.editor, draftId);
    if (!own) throw new Error('There is no amendment.');
    expect(await wordsOf(w.ctx, own.documentId)).toContain('Long. The end.');
  });

  it('is refused when it is no text of this draft, or under the client id of somebody else', async () => {
    const w = await standardWorld('sqlite', texts);
    const { documentId: draftId } = await drafting(w);
    await edit(w.editor, draftId, (body) => body.insert(0, [paragraph('Of the editor.')]));
    const clients = await w.ctx.store.read((tx) => listClients(tx, draftId));
    const editors = clients.find(({ personId }) => personId === (w.editor.actor as SignedIn).personId);
    const forged = await keptCopy(w.ctx, draftId, 'In the name of the editor.', editors?.clientId);
    for (const bytes of [forged, new Uint8Array([1, 2, 3, 4, 5])]) {
      await expect(keepUnsaved(w.reader, draftId, bytes)).rejects.toMatchObject({ code: 'invalid' });
    }
    await expect(keepUnsaved(w.reader, draftId, new Uint8Array())).rejects.toMatchObject({ code: 'invalid' });
    expect((await listAmendments(w.reader, draftId)).own).toEqual([]);
  });
});

it('AM-4 who wrote an amendment, and its life, are shown to those who may read it, and lead back to it', async () => {
  const w = await standardWorld('sqlite', texts);
  const { documentId: draftId } = await drafting(w);
  const amendment = await opened(w.reader, draftId);
  await edit(w.reader, amendment.documentId, (body) => body.insert(0, [paragraph('Proposed.')]));
  const views = (ctx: TestContext, id: string) => [viewWhoInDraft(ctx, id, null), viewLife(ctx, id, 'last')];
  for (const view of views(w.editor, amendment.documentId)) {
    await expect(view).rejects.toMatchObject({ code: 'not-found' });
  }
  const page = { text: 'Amendment A-1', href: `/amendments/${amendment.id}` };
  for (const view of views(w.reader, amendment.documentId)) {
    expect(await view).toMatchObject({ what: 'amendment A-1', page });
  }
  good(await submitAmendment(w.reader, amendment.id, SAID));
  for (const view of views(w.editor, amendment.documentId)) expect(await view).toMatchObject({ page });
  for (const view of views(w.editor, draftId)) {
    expect(await view).toMatchObject({ page: { text: 'Draft', href: `/drafts/${draftId}` } });
  }
});

it('AM-3 an editor who writes in a submitted amendment is not sent to the form of its authors', async () => {
  const w = await standardWorld('sqlite', texts);
  const { documentId: draftId } = await drafting(w);
  const amendment = await opened(w.reader, draftId);
  await edit(w.reader, amendment.documentId, (body) => body.insert(0, [paragraph('Proposed.')]));
  const formOf = async (ctx: TestContext) => {
    const { seat, amendment: beside } = await viewAmendmentText(ctx, amendment.id);
    return [seat, beside?.clauseFormPath];
  };
  expect(await formOf(w.reader)).toEqual(['write', `/amendments/${amendment.id}/clause?clause=`]);
  good(await submitAmendment(w.reader, amendment.id, SAID));
  expect(await formOf(w.editor)).toEqual(['write', null]);
});

it('AM-3 a clause is written in a form, passage by passage, and only by its authors', async () => {
  const w = await standardWorld('sqlite', texts);
  const { documentId: draftId } = await drafting(w);
  const amendment = await opened(w.reader, draftId);
  const { clause, passages } = await viewClauseForm(w.reader, amendment.id, '');
  const wording = Object.fromEntries(
    passages.filter(({ editable }) => editable).map(({ id }) => [id, 'Said anew.']),
  );
  const added = 'One more.\n\nAnd another.';
  expect(
    await amendByForm(w.reader, amendment.id, clause.id, { nothing: 'No such passage.' }, ''),
  ).toMatchObject({ ok: true });
  good(await amendByForm(w.reader, amendment.id, clause.id, wording, added));
  const words = await wordsOf(w.ctx, amendment.documentId);
  expect(words).toContain('One more.\nAnd another.');
  expect(words).not.toContain('No such passage.');
  good(await submitAmendment(w.reader, amendment.id, SAID));
  expect(await amendByForm(w.reader, amendment.id, clause.id, wording, '')).toMatchObject({ ok: false });
});

it('text under the client id of another writer of the draft is not merged for theirs', async () => {
  const w = await standardWorld('sqlite', texts);
  const { documentId: draftId } = await drafting(w);
  const amendment = await opened(w.reader, draftId);
  const theirs = 4_242_424;
  const write = (by: TestContext, documentId: string, words: readonly string[]) =>
    edit(by, documentId, (body, doc) => {
      doc.clientID = theirs;
      body.insert(0, words.map(paragraph));
    });
  await write(w.reader, amendment.documentId, ['Not by the editor.', 'Nor this.', 'Nor that.']);
  await write(w.editor, draftId, ['By the editor.']);
  good(await submitAmendment(w.reader, amendment.id, SAID));
  const before = await wordsOf(w.ctx, draftId);
  const answer = await decideAmendment(w.editor, amendment.id, WHOLE).catch((error: unknown) => error);
  const writers = await w.ctx.store.read((tx) => listClients(tx, draftId, [theirs]));
  expect(writers.map(({ personId }) => personId)).toEqual([(w.editor.actor as SignedIn).personId]);
  const after = await wordsOf(w.ctx, draftId);
  // Either it is refused as a whole, or its words came in as the portal's own edit: never as the editor's.
  if (answer instanceof Error) expect(after).toBe(before);
  else expect(after).toContain('Not by the editor.');
  expect(after).toContain('By the editor.');
});
