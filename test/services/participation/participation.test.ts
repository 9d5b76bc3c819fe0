import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { submitAmendment } from '../../../app/services/amendments/submit-amendment.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import { participationCsv } from '../../../app/services/participation/participation-csv';
import { viewParticipation } from '../../../app/services/participation/view-participation.server';
import { freezeText } from '../../../app/services/versions/freeze-text.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { draftToAmend, edit, good, opened, replaceWords, SAID } from '../../support/amendments';
import { waitingApproval } from '../../support/approvals';
import { commentWorld, posted } from '../../support/comments';
import { type TestContext, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, published, standardWorld, typeInto } from '../../support/standards';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

async function accept(ctx: TestContext, versionId: string): Promise<void> {
  await ctx.store.tx(({ db, tables: { comments } }) =>
    db.update(comments).set({ disposition: 'accepted' }).where(eq(comments.versionId, versionId)),
  );
}

describe.each(enginesUnderTest())('participation on %s', (engine) => {
  it('PA-1: counts the words that stand in the text by who wrote them, and warns of one who wrote most', async () => {
    const w = await standardWorld(engine, texts);
    const place = await published(w, 'Every message names its sender.');
    const view = await viewParticipation(w.ctx, place.reference, place.number);
    expect(view.organisations).toMatchObject([
      { name: 'Larch Systems', words: 5, comments: 0, categories: ['supplier-small'] },
    ]);
    expect(view.warnings.map(({ sentence }) => sentence)).toEqual([
      'Larch Systems wrote 5 of the 5 words that were written for an organisation: more than half. Weigh whether others had a voice.',
    ]);
    const silent = view.categories.filter(({ organisations }) => organisations === 0);
    expect(silent.map(({ category }) => category)).toContain('patient-public');
    // What is written after the freeze is in no published text.
    await typeInto(w.editor, place.documentId, 'And ten more words that nobody who reads this version sees.');
    expect((await viewParticipation(w.ctx, place.reference, place.number)).total.words).toBe(5);
  });

  it('PA-1: counts the newest text of which it is known who wrote it, passing over one that could not be read', async () => {
    const w = await standardWorld(engine, texts);
    const place = await drafting(w);
    const { documentId } = place;
    const freeze = (name: string) =>
      freezeText(w.chair, { documentId, kind: 'named', name }, (_tx, frozen) => frozen.keep());
    await typeInto(w.editor, documentId, 'Every message names its sender.');
    await freeze('First');
    const first = w.ctx.now();
    w.ctx.advance({ hours: 1 });
    await typeInto(w.editor, documentId, 'And three more.');
    const second = await freeze('Second');
    const view = async () => await viewParticipation(w.ctx, place.reference, place.number);
    expect(await view()).toMatchObject({ total: { words: 8 }, textAt: w.ctx.now() });
    await w.ctx.store.tx(({ db, tables: { snapshotRecords } }) =>
      db
        .update(snapshotRecords)
        .set({ failure: 'too-large', contributors: [] })
        .where(eq(snapshotRecords.snapshotId, second)),
    );
    expect(await view()).toMatchObject({ total: { words: 5 }, textAt: first });
  });

  it('PA-2: counts an amendment from when it is submitted, not while it is being written', async () => {
    const { w, draftId, place } = await draftToAmend(engine, texts);
    const amendment = await opened(w.proposer, draftId, w.supplier.id);
    const count = async () =>
      (await viewParticipation(w.ctx, place.reference, place.number)).total.amendments;
    expect(await count()).toBe(0);
    await edit(w.proposer, amendment.documentId, replaceWords('a day', 'six hours'));
    good(await submitAmendment(w.proposer, amendment.id, SAID));
    expect(await count()).toBe(1);
  });

  it('PA-2: counts comments and those accepted for the interest they were made in, in page and CSV alike', async () => {
    const ctx = testContext(await freshStore(engine));
    const w = await commentWorld(ctx);
    for (let n = 0; n < 3; n += 1) await posted(w, { organisationId: w.supplier.id });
    await posted(w, {}, w.participant);
    const before = await viewParticipation(ctx, w.reference, '1.0.0');
    expect(before).toMatchObject({ textAt: null, warnings: [] });
    await accept(ctx, w.versionId);
    const view = await viewParticipation(ctx, w.reference, '1.0.0');
    expect(view.categories.find(({ category }) => category === 'supplier-small')).toMatchObject({
      organisations: 1,
      comments: 3,
      commentsAccepted: 3,
    });
    expect(view.alone).toMatchObject({ comments: 1, commentsAccepted: 1 });
    expect(view.warnings).toMatchObject([{ rule: 'PA-3' }]);
    const set = (number: number, change: object) =>
      ctx.store.tx(({ db, tables: { comments } }) =>
        db.update(comments).set(change).where(eq(comments.number, number)),
      );
    await set(1, { disposition: 'accepted-with-changes' });
    const total = async () => (await viewParticipation(ctx, w.reference, '1.0.0')).total;
    expect(await total()).toMatchObject({ comments: 4, commentsAccepted: 4 });
    await set(2, { removedAt: ctx.now() });
    expect(await total()).toMatchObject({ comments: 3, commentsAccepted: 3 });
    await set(3, { disposition: 'not-accepted' });
    expect(await total()).toMatchObject({ comments: 3, commentsAccepted: 2 });
    expect(participationCsv(view).split('\r\n').slice(1, 3)).toEqual([
      'Small Supplier,Supplier (small or medium),0,3,3,0,0,0',
      'People for no organisation,,0,1,1,0,0,0',
    ]);
  });

  it('PA-3: a Lead reads the balance among the evidence, with the votes of closed ballots counted', async () => {
    const w = await waitingApproval(engine, texts);
    const [version] = await w.ctx.store.read(({ db, tables }) => db.select().from(tables.versions));
    const [standard] = await w.ctx.store.read(({ db, tables }) => db.select().from(tables.standards));
    const view = await viewParticipation(w.ctx, standard?.reference ?? '', version?.number ?? '');
    expect(view.total).toMatchObject({ votes: 5 });
    expect(view.organisations).toHaveLength(5);
    const line = async () =>
      (await viewApproval(w.lead, w.approval.approvalId)).evidence.find(({ title }) =>
        title.startsWith('Balance'),
      );
    expect(await line()).toMatchObject({ status: 'done' });
    const [one] = w.voters;
    if (one === undefined) throw new Error('no voter');
    await w.ctx.store.tx(async ({ db, tables }) => {
      const comment = { standardId: w.standardId, versionId: w.versionId, authorId: one.representative.id };
      for (const number of [1, 2, 3]) {
        await db.insert(tables.comments).values({
          ...comment,
          id: w.ctx.newId(),
          number,
          organisationId: one.organisation.id,
          interestCategory: 'provider',
          anchor: { blockId: null, quote: '', prefix: '', suffix: '' },
          type: 'technical',
          blocking: false,
          blockingReason: '',
          body: 'Say how long.',
          proposedWording: '',
          late: false,
          state: 'decided',
          disposition: 'accepted',
          reason: '',
          createdAt: w.ctx.now(),
        });
      }
    });
    expect(await line()).toMatchObject({
      status: 'weigh',
      words: expect.stringContaining('Voter 1 made 3 of the 3 accepted comments'),
    });
  });
});
