import { afterAll, describe, expect, it } from 'vitest';
import { applyComment } from '../../../app/services/comments/after-decision.server';
import { reportCsv } from '../../../app/services/comments/comments-csv';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { viewDispositionReport } from '../../../app/services/comments/view-disposition-report.server';
import { openConsultation } from '../../../app/services/versions/open-consultation.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { good } from '../../support/amendments';
import { aComment } from '../../support/comments';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, standardWorld, versionNow } from '../../support/standards';
import { DECISION } from './typed-decision';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('the revision a comment was applied in on %s', (engine) => {
  it('CD-14: names the first snapshot that was frozen after it was applied, in page and table', async () => {
    const w = await standardWorld(engine, texts);
    const place = await drafting(w);
    const { versionId } = place;
    const consult = async (days: number) => {
      const closesAt = new Date(w.ctx.now().getTime() + days * 86_400_000);
      return await openConsultation(w.chair, { versionId, closesAt, invited: 'All.' });
    };
    const { id } = good(await postComment(w.reader, aComment({ versionId })));
    await moveOnDesk(w.chair, { commentId: id, move: 'triage' });
    const accepted = { ...DECISION, disposition: 'accepted', reason: '', impact: 'compatible' };
    good(await decideOnComment(w.chair, id, accepted));
    const { reference } = place;
    const appliedIn = async () => (await viewComment(w.ctx, reference, 1)).decided?.appliedIn;
    expect(await appliedIn()).toBeNull();
    good(await applyComment(w.editor, { commentId: id, versionId }));
    const { number } = await versionNow(w.ctx, place);
    expect(await appliedIn()).toEqual({ version: number, snapshot: null });
    const table = async () =>
      reportCsv((await viewDispositionReport(w.ctx, reference, number)).lines, 'https://portal.example');
    expect(await table()).toContain('in the draft, not frozen yet');
    expect(await consult(29)).toMatchObject({ allowed: true });
    const named = await appliedIn();
    const hash = named?.snapshot?.hash ?? '';
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(named).toEqual({
      version: number,
      snapshot: { name: `Consultation text of ${number}`, hash, path: `/texts/${hash}` },
    });
    expect(await table()).toContain(`Consultation text of ${number}, ${hash}`);
  });
});
