import { afterAll, describe, expect, it } from 'vitest';
import { readDirectorySearch } from '../../../app/services/directory/directory-search';
import { viewDirectory } from '../../../app/services/directory/view-directory.server';
import { signedInPerson } from '../../../app/services/people/signed-in';
import { followStandard } from '../../../app/services/standards/follow-standard.server';
import { announcePublication, publishVersion } from '../../../app/services/versions/publish-version.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { findDocument } from '../../../db/queries/documents';
import { listSnapshots } from '../../../db/queries/texts';
import { changeVersion } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { enginesUnderTest } from '../../support/postgres';
import {
  awaitingApproval,
  drafting,
  publication,
  published,
  standardWorld,
  typeInto,
  versionNow,
} from '../../support/standards';

import { nextVersion } from './next-version';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('publishing on %s', (engine) => {
  const world = () => standardWorld(engine, texts);

  it('LC-19, LC-20: without reasons, review date, involvement and approval of this hash nothing is published', async () => {
    const w = await world();
    const place = await drafting(w);
    const frozen = await awaitingApproval(w, place);
    await w.ctx.store.tx((tx) => changeVersion(tx, place.versionId, { involvementRecord: '' }));
    const refused = await w.ctx.store.tx((tx) =>
      publishVersion(tx, w.lead, {
        ...publication(w, place, frozen),
        reasons: '',
        reviewBy: null,
        unansweredObjections: 1,
        approvals: [{ leadId: 'lena', hash: 'another' }],
      }),
    );
    expect(refused).toMatchObject({
      allowed: false,
      reasons: [
        { word: 'reasons-missing' },
        { word: 'objections-unanswered' },
        { word: 'involvement-incomplete' },
        { word: 'review-date-missing' },
        { word: 'approvals-missing' },
      ],
    });
    expect(await versionNow(w.ctx, place)).toMatchObject({ state: 'awaiting-approval', publishedAt: null });
  });

  it('PM-18: a Lead who edited the version does not publish it', async () => {
    const w = await world();
    const place = await drafting(w);
    const { actor } = w.lead;
    await w.ctx.store.tx(async (tx) => {
      await tx.db.insert(tx.tables.documentClients).values({
        documentId: place.documentId,
        clientId: 77,
        personId: actor.kind === 'person' ? actor.personId : '',
        at: w.ctx.now(),
      });
    });
    const frozen = await awaitingApproval(w, place);
    const refused = await w.ctx.store.tx((tx) => publishVersion(tx, w.lead, publication(w, place, frozen)));
    expect(refused).toMatchObject({ allowed: false, reasons: [{ word: 'edited-this-version' }] });
  });

  it('publishes state, text, search, history, event and letters together, or nothing of them', async () => {
    const w = await world();
    const place = await drafting(w);
    await typeInto(w.editor, place.documentId, 'Zanzibar is a word nobody else uses.');
    await followStandard(w.reader, place.reference, true);
    const frozen = await awaitingApproval(w, place);
    const found = () => viewDirectory(w.ctx, readDirectorySearch(new URLSearchParams({ q: 'zanzibar' })));
    const trace = async () => ({
      state: (await versionNow(w.ctx, place)).state,
      found: (await found()).total,
      // Letters about them are written by the clock, as each person chose.
      told: (await w.ctx.store.read((tx) => tx.db.select().from(tx.tables.notices))).filter(
        ({ kind, personId }) =>
          kind === 'version-published' && personId === signedInPerson(w.reader.actor).personId,
      ).length,
      events: (await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'version-published' }, 5))).length,
      snapshots: (await w.ctx.store.read((tx) => listSnapshots(tx, [place.versionId]))).length,
      draft: (await w.ctx.store.read((tx) => findDocument(tx, place.documentId)))?.state,
    });
    const nothing = {
      state: 'awaiting-approval',
      found: 0,
      told: 0,
      events: 0,
      snapshots: 1,
      draft: 'open',
    };
    expect(await trace()).toEqual(nothing);
    await expect(
      w.ctx.store.tx(async (tx) => {
        await publishVersion(tx, w.lead, publication(w, place, frozen));
        throw new Error('The decision could not be written.');
      }),
    ).rejects.toThrow('The decision could not be written.');
    expect(await trace()).toEqual(nothing);

    const decision = await w.ctx.store.tx((tx) => publishVersion(tx, w.lead, publication(w, place, frozen)));
    if (!decision.allowed) throw new Error('Refused');
    await announcePublication(w.lead, decision.result);
    expect(await trace()).toEqual({
      state: 'published',
      found: 1,
      told: 1,
      events: 1,
      snapshots: 2,
      draft: 'closed',
    });
    expect(w.ctx.announced.map(({ what }) => what)).toContain('post.wake');
    const page = await viewReading(w.ctx, place.reference, '1.0.0');
    expect(page).toMatchObject({ banner: null, text: { standing: 'published', hash: frozen.hash } });
  });

  it('VN-4: a version is not published under a smaller number than its changes ask for', async () => {
    const w = await world();
    const first = await published(w);
    const place = await nextVersion(w, first);
    await w.ctx.store.tx((tx) =>
      changeVersion(tx, place.versionId, { highestImpact: 'breaking', involvementRecord: 'All' }),
    );
    const frozen = await awaitingApproval(w, place);
    const refused = await w.ctx.store.tx((tx) => publishVersion(tx, w.lead, publication(w, place, frozen)));
    expect(refused).toMatchObject({
      allowed: false,
      reasons: [{ word: 'number-too-small', facts: { number: '1.1.0', least: '2.0.0' } }],
    });
  });
});
