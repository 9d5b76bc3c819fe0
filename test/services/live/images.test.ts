import { afterAll, describe, expect, it } from 'vitest';
import { openBallot } from '../../../app/services/ballots/open-ballot.server';
import type { SignedIn } from '../../../app/services/context';
import { keepImage } from '../../../app/services/live/keep-image.server';
import { viewImage } from '../../../app/services/versions/imported-file.server';
import { openConsultation } from '../../../app/services/versions/open-consultation.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { readLog } from '../../../db/queries/documents';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';
import { drafting, type StandardWorld, standardWorld } from '../../support/standards';
import { PNG } from '../../support/word-file';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Puts the one figure of a draft in, as an editor would. */
async function writeFigure(
  w: StandardWorld,
  documentId: string,
  attrs: { readonly src: string; readonly alt: string | null },
): Promise<void> {
  const { updates } = await w.ctx.store.read((tx) => readLog(tx, documentId));
  const { content } = await texts.readLive([...updates]);
  const figure = { type: 'figure', attrs: { id: 'b00000000fig', caption: null, ...attrs } };
  const others = (content.content ?? []).filter(({ type }) => type !== 'figure');
  const { canonical } = await texts.renderCanonical(
    JSON.stringify({ type: 'doc', content: [...others, figure] }),
  );
  const update = await texts.restore([...updates], canonical);
  await w.editor.rooms.appendServerUpdate(documentId, update, {
    personId: (w.editor.actor as SignedIn).personId,
    organisationId: null,
  });
}

describe.each(enginesUnderTest())('images of a live text on %s', (engine) => {
  it('are kept by the hash of their bytes and served as what they are', async () => {
    const w = await standardWorld(engine, texts);
    const { documentId, versionId } = await drafting(w);
    const kept = await keepImage(w.editor, documentId, PNG);
    if (!kept.allowed) throw new Error('Refused');
    const hash = /^\/files\/([0-9a-f]{64})$/.exec(kept.result.path)?.[1] ?? '';
    expect(await viewImage(w.ctx, hash)).toMatchObject({ mediaType: 'image/png' });
    const [event] = await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'image-kept' }, 1));
    expect(event).toMatchObject({ objectId: hash, versionId, after: { in: 'draft' } });
  });

  it('are refused when they are large, broken or programs, and to those who may not write', async () => {
    const w = await standardWorld(engine, texts);
    const { documentId } = await drafting(w);
    const bad = [
      new Uint8Array(10 * 1024 * 1024 + 1),
      bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      PNG.subarray(0, 20),
      PNG.subarray(0, PNG.length - 4),
      bytesOf('GIF89a'),
    ];
    for (const bytes of bad) {
      await expect(keepImage(w.editor, documentId, bytes)).rejects.toMatchObject({ code: 'invalid' });
    }
    await expect(keepImage(w.editor, documentId, new Uint8Array())).rejects.toThrow(/^This file is empty/);
    expect((await keepImage(w.reader, documentId, PNG)).allowed).toBe(false);
    await expect(keepImage(w.editor, 'no-such-draft', PNG)).rejects.toMatchObject({ code: 'not-found' });
    const files = await w.ctx.store.read(({ db, tables }) => db.select().from(tables.files));
    expect(files).toEqual([]);
  });

  it('LC-39: keep a consultation from opening until each is described', async () => {
    const w = await standardWorld(engine, texts);
    const { documentId, versionId } = await drafting(w);
    const kept = await keepImage(w.editor, documentId, PNG);
    const src = kept.allowed ? kept.result.path : '';
    const write = (alt: string | null) => writeFigure(w, documentId, { src, alt });
    const open = async () => {
      const closesAt = new Date(w.ctx.now().getTime() + 40 * 86_400_000);
      const done = await openConsultation(w.chair, { versionId, closesAt, invited: 'Everybody' });
      return refusedFor(done);
    };
    await write(null);
    expect(await open()).toEqual(['images-undescribed']);
    await write('Two pixels');
    expect(await open()).toEqual([]);
  });

  it('LC-56: keep a ballot from opening while another site holds one', async () => {
    const w = await standardWorld(engine, texts);
    const { documentId, versionId } = await drafting(w);
    const open = async () => refusedFor(await openBallot(w.chair, { versionId, question: 'Approve?' }));
    await writeFigure(w, documentId, { src: 'https://pictures.example/a.png', alt: 'A map' });
    expect(await open()).toContain('images-elsewhere');
    const kept = await keepImage(w.editor, documentId, PNG);
    await writeFigure(w, documentId, { src: kept.allowed ? kept.result.path : '', alt: 'A map' });
    expect(await open()).not.toContain('images-elsewhere');
  });
});
