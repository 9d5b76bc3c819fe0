import { afterAll, describe, expect, it } from 'vitest';
import { listAmendments } from '../../../app/services/amendments/list-amendments.server';
import { undoAcceptance } from '../../../app/services/amendments/undo-acceptance.server';

import { numberFacts } from '../../../app/services/versions/decide-number.server';
import { notConsultedOnOf } from '../../../app/services/versions/not-consulted-on.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { good } from '../../support/amendments';
import { enginesUnderTest } from '../../support/postgres';
import { type StandardWorld, type VersionPlace, versionNow } from '../../support/standards';
import {
  acceptedAmendment,
  acceptedComment,
  frozenForBallot,
  inState,
  publishFrozen,
  writtenNext,
} from './beside-ballot';

const texts = createTextWorkshop();
afterAll(() => texts.close());

async function seen({ ctx }: StandardWorld, place: VersionPlace) {
  const version = await versionNow(ctx, place);
  return await ctx.store.read(async (tx) => {
    const { impact, because } = await numberFacts(tx, version);
    return { impact, because, ...(await notConsultedOnOf(tx, version)) };
  });
}

const NOTHING_ASKED = { appliedSince: [], notApplied: [] };

describe.each(enginesUnderTest())('the number of a version whose text is judged, on %s', (engine) => {
  it.each(['amendment', 'comment'] as const)(
    'VN-4, VN-9: a breaking %s accepted in the draft beside the ballot asks the balloted text for no other number',
    async (what) => {
      const { w, place } = await writtenNext(engine, texts);
      const frozen = await frozenForBallot(w, place);
      if (what === 'comment') await acceptedComment(w, place, 'breaking');
      else await acceptedAmendment(w, place, 'breaking', ['names', 'gives']);
      const none = { impact: null, because: [], ...NOTHING_ASKED };
      expect(await seen(w, place)).toEqual(none);
      // It counts for the next text, should the ballot fail.
      await inState(w, place, 'resolution');
      const name = what === 'comment' ? 'comment C-1' : 'amendment A-1';
      expect(await seen(w, place)).toEqual({
        impact: 'breaking',
        because: [`${name} (breaking)`],
        appliedSince: [name],
        notApplied: [],
      });
      const again = await frozenForBallot(w, place);
      expect(await seen(w, place)).toMatchObject({ impact: 'breaking' });
      expect(await publishFrozen(w, place, again)).toMatchObject({
        allowed: false,
        reasons: [{ word: 'number-too-small' }],
      });
      expect(frozen.snapshotId).not.toBe(again.snapshotId);
    },
  );

  it('VN-9: such a text is approved and published under the number under which it was voted on', async () => {
    const { w, place } = await writtenNext(engine, texts);
    const frozen = await frozenForBallot(w, place);
    await acceptedAmendment(w, place, 'breaking', ['names', 'gives']);
    expect(await publishFrozen(w, place, frozen)).toMatchObject({ allowed: true });
    expect(await seen(w, place)).toMatchObject({ impact: null });
  });

  it('VN-9: what was taken before the text was frozen counts, also when it is undone in the draft since', async () => {
    const { w, place } = await writtenNext(engine, texts);
    await acceptedAmendment(w, place, 'compatible', ['names', 'gives']);
    const { undo } = await listAmendments(w.editor, place.documentId);
    await frozenForBallot(w, place);
    const compatible = { impact: 'compatible', because: ['amendment A-1 (compatible)'] };
    expect(await seen(w, place)).toMatchObject(compatible);
    good(await undoAcceptance(w.editor, place.documentId, undo?.acceptanceId ?? ''));
    expect(await seen(w, place)).toMatchObject(compatible);
    await inState(w, place, 'resolution');
    expect(await seen(w, place)).toMatchObject({ impact: null, because: [] });
  });
});
