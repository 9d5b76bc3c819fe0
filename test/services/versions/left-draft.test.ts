import { eq } from 'drizzle-orm';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { ChooseSource } from '../../../app/routes/standards.$reference.$version.start/choose-source';
import { readCommentSearch } from '../../../app/services/comments/comment-search';
import { viewComments } from '../../../app/services/comments/view-comments.server';
import { viewDispositionReport } from '../../../app/services/comments/view-disposition-report.server';
import { viewWhoInDraft } from '../../../app/services/history/view-who-in-draft.server';
import { numberFacts } from '../../../app/services/versions/decide-number.server';
import { startDrafting } from '../../../app/services/versions/start-drafting.server';
import { viewHistory } from '../../../app/services/versions/view-history.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { viewStart } from '../../../app/services/versions/view-start.server';
import { findDocument } from '../../../db/queries/documents';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { publishedPatch } from '../../support/patches';
import { enginesUnderTest } from '../../support/postgres';
import { published, standardWorld, typeInto, versionNow, wordsOf } from '../../support/standards';
import {
  acceptedAmendment,
  acceptedComment,
  frozenForBallot,
  publishFrozen,
  writtenNext,
} from './beside-ballot';
import { nextVersion, proposedNext } from './next-version';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('what was written in the draft beside the ballot, on %s', (engine) => {
  /** 1.1.0 is published; its draft was written on beside the ballot. */
  async function writtenOn() {
    const { w, place } = await writtenNext(engine, texts);
    const frozen = await frozenForBallot(w, place);
    await typeInto(w.editor, place.documentId, 'Receivers answer within a day.');
    await acceptedAmendment(w, place, 'breaking', ['names', 'gives']);
    await acceptedComment(w, place, 'editorial');
    expect((await viewProgress(w.ctx, place.reference, place.number)).beside).toContain('goes on beside it');
    expect(await publishFrozen(w, place, frozen)).toMatchObject({ allowed: true });
    return { w, place };
  }

  it('LC-54: is what the next version begins with, with its writers, its comments and its amendments', async () => {
    const { w, place } = await writtenOn();
    const { beside } = await viewHistory(w.ctx, place.reference, place.number, { automaticToo: false });
    expect(beside).toContain('The next version can begin with the draft as it was left.');
    const proposed = await proposedNext(w, place);
    const start = async () => await viewStart(w.chair, proposed.reference, proposed.number, '');
    expect((await start()).sources).toEqual(['left', 'published', 'template', 'file']);
    const started = await startDrafting(w.chair, proposed.versionId, { from: 'left' });
    if (!started.allowed) throw new Error(JSON.stringify(started.reasons));
    const { documentId } = started.result;
    const words = await wordsOf(w.ctx, documentId);
    expect(words).toContain('Receivers answer within a day.');
    expect(words).toContain('Every message gives its sender.');
    const { lines } = await viewWhoInDraft(w.ctx, documentId, {});
    const passages = lines.flatMap((line) => line.passages).map((one) => `${one.writer.words}: ${one.text}`);
    expect(passages).toContain(
      'Edwin, Larch Systems, carried over from version 1.1.0: Receivers answer within a day.',
    );
    const report = await viewDispositionReport(w.ctx, place.reference, place.number);
    expect(report.lines).toMatchObject([{ state: 'applied', appliedIn: { version: proposed.number } }]);
    const version = await versionNow(w.ctx, proposed);
    expect(await w.ctx.store.read((tx) => numberFacts(tx, version))).toMatchObject({
      impact: 'breaking',
      because: ['amendment A-1 (breaking)'],
    });
    expect((await w.ctx.store.read((tx) => findDocument(tx, place.documentId)))?.state).toBe('closed');
  });

  it('LC-54, CD-15: stays out where the published text is chosen, and its comments wait for the chair', async () => {
    const { w, place } = await writtenOn();
    const next = await nextVersion(w, place);
    expect(await wordsOf(w.ctx, next.documentId)).not.toContain('Receivers answer');
    const report = await viewDispositionReport(w.ctx, place.reference, place.number);
    expect(report.lines).toMatchObject([{ state: 'decided', appliedIn: null }]);
    const version = await versionNow(w.ctx, next);
    expect(await w.ctx.store.read((tx) => numberFacts(tx, version))).toMatchObject({ impact: null });
  });

  it('LC-55: is still what the version after a patch can begin with, which is told what it lacks then', async () => {
    const { w, place } = await writtenOn();
    const kept = await acceptedComment(w, place, 'editorial', false);
    const { comments } = w.ctx.store.tables;
    await w.ctx.store.tx(({ db }) =>
      db
        .update(comments)
        .set({ disposition: 'kept-for-later', state: 'published' })
        .where(eq(comments.id, kept)),
    );
    const patch = await publishedPatch(w, place, ['sender', 'sending practice']);
    expect((await viewProgress(w.ctx, patch.reference, patch.number)).beside).toContain(
      'The next version can begin with the draft as it was left. That draft lacks the corrections of 1.1.1.',
    );

    const proposed = await proposedNext(w, patch);
    const view = await viewStart(w.chair, proposed.reference, proposed.number, '');
    const page = renderToStaticMarkup(createElement(ChooseSource, { view, failure: undefined }));
    expect(page).toContain(
      'Since the draft of 1.1.0 was left, 1.1.1 corrected its published text (rule LC-55)',
    );
    expect(page).toContain('It lacks the corrections of 1.1.1: make them in it again.');
    expect(page).not.toContain('checked');
    expect(view).toMatchObject({
      basedOn: '1.1.1',
      sources: ['left', 'published', 'template', 'file'],
      chosen: null,
      left: {
        number: '1.1.0',
        lacks: ['1.1.1'],
        correctionsPath: '/standards/STD-0001/compare?from=1.1.0&to=1.1.1',
      },
    });
    const search = readCommentSearch(new URLSearchParams({ version: proposed.number }));
    const listed = async () =>
      (await viewComments(w.ctx, place.reference, search)).comments.map(({ name }) => name);
    expect(await listed()).toEqual(['C-2', 'C-1']);

    const started = await startDrafting(w.chair, proposed.versionId, { from: 'left' });
    if (!started.allowed) throw new Error(JSON.stringify(started.reasons));
    const words = await wordsOf(w.ctx, started.result.documentId);
    expect(words).toContain('Receivers answer within a day.');
    expect(words).not.toContain('sending practice');
    const report = await viewDispositionReport(w.ctx, place.reference, place.number);
    expect(report.lines[0]).toMatchObject({ state: 'applied', appliedIn: { version: proposed.number } });
    const version = await versionNow(w.ctx, proposed);
    expect(await w.ctx.store.read((tx) => numberFacts(tx, version))).toMatchObject({
      because: ['amendment A-1 (breaking)'],
    });
  });

  it('LC-54: is not offered where the draft says what the published text says', async () => {
    const w = await standardWorld(engine, texts);
    const first = await published(w);
    expect((await viewProgress(w.ctx, first.reference, first.number)).beside).toBe('');
    const proposed = await proposedNext(w, first);
    const { sources } = await viewStart(w.chair, proposed.reference, proposed.number, '');
    expect(sources).toEqual(['published', 'template', 'file']);
    await expect(startDrafting(w.chair, proposed.versionId, { from: 'left' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
