import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openLive, textFragment } from '../../../app/document/live-document';
import type { SignedIn } from '../../../app/services/context';
import { compactLogs } from '../../../app/services/history/compact-log.server';
import { loadHistory } from '../../../app/services/history/load-history.server';
import { recordLateSnapshots } from '../../../app/services/history/record-late-snapshots.server';
import {
  type LookedAt,
  snapshotQuietDrafts,
} from '../../../app/services/history/snapshot-quiet-drafts.server';
import { type Contributor, contributorsIn, newsIn } from '../../../app/services/history/snapshot-record';
import { snapshotContributions } from '../../../app/services/history/view-contributions.server';
import { nameSnapshot } from '../../../app/services/versions/name-snapshot.server';
import { restoreSnapshot } from '../../../app/services/versions/restore-snapshot.server';
import { readLog } from '../../../db/queries/documents';
import { findWritingAfter, listHistory, listLogRows } from '../../../db/queries/history';
import { findSnapshotRecord } from '../../../db/queries/snapshot-records';
import { listSnapshots } from '../../../db/queries/texts';
import { foldHere } from '../../../server/collab/fold';
import { storeLog } from '../../../server/collab/update-log-store';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import type { TestContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, standardWorld, typeInto, wordsOf } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const clock = (ctx: TestContext) => ctx.as({ kind: 'clock' });

async function named(ctx: TestContext, versionId: string, name: string): Promise<string> {
  const decision = await nameSnapshot(ctx, { versionId, name });
  if (!decision.allowed) throw new Error('Refused');
  return decision.result.snapshotId;
}

const recordOf = (ctx: TestContext, id: string) => ctx.store.read((tx) => findSnapshotRecord(tx, id));

async function contributors(ctx: TestContext, id: string): Promise<readonly Contributor[]> {
  return contributorsIn(await recordOf(ctx, id)) ?? [];
}

/** Folds a document as a room does that is left. */
async function fold(ctx: TestContext, documentId: string): Promise<void> {
  const log = await ctx.store.read((tx) => readLog(tx, documentId));
  const folded = { ...(await foldHere(log.updates)), throughSeq: log.throughSeq };
  await storeLog(ctx.store, ctx.now).fold(documentId, folded);
}

describe.each(enginesUnderTest())('the history of a draft on %s', (engine) => {
  it('records with a snapshot who wrote the words that stand in it', async () => {
    const w = await standardWorld(engine, texts);
    const { documentId, versionId } = await drafting(w);
    await typeInto(w.editor, documentId, 'A sender sends the summary.');
    const id = await named(w.chair, versionId, 'First');
    const [template, editor] = await contributors(w.ctx, id);
    expect(template).toMatchObject({ origin: 'template' });
    expect(editor).toMatchObject({ origin: 'typed', words: 5, organisationId: w.supplier.id });
    expect(editor?.interestCategory).not.toBeNull();
    const news = newsIn(await recordOf(w.ctx, id));
    expect(news?.snapshot).toMatchObject({ since: null });
    await typeInto(w.editor, documentId, 'It says why.');
    const second = newsIn(await recordOf(w.ctx, await named(w.chair, versionId, 'Second')));
    expect(second?.snapshot).toMatchObject({ since: id, wordsAdded: 3, wordsRemoved: 0 });
    expect(second?.snapshot.people).toHaveLength(1);
    expect(second?.snapshot.clauses).toHaveLength(1);
  });

  it('words per organisation of a snapshot: as they stood when it was taken, most first, people within', async () => {
    const w = await standardWorld(engine, texts);
    const { documentId, versionId } = await drafting(w);
    await typeInto(w.chair, documentId, 'It says when.');
    await typeInto(w.editor, documentId, 'A sender sends the summary.');
    await typeInto(w.proposer, documentId, 'And waits.');
    await typeInto(w.reader, documentId, 'Why?');
    const id = await named(w.chair, versionId, 'First');
    await typeInto(
      w.chair,
      documentId,
      'What the Trust adds later stands in no snapshot yet, long as it is.',
    );
    const found = await w.ctx.store.read((tx) => snapshotContributions(tx, id));
    expect(found?.organisations).toEqual([
      {
        name: 'Larch Systems',
        slug: 'larch-systems',
        interestCategory: 'supplier-small',
        words: 7,
        carried: 0,
        people: [
          { name: 'Edwin', words: 5, carried: 0 },
          { name: 'Pat', words: 2, carried: 0 },
        ],
      },
      expect.objectContaining({ name: 'Riverside Trust', words: 3 }),
      expect.objectContaining({ name: null, interestCategory: null, words: 1 }),
    ]);
    const template = found?.others.reduce((sum, { words }) => sum + words, 0) ?? 0;
    expect(template).toBeGreaterThan(0);
    expect(found?.words).toBe(11 + template);
    await w.ctx.store.tx(({ db, tables: { organisations } }) =>
      db
        .update(organisations)
        .set({ interestCategory: 'provider' })
        .where(eq(organisations.id, w.supplier.id)),
    );
    const later = await w.ctx.store.read((tx) => snapshotContributions(tx, id));
    expect(later?.organisations[0]?.interestCategory).toBe('supplier-small');
  });

  it('text that a restore brings back counts as restored, by whom', async () => {
    const w = await standardWorld(engine, texts);
    const { documentId, versionId } = await drafting(w);
    const empty = await named(w.chair, versionId, 'Before');
    await typeInto(w.editor, documentId, 'A sender sends the summary.');
    const full = await named(w.chair, versionId, 'With the sentence');
    await restoreSnapshot(w.editor, { versionId, snapshotId: empty });
    await restoreSnapshot(w.editor, { versionId, snapshotId: full });
    const found = await contributors(w.ctx, await named(w.chair, versionId, 'Restored'));
    expect(found.map(({ origin, words }) => [origin, words])).toContainEqual(['restored', 5]);
    expect(found.some(({ origin }) => origin === 'typed')).toBe(false);
  });

  it('what was not recorded in time is recorded later, once', async () => {
    const w = await standardWorld(engine, texts);
    const { documentId, versionId } = await drafting(w);
    await typeInto(w.editor, documentId, 'A sender sends the summary.');
    const stopping = { ...texts, attribute: async () => Promise.reject(new Error('stopped')) };
    const id = await named({ ...w.chair, texts: stopping }, versionId, 'First');
    expect(await recordOf(w.ctx, id)).toBeUndefined();
    const tried = new Set<string>();
    await expect(recordLateSnapshots({ ...clock(w.ctx), texts: stopping }, tried)).rejects.toThrow('stopped');
    expect(await recordLateSnapshots(clock(w.ctx), tried)).toBe(0);
    expect(await recordLateSnapshots(clock(w.ctx), new Set())).toBe(1);
    expect(await contributors(w.ctx, id)).toHaveLength(2);
  });

  it('HI-1 and HI-2: takes a snapshot of a quiet moment, and none without new words', async () => {
    const w = await standardWorld(engine, texts);
    const { documentId, versionId } = await drafting(w);
    const before = await named(w.chair, versionId, 'Named');
    const looked: LookedAt = new Map();
    const kinds = async () =>
      (await w.ctx.store.read((tx) => listSnapshots(tx, [versionId]))).map(({ kind }) => kind);
    w.ctx.advance({ minutes: 60 });
    expect(await snapshotQuietDrafts(clock(w.ctx), looked)).toBe(0);
    await typeInto(w.editor, documentId, 'A sender sends the summary.');
    expect(await snapshotQuietDrafts(clock(w.ctx), looked)).toBe(0);
    w.ctx.advance({ minutes: 2 });
    expect(await snapshotQuietDrafts(clock(w.ctx), looked)).toBe(1);
    expect(await snapshotQuietDrafts(clock(w.ctx), new Map())).toBe(0);
    expect(await kinds()).toEqual(['automatic', 'named']);
    w.ctx.advance({ minutes: 60 });
    await typeInto(w.editor, documentId, 'Gone in a moment.');
    await restoreSnapshot(w.editor, {
      versionId,
      snapshotId: (await w.ctx.store.read((tx) => listSnapshots(tx, [versionId])))[0]?.id ?? '',
    });
    // What the restoring took away was kept first, so the present words are new beside the last snapshot, once.
    w.ctx.advance({ minutes: 20 });
    expect(await snapshotQuietDrafts(clock(w.ctx), looked)).toBe(1);
    expect(await snapshotQuietDrafts(clock(w.ctx), new Map())).toBe(0);
    expect(await kinds()).toEqual(['automatic', 'automatic', 'automatic', 'named']);
    expect(before).not.toBe('');
  });

  it('compacting keeps the text, who wrote it and every step, and gives no number twice', async () => {
    const w = await standardWorld(engine, texts);
    const { documentId, versionId } = await drafting(w);
    for (let n = 0; n < 3; n += 1) {
      await typeMany(w.editor, documentId, 40, `Sentence of part ${n}.`);
      w.ctx.advance({ minutes: 3 });
      await typeMany(w.chair, documentId, 13, `Remark on part ${n}.`);
    }
    await typeMany(w.editor, documentId, 61, 'One more.');
    const before = await w.ctx.texts.attribute(await history(w.ctx, documentId));
    const words = await wordsOf(w.ctx, documentId);
    const last = (await w.ctx.store.read((tx) => readLog(tx, documentId))).throughSeq;
    expect(await compactLogs(clock(w.ctx)), 'without a fold nothing is compacted').toBe(0);
    await fold(w.ctx, documentId);
    expect(await compactLogs(clock(w.ctx)), 'young rows stay').toBe(0);
    const writing = () => w.ctx.store.read((tx) => findWritingAfter(tx, documentId, last - 60));
    const wasWritten = await writing();
    w.ctx.advance({ minutes: 16 });
    const lifeBefore = await w.ctx.texts.life(await history(w.ctx, documentId), { seq: last - 60 });
    expect(await compactLogs(clock(w.ctx))).toBe(221);
    expect(await compactLogs(clock(w.ctx))).toBe(0);
    expect(await w.ctx.store.read((tx) => listLogRows(tx, documentId))).toEqual([]);
    const steps = await w.ctx.store.read((tx) => listHistory(tx, documentId));
    expect(steps.length).toBeLessThan(9);
    expect(steps.reduce((sum, { updates }) => sum + updates, 0)).toBe(221);

    expect(await wordsOf(w.ctx, documentId)).toBe(words);
    expect(await writing()).toEqual(wasWritten);
    expect(await w.ctx.store.read((tx) => findWritingAfter(tx, documentId, last))).toBeUndefined();
    expect(await w.ctx.texts.attribute(await history(w.ctx, documentId))).toEqual(before);
    const lifeAfter = await w.ctx.texts.life(await history(w.ctx, documentId), { seq: last - 60 });
    expect(lifeAfter).toEqual(lifeBefore);
    const next = await typed(w.editor, documentId);
    expect(next).toBeGreaterThan(last);
    const id = await named(w.chair, versionId, 'After compacting');
    expect((await contributors(w.ctx, id)).reduce((sum, one) => sum + one.words, 0)).toBeGreaterThan(360);
  });

  it('a snapshot in the middle of what was compacted can still be recorded, and says the same', async () => {
    const w = await standardWorld(engine, texts);
    const { documentId, versionId } = await drafting(w);
    await typeMany(w.editor, documentId, 100, 'A sentence.');
    const id = await named(w.chair, versionId, 'In the middle');
    await typeMany(w.editor, documentId, 110, 'One more.');
    const recorded = await recordOf(w.ctx, id);
    await fold(w.ctx, documentId);
    w.ctx.advance({ minutes: 16 });
    expect(await compactLogs(clock(w.ctx))).toBe(211);
    await w.ctx.store.tx(async ({ db, tables }) => {
      await db.delete(tables.snapshotRecords).where(eq(tables.snapshotRecords.snapshotId, id));
    });
    expect(await recordLateSnapshots(clock(w.ctx), new Set())).toBe(1);
    const again = await recordOf(w.ctx, id);
    expect(again).toEqual({ ...recorded, createdAt: again?.createdAt });
  });

  it('a process that has not read what was compacted reads the document anew', async () => {
    const w = await standardWorld(engine, texts);
    const { documentId } = await drafting(w);
    const log = storeLog(w.ctx.store, w.ctx.now);
    const behind = (await log.load(documentId)).seq;
    await typeMany(w.editor, documentId, 210, 'Sentence.');
    await fold(w.ctx, documentId);
    w.ctx.advance({ minutes: 16 });
    await compactLogs(clock(w.ctx));
    await expect(log.after(documentId, behind)).rejects.toMatchObject({ code: 'compacted' });
    expect(await log.after(documentId, (await log.load(documentId)).seq)).toEqual([]);
  });
});

/** Adds paragraphs as edits of this person, one after the other. */
async function typeMany(
  writer: TestContext,
  documentId: string,
  count: number,
  words: string,
): Promise<void> {
  const { updates } = await writer.store.read((tx) => readLog(tx, documentId));
  const doc = openLive(updates);
  const sent: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => sent.push(update));
  for (let n = 0; n < count; n += 1) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    textFragment(doc).push([paragraph]);
  }
  doc.destroy();
  const { personId, memberships } = writer.actor as SignedIn;
  const author = { personId, organisationId: memberships[0]?.organisationId ?? null };
  await Promise.all(sent.map((update) => writer.rooms.appendServerUpdate(documentId, update, author)));
}

const history = (ctx: TestContext, documentId: string) => ctx.store.read((tx) => loadHistory(tx, documentId));

async function typed(writer: TestContext, documentId: string): Promise<number> {
  await typeInto(writer, documentId, 'After.');
  return (await writer.store.read((tx) => readLog(tx, documentId))).throughSeq;
}
