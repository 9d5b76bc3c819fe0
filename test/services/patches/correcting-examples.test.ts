import { afterAll, describe, expect, it } from 'vitest';
import { approvePatch } from '../../../app/services/approvals/approve-patch.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import { viewPatch } from '../../../app/services/patches/view-patch.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { EXAMPLE, patchOfExample, publishedToPatch } from '../../support/patches';
import { enginesUnderTest } from '../../support/postgres';
import { refusedBy } from '../../support/refusals';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('correcting examples on %s', (engine) => {
  it('LC-44: a patch of an example alone names it in its notice and to the Lead, and is published with it', async () => {
    const { w, base } = await publishedToPatch(engine, texts);
    const patch = await patchOfExample(w.chair, base.reference, base.number);
    const named = [{ path: EXAMPLE.path, change: 'added', example: true }];
    const page = await viewPatch(w.ctx, base.reference, patch.number);
    expect(page.patch).toMatchObject({ artefacts: named, hashes: { to: base.hash } });
    const waits = await viewApproval(w.lead, patch.approvalId);
    expect(waits.evidence.find(({ title }) => title.startsWith('Artefacts as published'))).toMatchObject({
      status: 'weigh',
      words: expect.stringContaining(EXAMPLE.path),
    });
    w.ctx.advance({ days: 15 });
    const approving = {
      approvalId: patch.approvalId,
      hash: waits.hash,
      artefacts: waits.artefactsHash ?? '',
      statement: 'It shows what was meant.',
      confirmedAt: w.ctx.now(),
    };
    expect(refusedBy(await approvePatch(w.lead, { ...approving, artefacts: '' }))).toEqual([
      'AF-5 artefacts-differ',
    ]);
    expect(refusedBy(await approvePatch(w.lead, approving))).toEqual([]);
    const { artefacts, text } = await viewReading(w.ctx, base.reference, patch.number);
    expect(text?.hash).toBe(base.hash);
    expect(artefacts.artefacts).toMatchObject([{ path: EXAMPLE.path }]);
    expect((await viewPatch(w.ctx, base.reference, patch.number)).patch?.artefacts).toEqual(named);
  });
});
