import { afterAll, describe, expect, it } from 'vitest';
import { partTakenBy } from '../../../app/services/versions/load-version.server';
import { startDrafting } from '../../../app/services/versions/start-drafting.server';
import { contributorsTo } from '../../../app/services/versions/went-on-from.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import type { TestContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { typeInto, versionNow } from '../../support/standards';
import { acceptedAmendment, frozenForBallot, publishFrozen, writtenNext } from './beside-ballot';
import { proposedNext } from './next-version';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('who wrote beside the ballot, on %s', (engine) => {
  /** The version after one whose draft was written on beside its ballot: by the editor, and by Rita's amendment. */
  async function nextAfter(from: 'left' | 'published') {
    const { w, place } = await writtenNext(engine, texts);
    const frozen = await frozenForBallot(w, place);
    await typeInto(w.editor, place.documentId, 'Receivers answer within a day.');
    await acceptedAmendment(w, place, 'breaking', ['names', 'gives']);
    expect(await publishFrozen(w, place, frozen)).toMatchObject({ allowed: true });
    const proposed = await proposedNext(w, place);
    expect(await startDrafting(w.chair, proposed.versionId, { from })).toMatchObject({ allowed: true });
    const version = await versionNow(w.ctx, proposed);
    const parts = async ({ actor }: TestContext) => {
      if (actor.kind !== 'person') throw new Error('nobody');
      return await w.ctx.store.read((tx) => partTakenBy(tx, version, actor.personId));
    };
    const contributors = async () =>
      (await w.ctx.store.read((tx) => contributorsTo(tx, version))).map(({ personName }) => personName);
    return { w, version, parts, contributors };
  }

  it('PM-18: took part in the version that goes on from it, and is among its contributors', async () => {
    const { w, parts, contributors } = await nextAfter('left');
    expect(await parts(w.reader)).toEqual(['edited']);
    expect(await parts(w.editor)).toEqual(['edited']);
    expect(await parts(w.lead)).toEqual([]);
    expect(await contributors()).toEqual(['Edwin', 'Rita']);
  });

  it('PM-18: has no part in the version that begins with the published text', async () => {
    const { w, parts, contributors } = await nextAfter('published');
    expect(await parts(w.reader)).toEqual([]);
    expect(await contributors()).toEqual([]);
  });
});
