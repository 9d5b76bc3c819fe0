import { afterAll, describe, expect, it } from 'vitest';
import { describeAmendment } from '../../../app/services/amendments/describe-amendment.server';
import { submitAmendment } from '../../../app/services/amendments/submit-amendment.server';
import { viewAmendment } from '../../../app/services/amendments/view-amendment.server';
import { describeVersion } from '../../../app/services/versions/describe-version.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { draftToAmend, opened, SAID } from '../../support/amendments';
import { enginesUnderTest } from '../../support/postgres';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const MEANWHILE = {
  ok: false,
  status: 409,
  errors: { form: expect.stringContaining('while you were writing') },
};

describe.each(enginesUnderTest())('words that two people write at once on %s', (engine) => {
  it('PM-36: those of an amendment are not written over by a form that was opened before', async () => {
    const { w, draftId } = await draftToAmend(engine, texts);
    const { id } = await opened(w.reader, draftId);
    const print = async () => (await viewAmendment(w.reader, id)).shownHash;
    const before = await print();
    const first = { ...SAID, title: 'Answer at once', shownHash: before };
    expect(await describeAmendment(w.reader, id, first)).toMatchObject({ ok: true });
    const second = { ...SAID, title: 'Answer soon', shownHash: before };
    expect(await describeAmendment(w.reader, id, second)).toMatchObject(MEANWHILE);
    expect(await submitAmendment(w.reader, id, second)).toMatchObject(MEANWHILE);
    expect((await viewAmendment(w.reader, id)).title).toBe('Answer at once');
    expect(await describeAmendment(w.reader, id, { ...second, shownHash: await print() })).toMatchObject({
      ok: true,
    });
    expect((await viewAmendment(w.reader, id)).title).toBe('Answer soon');
  });

  it('PM-36: those of a version are not written over either', async () => {
    const { w, place } = await draftToAmend(engine, texts);
    const view = () => viewProgress(w.editor, place.reference, place.number);
    const before = (await view()).shownHash;
    const words = { changeSummary: '', changeLog: 'By one.', involvementRecord: '', highestImpact: null };
    expect(await describeVersion(w.editor, place.versionId, words, before)).toEqual({ ok: true });
    const late = { ...words, changeLog: 'By another.' };
    expect(await describeVersion(w.editor, place.versionId, late, before)).toMatchObject(MEANWHILE);
    expect((await view()).version.changeLog).toBe('By one.');
    const now = (await view()).shownHash;
    expect((await describeVersion(w.editor, place.versionId, late, now)).ok).toBe(true);
  });
});
