import { afterAll, describe, expect, it } from 'vitest';
import { endOfDayAfter } from '../../../app/domain/london-time';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { signedInPerson } from '../../../app/services/people/signed-in';
import { followStandard } from '../../../app/services/standards/follow-standard.server';
import { correctNotice, takeNoticeBack } from '../../../app/services/versions/correct-notice.server';
import { giveDeprecationNotice } from '../../../app/services/versions/give-notice.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { viewHistory } from '../../../app/services/versions/view-history.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { listNotices } from '../../../db/queries/notices';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';
import { published, standardWorld, versionNow } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('correcting a notice of deprecation on %s', (engine) => {
  const given = async () => {
    const w = await standardWorld(engine, texts);
    const place = await published(w);
    await followStandard(w.reader, place.reference, true);
    const { versionId } = place;
    const notice = { reason: 'Superseded', successor: 'Nothing', knownProducts: 'None known' };
    expect(refusedFor(await giveDeprecationNotice(w.lead, { versionId, ...notice }))).toEqual([]);
    const told = async () => {
      const { personId } = signedInPerson(w.reader.actor);
      const notices = await w.ctx.store.read((tx) => listNotices(tx, personId, {}, 99));
      return notices.map(({ summary }) => summary);
    };
    const page = async () => await viewProgress(w.lead, place.reference, place.number);
    const correcting = { versionId, ...notice, phaseOutEnds: null, why: 'The products were forgotten.' };
    return { w, place, versionId, notice, correcting, told, page };
  };

  it('LC-57: the public page, the history and those who follow say what it says now and why', async () => {
    const { w, place, correcting, notice, told, page } = await given();
    const at = (await versionNow(w.ctx, place)).deprecationNoticeAt;
    w.ctx.advance({ days: 10 });
    expect((await viewProgress(w.chair, place.reference, place.number)).notice).toBeNull();
    expect(refusedFor(await correctNotice(w.chair, correcting))).toContain('lead-only');
    const { shownHash = '' } = (await page()).notice ?? {};
    const corrected = { ...correcting, knownProducts: 'Large Letters', shownHash };
    expect(await correctNotice(w.lead, corrected)).toMatchObject({ result: { beginsAnew: false } });
    const { version } = await viewReading(w.ctx, place.reference, place.number);
    expect(version.deprecation).toMatchObject({ knownProducts: 'Large Letters', noticeAt: at });
    expect((await told()).join('\n')).toContain('is corrected: The products were forgotten.');
    const { lines } = await viewHistory(w.ctx, place.reference, place.number, { automaticToo: false });
    expect(JSON.stringify(lines)).toContain('Notice of deprecation corrected: The products were forgotten.');
    // A second notice is no way round it.
    const again = { versionId: correcting.versionId, ...notice };
    expect(refusedFor(await giveDeprecationNotice(w.lead, again))).toEqual(['deprecation-notice-stands']);
    expect(await verifyRecord(w.ctx)).toMatchObject({ whole: true });
  });

  it('LC-57: another successor stands for 28 days of its own, and is never the version itself', async () => {
    const { w, place, versionId, correcting } = await given();
    w.ctx.advance({ days: 27 });
    const itself = { ...correcting, successor: `${place.reference}, version ${place.number}` };
    expect(refusedFor(await correctNotice(w.lead, itself))).toEqual(['successor-itself']);
    const other = { ...correcting, successor: 'The next edition, when it is out' };
    expect(await correctNotice(w.lead, other)).toMatchObject({ result: { beginsAnew: true } });
    w.ctx.advance({ days: 2 });
    const deprecate = { move: 'deprecate', phaseOutEnds: endOfDayAfter(w.ctx.now(), 90) } as const;
    expect(refusedFor(await moveVersion(w.lead, versionId, deprecate))).toEqual([
      'deprecation-notice-too-short',
    ]);
    w.ctx.advance({ days: 27 });
    expect(refusedFor(await moveVersion(w.lead, versionId, deprecate))).toEqual([]);

    const ends = endOfDayAfter(w.ctx.now(), 120);
    const later = { ...other, phaseOutEnds: ends, why: 'Trusts need longer.' };
    expect(await correctNotice(w.lead, later)).toMatchObject({ result: { beginsAnew: false } });
    expect(await versionNow(w.ctx, place)).toMatchObject({ phaseOutEndsAt: ends });
    expect(refusedFor(await takeNoticeBack(w.lead, { versionId, why: 'Too late.' }))).toEqual([
      'move-not-from-here',
    ]);
    expect(await verifyRecord(w.ctx)).toMatchObject({ whole: true });
  });

  it('PM-36: of two Leads who correct it at once the second is told, and what the first wrote stays', async () => {
    const { w, place, correcting, page } = await given();
    const { shownHash = '' } = (await page()).notice ?? {};
    const first = await correctNotice(w.lead, { ...correcting, shownHash, reason: 'No longer maintained' });
    expect(refusedFor(first)).toEqual([]);
    const second = await correctNotice(w.lead, { ...correcting, shownHash, knownProducts: 'Small Inbox' });
    expect(refusedFor(second)).toEqual(['changed-meanwhile']);
    expect(await versionNow(w.ctx, place)).toMatchObject({
      deprecationReason: 'No longer maintained',
      knownProducts: 'None known',
    });
  });

  it('LC-58: taken back it is gone from the page, stays in the record, and another can be given', async () => {
    const { w, place, versionId, notice, told, page } = await given();
    expect((await page()).notice).toMatchObject({ mayTakeBack: true });
    expect(refusedFor(await takeNoticeBack(w.lead, { versionId, why: ' ' }))).toEqual([
      'public-reason-missing',
    ]);
    expect(refusedFor(await takeNoticeBack(w.lead, { versionId, why: 'The wrong version.' }))).toEqual([]);
    const { version } = await viewReading(w.ctx, place.reference, place.number);
    expect(version.deprecation).toBeNull();
    expect((await told()).join('\n')).toContain('its notice is taken back: The wrong version.');
    const { lines } = await viewHistory(w.ctx, place.reference, place.number, { automaticToo: false });
    expect(JSON.stringify(lines)).toContain('Notice of deprecation taken back: The wrong version.');
    expect(refusedFor(await giveDeprecationNotice(w.lead, { versionId, ...notice }))).toEqual([]);
    expect(await verifyRecord(w.ctx)).toMatchObject({ whole: true });
  });
});
