import { afterAll, describe, expect, it } from 'vitest';
import type { TextWorkshop } from '../../../app/document/workshop-types';
import { appoint } from '../../../app/services/standards/appoint.server';
import { nameSnapshot } from '../../../app/services/versions/name-snapshot.server';
import { restoreSnapshot } from '../../../app/services/versions/restore-snapshot.server';
import { listSnapshots } from '../../../db/queries/texts';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, standardWorld, typeInto, wordsOf } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('restoring on %s', (engine) => {
  const world = () => standardWorld(engine, texts);

  it('restoring brings words back as an edit, keeps what others type meanwhile, and can be undone', async () => {
    const w = await world();
    const place = await drafting(w);
    const { documentId, versionId } = place;
    await typeInto(w.editor, documentId, 'The first wording.');
    const early = await nameSnapshot(w.chair, { versionId, name: 'Early' });
    await typeInto(w.editor, documentId, 'A later thought.');
    const late = await nameSnapshot(w.chair, { versionId, name: 'Late' });
    if (!early.allowed || !late.allowed) throw new Error('Refused');

    const during: TextWorkshop = {
      ...texts,
      restore: async (updates, canonical) => {
        const update = await texts.restore(updates, canonical);
        await typeInto(w.editor, documentId, 'Typed while it was restored.');
        return update;
      },
    };
    const restored = await restoreSnapshot(
      { ...w.editor, texts: during },
      { versionId, snapshotId: early.result.snapshotId },
    );
    expect(restored).toMatchObject({ allowed: true });
    const words = await wordsOf(w.ctx, documentId);
    expect(words).toContain('The first wording.');
    expect(words).toContain('Typed while it was restored.');
    expect(words).not.toContain('A later thought.');

    await restoreSnapshot(w.editor, { versionId, snapshotId: late.result.snapshotId });
    const again = await nameSnapshot(w.chair, { versionId, name: 'Undone' });
    expect(again).toMatchObject({ result: { hash: late.result.hash } });
    expect(await wordsOf(w.ctx, documentId)).toContain('A later thought.');
  });

  it('restoring leaves what somebody else is just writing whole, and takes away what they wrote before a pause', async () => {
    const w = await world();
    const { documentId, versionId } = await drafting(w);
    await appoint(w.chair, { versionId, role: 'editor', person: 'Pat' });
    const early = await nameSnapshot(w.chair, { versionId, name: 'Early' });
    if (!early.allowed) throw new Error('Refused');
    await typeInto(w.editor, documentId, 'Written and read over.');
    w.ctx.advance({ minutes: 4 / 60 });
    await typeInto(w.editor, documentId, 'A sentence that is');
    w.ctx.advance({ minutes: 2 / 60 });
    await typeInto(w.editor, documentId, 'being written.');
    const { snapshotId } = early.result;
    expect(await restoreSnapshot(w.proposer, { versionId, snapshotId })).toMatchObject({ allowed: true });
    const words = await wordsOf(w.ctx, documentId);
    expect(words).toContain('A sentence that is being written.');
    expect(words).not.toContain('Written and read over.');

    await restoreSnapshot(w.editor, { versionId, snapshotId });
    expect(await wordsOf(w.ctx, documentId)).not.toContain('being written');
    await typeInto(w.editor, documentId, 'Typed, and left.');
    w.ctx.advance({ minutes: 4 / 60 });
    await restoreSnapshot(w.proposer, { versionId, snapshotId });
    expect(await wordsOf(w.ctx, documentId)).not.toContain('and left');
  });

  it('what is typed while the present is being kept stays, for no snapshot holds it', async () => {
    const w = await world();
    const { documentId, versionId } = await drafting(w);
    await appoint(w.chair, { versionId, role: 'editor', person: 'Pat' });
    const early = await nameSnapshot(w.chair, { versionId, name: 'Early' });
    if (!early.allowed) throw new Error('Refused');
    await typeInto(w.editor, documentId, 'A sentence begun');
    let typed = false;
    // The moment after the snapshot was written: what it holds is being recorded, which takes a while.
    const slow: TextWorkshop = {
      ...texts,
      attribute: async (history) => {
        typed = true;
        await typeInto(w.editor, documentId, 'before, and ended after.');
        w.ctx.advance({ minutes: 1 });
        return await texts.attribute(history);
      },
    };
    const restored = await restoreSnapshot(
      { ...w.proposer, texts: slow },
      { versionId, snapshotId: early.result.snapshotId },
    );
    expect(restored).toMatchObject({ allowed: true });
    expect(typed).toBe(true);
    expect(await wordsOf(w.ctx, documentId)).toContain('A sentence begun before, and ended after.');
  });

  it('what restoring takes away is kept as a snapshot first, unless one holds it already', async () => {
    const w = await world();
    const { documentId, versionId } = await drafting(w);
    const early = await nameSnapshot(w.chair, { versionId, name: 'Early' });
    if (!early.allowed) throw new Error('Refused');
    const { snapshotId } = early.result;
    w.ctx.advance({ minutes: 1 });
    await typeInto(w.editor, documentId, 'In no snapshot yet.');
    const names = async () =>
      (await w.ctx.store.read((tx) => listSnapshots(tx, [versionId]))).map(({ kind, name }) => [kind, name]);
    await restoreSnapshot(w.editor, { versionId, snapshotId });
    expect(await names()).toEqual([
      ['automatic', 'Before restoring “Early”'],
      ['named', 'Early'],
    ]);
    expect(await wordsOf(w.ctx, documentId)).not.toContain('In no snapshot yet.');
    const [before] = await w.ctx.store.read((tx) => listSnapshots(tx, [versionId]));
    await restoreSnapshot(w.editor, { versionId, snapshotId: before?.id ?? '' });
    expect(await wordsOf(w.ctx, documentId)).toContain('In no snapshot yet.');
    expect(await names()).toHaveLength(2);
    // Going back and forth does not pile up in a name.
    w.ctx.advance({ minutes: 1 });
    await typeInto(w.editor, documentId, 'Newer than both.');
    await restoreSnapshot(w.editor, { versionId, snapshotId: before?.id ?? '' });
    expect((await names())[0]).toEqual(['automatic', 'Before going back']);
  });

  it('PM-13: only an editor restores, and only a snapshot of that version', async () => {
    const w = await world();
    const place = await drafting(w);
    const named = await nameSnapshot(w.chair, { versionId: place.versionId, name: 'Here' });
    if (!named.allowed) throw new Error('Refused');
    const { snapshotId } = named.result;
    const byChair = await restoreSnapshot(w.chair, { versionId: place.versionId, snapshotId });
    expect(byChair).toMatchObject({
      allowed: false,
      reasons: [{ word: 'editor-only' }, { word: 'editor-only' }],
    });
    await expect(
      restoreSnapshot(w.editor, { versionId: place.versionId, snapshotId: 'another' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
