import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { CLOSINGS } from '../../../app/document/close-codes';
import { findSide } from '../../../app/services/comparison/find-side.server';
import type { SignedIn } from '../../../app/services/context';
import { takeSeat, takeSeatWithSecret } from '../../../app/services/live/take-seat.server';
import { viewDraft } from '../../../app/services/live/view-draft.server';
import { newSecret, secretHash } from '../../../app/services/people/secrets';
import { nameSnapshot } from '../../../app/services/versions/name-snapshot.server';
import { findDocumentPlace } from '../../../db/queries/documents';
import type { VersionState } from '../../../db/words';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import type { TestContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, type StandardWorld, standardWorld } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const personOf = (ctx: TestContext) => (ctx.actor as SignedIn).personId;

describe.each(enginesUnderTest())('seats at a draft on %s', (engine) => {
  const stage = async () => {
    const w = await standardWorld(engine, texts);
    return { w, place: await drafting(w) };
  };
  const change = (w: StandardWorld, work: Parameters<typeof w.ctx.store.tx>[0]) => w.ctx.store.tx(work);

  it('PM-6 an editor writes, the chair and everybody else with an account read, nobody else comes in', async () => {
    const { w, place } = await stage();
    const kind = async (ctx: TestContext) => (await takeSeat(ctx, place.documentId)).seat;
    expect(await kind(w.editor)).toBe('write');
    expect(await kind(w.chair)).toBe('read');
    expect(await kind(w.reader)).toBe('read');
    expect(await kind(w.lead)).toBe('read');
    expect(await kind(w.ctx.as({ kind: 'anonymous' }))).toBe('none');
    expect(await kind(w.ctx.as({ kind: 'clock' }))).toBe('none');
  });

  it('names the person, the organisation they write for, the epoch and the end of the session', async () => {
    const { w, place } = await stage();
    const seat = await takeSeat(w.editor, place.documentId);
    if (seat.seat === 'none') throw new Error('The editor has a seat.');
    expect(seat.person).toMatchObject({
      id: personOf(w.editor),
      name: 'Edwin',
      organisationId: w.supplier.id,
      organisation: 'Larch Systems',
    });
    expect(seat.person.colour).toMatch(/^#[0-9a-f]{6}$/);
    expect(seat.epoch).toBe(1);
    expect(seat.sessionId).toBe((w.editor.actor as SignedIn).sessionId);
    expect(seat.until?.getTime()).toBeGreaterThan(w.ctx.now().getTime());
  });

  it('a cookie and the session it names have the same seat, and being there keeps the session going', async () => {
    const { w, place } = await stage();
    const secret = newSecret();
    const { store } = w.ctx;
    const asked = () => takeSeatWithSecret(store, secret, place.documentId, w.ctx.now());
    expect(await asked()).toEqual({ seat: 'none', code: CLOSINGS.signedOut.code });
    for (const ctx of [w.editor, w.chair, w.reader, w.lead]) {
      const { personId, sessionId } = ctx.actor as SignedIn;
      await change(w, ({ db, tables: { sessions } }) =>
        db
          .update(sessions)
          .set({ secretHash: secretHash(secret) })
          .where(eq(sessions.id, sessionId)),
      );
      const named = await takeSeat(ctx, place.documentId);
      expect(await asked(), personId).toEqual(named);
      const nowhere = await takeSeatWithSecret(store, secret, 'no-such-document', w.ctx.now());
      expect(nowhere).toEqual({ seat: 'none' });
      await change(w, ({ db, tables: { sessions } }) =>
        db.update(sessions).set({ secretHash: sessionId }).where(eq(sessions.id, sessionId)),
      );
    }
    const { sessionId } = w.reader.actor as SignedIn;
    const expiresAt = new Date(w.ctx.now().getTime() + 60 * 60_000);
    await change(w, ({ db, tables: { sessions } }) =>
      db
        .update(sessions)
        .set({ secretHash: secretHash(secret), expiresAt })
        .where(eq(sessions.id, sessionId)),
    );
    w.ctx.advance({ minutes: 10 });
    expect(await asked()).toMatchObject({ seat: 'read', until: expiresAt });
    const renewed = await asked();
    if (renewed.seat === 'none') throw new Error('The reader has a seat.');
    expect(renewed.until?.getTime()).toBeGreaterThan(expiresAt.getTime());
    w.ctx.advance({ days: 15 });
    expect(await asked()).toEqual({ seat: 'none', code: CLOSINGS.signedOut.code });
  });

  it('PM-34 while the organisation of their appointment is suspended an editor writes as a person alone', async () => {
    const { w, place } = await stage();
    await change(w, ({ db, tables: { appointments } }) =>
      db
        .update(appointments)
        .set({ organisationId: w.supplier.id })
        .where(eq(appointments.personId, personOf(w.editor))),
    );
    const writesFor = async () => {
      const seat = await takeSeat(w.editor, place.documentId);
      if (seat.seat !== 'write') throw new Error('The editor writes.');
      const { me } = (await viewDraft(w.editor, place.documentId)) as { me?: { organisation: string } };
      return [seat.person.organisationId, seat.person.organisation, me?.organisation];
    };
    const suspend = (suspendedAt: Date | null) =>
      change(w, ({ db, tables: { organisations } }) =>
        db.update(organisations).set({ suspendedAt }).where(eq(organisations.id, w.supplier.id)),
      );
    expect(await writesFor()).toEqual([w.supplier.id, 'Larch Systems', 'Larch Systems']);
    await suspend(w.ctx.now());
    expect(await writesFor()).toEqual([null, '', '']);
    await suspend(null);
    expect(await writesFor()).toEqual([w.supplier.id, 'Larch Systems', 'Larch Systems']);
  });

  it('PM-26 an editor of one version reads the draft of another', async () => {
    const { w, place } = await stage();
    const other = w.ctx.newId();
    await change(w, async ({ db, tables }) => {
      const [row] = await db.select().from(tables.versions).where(eq(tables.versions.id, place.versionId));
      if (!row) throw new Error('The version is gone.');
      await db.insert(tables.versions).values({ ...row, id: other, number: '2.0.0', documentId: null });
      await db
        .update(tables.documents)
        .set({ versionId: other })
        .where(eq(tables.documents.id, place.documentId));
    });
    expect((await takeSeat(w.editor, place.documentId)).seat).toBe('read');
  });

  it('PM-6 nobody writes in a frozen draft or in a state in which no draft is written, and the code says so', async () => {
    const { w, place } = await stage();
    await change(w, ({ db, tables: { documents } }) =>
      db.update(documents).set({ state: 'frozen' }).where(eq(documents.id, place.documentId)),
    );
    const frozen = await takeSeat(w.editor, place.documentId);
    expect(frozen).toMatchObject({ seat: 'read', code: CLOSINGS.draftFrozen.code });
    await change(w, ({ db, tables: { documents } }) =>
      db.update(documents).set({ state: 'open' }).where(eq(documents.id, place.documentId)),
    );
    const { draftFrozen, versionOnHold } = CLOSINGS;
    const states: [VersionState, 'write' | 'read', number?][] = [
      ['drafting', 'write'],
      ['consultation', 'write'],
      ['resolution', 'write'],
      ['ballot', 'write'],
      ['awaiting-approval', 'read', draftFrozen.code],
      ['published', 'read', draftFrozen.code],
      ['on-hold', 'read', versionOnHold.code],
    ];
    for (const [state, seat, code] of states) {
      await change(w, ({ db, tables: { versions } }) =>
        db.update(versions).set({ state }).where(eq(versions.id, place.versionId)),
      );
      const taken = await takeSeat(w.editor, place.documentId);
      expect(taken.seat, state).toBe(seat);
      expect('code' in taken ? taken.code : undefined, state).toBe(code);
    }
  });

  it('PM-3 a session that ended, a suspended account and an ended appointment are noticed at the next question', async () => {
    const { w, place } = await stage();
    const { documentId } = place;
    await change(w, ({ db, tables: { appointments } }) =>
      db
        .update(appointments)
        .set({ endedAt: w.ctx.now() })
        .where(eq(appointments.personId, personOf(w.editor))),
    );
    expect((await takeSeat(w.editor, documentId)).seat).toBe('read');
    await change(w, ({ db, tables: { people } }) =>
      db
        .update(people)
        .set({ suspendedAt: w.ctx.now() })
        .where(eq(people.id, personOf(w.reader))),
    );
    expect(await takeSeat(w.reader, documentId)).toEqual({
      seat: 'none',
      code: CLOSINGS.personSuspended.code,
    });
    await change(w, ({ db, tables: { sessions } }) =>
      db.delete(sessions).where(eq(sessions.personId, personOf(w.chair))),
    );
    expect(await takeSeat(w.chair, documentId)).toEqual({ seat: 'none', code: CLOSINGS.signedOut.code });
  });

  it('PM-2 an unknown document and one that moderation has hidden get the same answer', async () => {
    const { w, place } = await stage();
    await change(w, ({ db, tables: { standards } }) =>
      db.update(standards).set({ hiddenAt: w.ctx.now() }).where(eq(standards.id, place.standardId)),
    );
    expect(await takeSeat(w.reader, place.documentId)).toEqual(await takeSeat(w.reader, 'no-such-document'));
    await expect(viewDraft(w.reader, place.documentId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(viewDraft(w.reader, 'no-such-document')).rejects.toMatchObject({ code: 'not-found' });
    expect((await viewDraft(w.secretariat, place.documentId)).seat).toBe('read');
  });

  it('the page of a draft that is frozen leads to the draft in which the work goes on', async () => {
    const { w, place } = await stage();
    const next = { id: w.ctx.newId(), documentId: w.ctx.newId() };
    await change(w, async ({ db, tables: { documents, versions } }) => {
      const [version] = await db.select().from(versions).where(eq(versions.id, place.versionId));
      const [document] = await db.select().from(documents).where(eq(documents.id, place.documentId));
      if (!version || !document) throw new Error('The draft is gone.');
      const createdAt = new Date(version.createdAt.getTime() + 1_000);
      await db.insert(versions).values({ ...version, ...next, number: '2.0.0', createdAt });
      await db.insert(documents).values({ ...document, id: next.documentId, versionId: next.id });
    });
    expect((await viewDraft(w.editor, place.documentId)).nextDraft).toBeNull();
    await change(w, ({ db, tables: { documents } }) =>
      db.update(documents).set({ state: 'frozen' }).where(eq(documents.id, place.documentId)),
    );
    expect((await viewDraft(w.editor, place.documentId)).nextDraft).toEqual({
      number: '2.0.0',
      path: `/drafts/${next.documentId}`,
    });
    // Work never goes on in an older one.
    await change(w, ({ db, tables: { documents } }) =>
      db.update(documents).set({ state: 'frozen' }).where(eq(documents.id, next.documentId)),
    );
    expect((await viewDraft(w.editor, next.documentId)).nextDraft).toBeNull();
  });

  it('AM-1 the page of a published version’s draft promises nothing, and compares with what is out', async () => {
    const { w, place } = await stage();
    await nameSnapshot(w.chair, { versionId: place.versionId, name: 'Before the ballot' });
    const compared = async (ctx: TestContext) =>
      (await viewDraft(ctx, place.documentId)).history[0]?.comparePath;
    expect(await compared(w.chair)).toMatch(/&to=draft-/);
    await change(w, async ({ db, tables: { documents, snapshots, versions } }) => {
      const [snapshot] = await db.select().from(snapshots).where(eq(snapshots.documentId, place.documentId));
      await db.update(documents).set({ state: 'closed' }).where(eq(documents.id, place.documentId));
      await db
        .update(versions)
        .set({ state: 'published', publishedAt: w.ctx.now(), publishedSnapshotId: snapshot?.id })
        .where(eq(versions.id, place.versionId));
    });
    const path = await compared(w.chair);
    expect(path).toMatch(/&to=\d+\.\d+\.\d+$/);
    const key = new URLSearchParams(path?.split('?')[1]).get('to') ?? '';
    const found = await w.ctx.store.read((tx) => findDocumentPlace(tx, place.documentId));
    if (!found) throw new Error('The draft is gone.');
    const actor = { kind: 'anonymous' } as const;
    const side = await w.ctx.store.read((tx) => findSide(tx, { standard: found.standard, actor }, key));
    expect(side.hash).toMatch(/^[0-9a-f]{64}$/);
    const { why, propose } = await viewDraft(w.reader, place.documentId);
    expect(propose).toBeNull();
    expect(why).toEqual([{ sentence: expect.stringContaining('does not change any more'), help: '' }]);
  });

  it('the page of a draft shows the text to everybody and says who may do what and why', async () => {
    const { w, place } = await stage();
    await nameSnapshot(w.chair, { versionId: place.versionId, name: 'Before the workshop' });
    const edited = await viewDraft(w.editor, place.documentId);
    expect(edited.text.html).toContain('Scope');
    expect(edited.seat).toBe('write');
    expect(edited.why).toEqual([]);
    expect(edited.history.map(({ name }) => name)).toEqual(['Before the workshop']);
    expect(edited.people.map(({ name, role }) => `${name}: ${role}`).sort()).toEqual([
      'Chloe: chair',
      'Edwin: editor',
    ]);
    expect(edited.nextStep).toBeNull();
    expect((await viewDraft(w.chair, place.documentId)).nextStep).toBe('Ask for consultation');
    const read = await viewDraft(w.reader, place.documentId);
    expect(read.seat).toBe('read');
    expect(read.why[0]?.sentence).toContain('Only the editors of this version');
    const anybody = await viewDraft(w.ctx.as({ kind: 'anonymous' }), place.documentId);
    expect(anybody).toMatchObject({ seat: 'none', me: null, organisations: [], nextStep: null });
    expect(anybody.text.html).toBe(edited.text.html);
  });
});
