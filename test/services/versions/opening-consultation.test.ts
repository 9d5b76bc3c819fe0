import { afterAll, describe, expect, it } from 'vitest';
import { endOfDayAfter } from '../../../app/domain/london-time';
import { appoint } from '../../../app/services/standards/appoint.server';
import { placed } from '../../../app/services/versions/cure-places';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { nameSnapshot } from '../../../app/services/versions/name-snapshot.server';
import { openConsultation } from '../../../app/services/versions/open-consultation.server';
import { placesOfVersion } from '../../../app/services/versions/places-of-version.server';
import { startDrafting } from '../../../app/services/versions/start-drafting.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { findDocument } from '../../../db/queries/documents';
import { findSnapshot, findText } from '../../../db/queries/texts';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import type { TestContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';
import { drafting, proposed, standardWorld, versionNow } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const inFuture = (ctx: TestContext, days: number) => endOfDayAfter(ctx.now(), days);

describe.each(enginesUnderTest())('opening a consultation on %s', (engine) => {
  const world = () => standardWorld(engine, texts);

  it('LC-7 to LC-9: a consultation freezes the text it asks about, in the same transaction', async () => {
    const w = await world();
    const place = await drafting(w);
    const { versionId } = place;
    const short = await openConsultation(w.chair, { versionId, closesAt: inFuture(w.ctx, 20), invited: '' });
    // All that is unmet and nothing else: this text has its sections, and it is frozen when all is well.
    expect(refusedFor(short)).toEqual(['consultation-too-short', 'invitations-not-recorded']);
    expect((await viewProgress(w.chair, place.reference, place.number)).snapshots).toEqual([]);

    const closesAt = inFuture(w.ctx, 28);
    const opened = await openConsultation(w.chair, {
      versionId,
      closesAt,
      invited: 'All trusts, by letter.',
    });
    expect(opened).toMatchObject({ allowed: true, result: { to: 'consultation' } });
    const version = await versionNow(w.ctx, place);
    expect(version).toMatchObject({ state: 'consultation', consultationClosesAt: closesAt });
    const kept = await w.ctx.store.read(async (tx) => {
      const snapshot = await findSnapshot(tx, version.snapshotId ?? '');
      return { snapshot, text: await findText(tx, snapshot?.hash ?? '') };
    });
    expect(kept.snapshot).toMatchObject({ kind: 'consultation', name: 'Consultation text of 1.0.0' });
    expect(kept.text?.html).toContain('Scope');
    const document = await w.ctx.store.read((tx) => findDocument(tx, place.documentId));
    expect(document?.state).toBe('open');
  });

  it('LC-2: a refused consultation says nothing against a text that has all it needs', async () => {
    const w = await world();
    const { versionId } = await drafting(w);
    const asked = { versionId, closesAt: inFuture(w.ctx, 28), invited: 'All trusts, by letter.' };
    expect(refusedFor(await openConsultation(w.editor, asked))).toEqual(['chair-only']);
    const short = { ...asked, closesAt: inFuture(w.ctx, 20) };
    expect(refusedFor(await openConsultation(w.chair, short))).toEqual(['consultation-too-short']);
  });

  it('LC-2: before there is a draft, the refusal names it with who starts it, and where', async () => {
    const w = await world();
    const place = await proposed(w);
    const { versionId, reference, number } = place;
    await appoint(w.lead, { versionId, role: 'chair', person: 'chloe@example.org' });
    const named = await nameSnapshot(w.chair, { versionId, name: 'First' });
    expect(refusedFor(named)).toEqual(['draft-missing']);
    const places = await placesOfVersion(w.ctx, versionId);
    expect(placed(named.allowed ? [] : named.reasons, places)).toMatchObject([
      { cure: ['chair', 'editor'], place: { href: `/standards/${reference}/${number}/start` } },
    ]);
    // And why a draft cannot be started yet.
    const started = await startDrafting(w.chair, versionId, { from: 'template' });
    expect(placed(started.allowed ? [] : started.reasons, places)).toMatchObject([
      {
        sentence: 'This starts from Drafting, and the version is in state Proposed.',
        cure: ['lead'],
        place: { href: `/standards/${reference}/${number}/progress#next-steps` },
      },
    ]);
    const begin = { ownerId: w.supplier.id, lane: 'horizon', shorteningReason: 'It is needed now.' } as const;
    expect(refusedFor(await moveVersion(w.lead, versionId, { move: 'begin-drafting', ...begin }))).toEqual(
      [],
    );
    const asked = { versionId, closesAt: inFuture(w.ctx, 28), invited: '' };
    expect(refusedFor(await openConsultation(w.chair, asked))).toEqual([
      'invitations-not-recorded',
      'draft-missing',
    ]);
  });

  it('LC-7: a text without a required section is not consulted on, and the section is named', async () => {
    const w = await world();
    const place = await drafting(w);
    const bare = await texts.seed({
      type: 'doc',
      content: [
        {
          type: 'heading',
          attrs: { id: 'b000000001a', level: 1 },
          content: [{ type: 'text', text: 'Scope' }],
        },
      ],
    });
    await w.ctx.store.tx(async ({ db, tables }) => {
      await db.delete(tables.documentUpdates);
      await db.insert(tables.documentUpdates).values({
        documentId: place.documentId,
        bytes: Buffer.from(bare),
        at: w.ctx.now(),
      });
    });
    const closesAt = inFuture(w.ctx, 28);
    const refused = await openConsultation(w.chair, { versionId: place.versionId, closesAt, invited: 'All' });
    expect(refused).toMatchObject({
      allowed: false,
      reasons: [{ word: 'sections-missing', facts: { sections: 'Conformance' } }],
    });
    expect((await versionNow(w.ctx, place)).state).toBe('drafting');
  });

  it('PM-14: freezes nothing for somebody who may not open it', async () => {
    const w = await world();
    const { versionId } = await drafting(w);
    const freeze = () => Promise.reject(new Error('A text was frozen.'));
    const refused = await openConsultation(
      { ...w.reader, texts: { ...texts, freeze } },
      { versionId, closesAt: inFuture(w.ctx, 28), invited: 'All trusts.' },
    );
    expect(refusedFor(refused)).toEqual(['chair-only']);
  });
});
