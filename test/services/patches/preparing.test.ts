import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { keepArtefacts } from '../../../app/services/artefacts/keep-artefacts.server';
import { givePatchNotice } from '../../../app/services/patches/give-patch-notice.server';
import { preparePatch } from '../../../app/services/patches/prepare-patch.server';
import { viewPatch } from '../../../app/services/patches/view-patch.server';
import { openConsultation } from '../../../app/services/versions/open-consultation.server';
import { renumber } from '../../../app/services/versions/renumber-version.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import type { Impact } from '../../../db/words';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { edit, opened, replaceWords } from '../../support/amendments';
import { openedMandateBallot } from '../../support/mandates';
import { aNotice, commentOn, EXAMPLE, preparedPatch, publishedToPatch, SCHEMA } from '../../support/patches';
import { enginesUnderTest } from '../../support/postgres';
import { refusedBy } from '../../support/refusals';
import { versionNow, wordsOf } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('preparing a patch on %s', (engine) => {
  const world = () => publishedToPatch(engine, texts);

  it('LC-43: begins with the published text, its editors and its open editorial comments, as the next PATCH', async () => {
    const { w, base } = await world();
    const slip = await commentOn(w.reader, base.versionId, 'editorial');
    const more = await commentOn(w.reader, base.versionId, 'technical');
    const patch = await preparedPatch(w, base);
    expect(patch.number).toBe('1.0.1');
    const row = await versionNow(w.ctx, patch);
    expect(row).toMatchObject({ state: 'drafting', basedOnId: base.versionId, patchOfId: base.versionId });
    expect(await wordsOf(w.ctx, patch.documentId)).toBe(await wordsOf(w.ctx, base.documentId));
    const versions = await w.ctx.store.read((tx) =>
      tx.db.select({ id: tx.tables.comments.id, on: tx.tables.comments.versionId }).from(tx.tables.comments),
    );
    expect(new Map(versions.map(({ id, on }) => [id, on]))).toEqual(
      new Map([
        [slip.id, patch.versionId],
        [more.id, base.versionId],
      ]),
    );
    const desk = await viewProgress(w.editor, patch.reference, patch.number);
    expect(desk.roles.map(({ name, role }) => `${name} ${role}`)).toEqual(['Chloe chair', 'Edwin editor']);
    expect(desk.path.map(({ state }) => state)).toEqual(['drafting', 'awaiting-approval', 'published']);
    expect(desk.next.map(({ move, mine }) => `${move} ${mine}`)).toEqual([
      'give-patch-notice true',
      'hold false',
      'cancel false',
    ]);
    const page = await viewPatch(w.ctx, base.reference, base.number);
    expect(page.patches).toMatchObject([{ number: '1.0.1', state: 'drafting' }]);
    expect((await viewReading(w.ctx, base.reference, patch.number)).waits?.move).toBe('give-patch-notice');
  });

  it('LC-43: refuses a second one, other people, a draft, and other ways than by notice', async () => {
    const { w, base } = await world();
    const at = { reference: base.reference, number: base.number };
    expect(refusedBy(await preparePatch(w.reader, at))).toEqual(['PM-31 chair-or-editor-only']);
    expect(refusedBy(await preparePatch(w.lead, at))).toEqual(['PM-31 chair-or-editor-only']);
    const patch = await preparedPatch(w, base);
    expect(refusedBy(await preparePatch(w.chair, at))).toEqual(['LC-43 patch-number-taken']);
    const ofDraft = await preparePatch(w.chair, { ...at, number: patch.number });
    expect(refusedBy(ofDraft)).toEqual(['LC-43 move-not-from-here']);
    const { versionId } = patch;
    expect(refusedBy(await renumber(w.chair, { versionId, number: '1.1.0' }))).toEqual([
      'LC-43 patch-number-settled',
    ]);
    const closesAt = new Date(w.ctx.now().getTime() + 40 * 86_400_000);
    const consulted = await openConsultation(w.chair, { versionId, closesAt, invited: 'Everybody' });
    expect(refusedBy(consulted)).toContain('LC-43 patch-goes-by-notice');
    await expect(viewPatch(w.ctx, base.reference, '7.0.0')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('LC-43: begins none while a mandate of the version is under way', async () => {
    const { chair, reference, number, ballotId } = await openedMandateBallot(engine, texts);
    expect(refusedBy(await preparePatch(chair, { reference, number }))).toEqual(['LC-43 mandate-under-way']);
    const { prepare } = await viewPatch(chair, reference, number);
    expect(prepare?.refusal).toMatchObject([
      { word: 'mandate-under-way', place: { href: `/ballots/${ballotId}` } },
    ]);
  });

  it('LC-44: refuses notice of the published text, of a changed requirement, and of artefacts that are more than examples', async () => {
    const { w, base } = await world();
    const patch = await preparedPatch(w, base);
    const give = async (by = w.chair, change = {}) =>
      refusedBy(await givePatchNotice(by, aNotice(patch, change)));
    expect(await give()).toEqual(['LC-44 patch-changes-nothing']);
    expect(await give(w.lead)).toEqual(['PM-31 chair-or-editor-only']);

    await edit(w.editor, patch.documentId, replaceWords('every message', 'each message'));
    const reworded = await givePatchNotice(w.editor, aNotice(patch));
    expect(reworded).toMatchObject({
      reasons: [
        { rule: 'LC-44', word: 'patch-touches-requirements', facts: { requirements: 'STD-0001-R1' } },
      ],
    });
    const page = await viewPatch(w.editor, patch.reference, patch.number);
    expect(page.patch?.compared?.changes).toMatchObject([{ kind: 'changed', clause: { title: 'Timing' } }]);
    expect(page.patch?.giving).toMatchObject({
      mine: true,
      refusal: [{ word: 'patch-touches-requirements', place: { text: 'the draft' } }],
    });
    await edit(w.editor, patch.documentId, replaceWords('each message', 'every message'));

    for (const level of ['must', 'may'] as const) {
      await edit(w.editor, patch.documentId, (body) => {
        for (const node of body.querySelectorAll('requirement')) {
          if (node !== null && 'setAttribute' in node) node.setAttribute('level', level);
        }
      });
      expect(await give()).toEqual([
        level === 'must' ? 'LC-44 patch-touches-requirements' : 'LC-44 patch-changes-nothing',
      ]);
    }

    await edit(w.editor, patch.documentId, replaceWords('practice', 'GP practice'));
    const kept = await keepArtefacts(w.editor, patch.versionId, [EXAMPLE, SCHEMA]);
    expect(kept.allowed).toBe(true);
    expect(await givePatchNotice(w.chair, aNotice(patch))).toMatchObject({
      reasons: [{ word: 'patch-touches-artefacts', facts: { count: 1, artefacts: 'schema.json' } }],
    });
    expect((await versionNow(w.ctx, patch)).state).toBe('drafting');
  });

  it('LC-44: refuses notice of a text with a requirement less', async () => {
    const { w, base } = await world();
    const patch = await preparedPatch(w, base);
    await edit(w.editor, patch.documentId, (body) => body.delete(body.length - 1, 1));
    expect(refusedBy(await givePatchNotice(w.editor, aNotice(patch)))).toEqual([
      'LC-44 patch-touches-requirements',
    ]);
  });

  it('LC-44: refuses notice when a comment or an amendment beyond editorial was applied, and when nobody answers for it', async () => {
    const { w, base } = await world();
    const patch = await preparedPatch(w, base);
    await edit(w.editor, patch.documentId, replaceWords('practice', 'GP practice'));
    const give = async (change = {}) => await givePatchNotice(w.editor, aNotice(patch, change));
    expect(refusedBy(await give({ confirmed: false, reason: ' ' }))).toEqual([
      'LC-44 editorial-not-confirmed',
      'LC-44 editorial-reason-missing',
    ]);
    const { id } = await commentOn(w.reader, patch.versionId, 'technical');
    // How they were decided and applied is not what this test is about.
    const decided = async (impact: Impact) =>
      await w.ctx.store.tx(({ db, tables: { comments } }) =>
        db
          .update(comments)
          .set({ disposition: 'accepted', impact, appliedInVersionId: patch.versionId })
          .where(eq(comments.id, id)),
      );
    await decided('compatible');
    expect(await give()).toMatchObject({
      reasons: [
        {
          rule: 'LC-44',
          word: 'patch-beyond-editorial',
          facts: { because: expect.stringContaining('comment C-1') },
        },
        { rule: 'VN-4', word: 'number-too-small' },
      ],
    });
    await decided('editorial');
    const { id: amendmentId } = await opened(w.reader, patch.documentId);
    await w.ctx.store.tx(({ db, tables: { amendments } }) =>
      db
        .update(amendments)
        .set({ state: 'accepted', impact: 'breaking' })
        .where(eq(amendments.id, amendmentId)),
    );
    expect(await give()).toMatchObject({
      reasons: [{ facts: { because: expect.stringContaining('amendment A-1') } }, {}],
    });
    await w.ctx.store.tx(({ db, tables: { amendments } }) =>
      db.update(amendments).set({ impact: 'editorial' }).where(eq(amendments.id, amendmentId)),
    );
    expect(refusedBy(await give())).toEqual([]);
  });
});
