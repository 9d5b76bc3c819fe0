import { afterAll, describe, expect, it } from 'vitest';
import { readDirectorySearch } from '../../../app/services/directory/directory-search';
import { findStandards } from '../../../app/services/directory/find-standards.server';
import { viewLatest } from '../../../app/services/versions/view-latest.server';
import { viewNextVersion } from '../../../app/services/versions/view-next-version.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { changeVersion } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { enginesUnderTest } from '../../support/postgres';
import { frozenForBallot, inState, publishFrozen, writtenNext } from './beside-ballot';
import { proposedNext } from './next-version';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('a standard whose newest version is deprecated, on %s', (engine) => {
  it('LC-60: keeps it as its current one, at its address and as the base of the next, and no older one', async () => {
    const { w, first, place } = await writtenNext(engine, texts);
    const published = await publishFrozen(w, place, await frozenForBallot(w, place));
    expect(published.allowed).toBe(true);
    const { reference } = first;
    for (const state of ['deprecated', 'retired'] as const) {
      const notice = { deprecationNoticeAt: w.ctx.now(), deprecationReason: 'It loses data.' };
      await w.ctx.store.tx((tx) =>
        changeVersion(tx, place.versionId, { ...notice, successor: `${reference} 1.0.0` }),
      );
      await inState(w, place, state);
      const page = await viewReading(w.ctx, reference, null);
      expect(page.version).toMatchObject({ number: '1.1.0', isCurrent: true });
      // The notice names the older one itself.
      expect(page.banner?.link).toEqual({
        href: `/standards/${reference}/1.0.0`,
        text: `Read ${reference} 1.0.0`,
      });
      const older = await viewReading(w.ctx, reference, '1.0.0');
      expect(older.version.isCurrent).toBe(false);
      expect(older.banner?.title).toContain(`and is ${state} itself`);
      expect(await viewLatest(w.ctx, reference)).toBe(`/standards/${reference}/1.1.0`);
      const search = readDirectorySearch(new URLSearchParams());
      const { entries } = await w.ctx.store.read((tx) => findStandards(tx, search, 10));
      expect(entries).toMatchObject([{ current: { number: '1.1.0', state } }]);
      expect((await viewNextVersion(w.proposer, reference)).current).toBe('1.1.0');
    }
    await w.ctx.store.tx((tx) => changeVersion(tx, place.versionId, { successor: 'STD-0999' }));
    expect((await viewReading(w.ctx, reference, null)).banner?.link).toBeNull();
    expect((await proposedNext(w, first)).number).toBe('1.2.0');
  });
});
