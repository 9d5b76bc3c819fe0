import { afterAll, describe, expect, it } from 'vitest';
import { endOfDayAfter } from '../../../app/domain/london-time';
import { atomFeed } from '../../../app/services/directory/atom';
import { directoryQuery, readDirectorySearch } from '../../../app/services/directory/directory-search';
import { directoryFeed, standardFeed } from '../../../app/services/directory/feeds.server';
import { viewDirectory } from '../../../app/services/directory/view-directory.server';
import { viewHome } from '../../../app/services/directory/view-home.server';
import { proposeStandard } from '../../../app/services/standards/propose-standard.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { openConsultation } from '../../../app/services/versions/open-consultation.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { changeStandard, findStandard } from '../../../db/queries/standards';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import type { TestContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, proposal, proposed, type StandardWorld, standardWorld } from '../../support/standards';
import { faultInXml } from '../../support/well-formed';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const search = (query: string) => readDirectorySearch(new URLSearchParams(query));

const titlesFor = async (ctx: TestContext, query: string) =>
  (await viewDirectory(ctx, search(query))).entries.map(({ title }) => title);

/** Three standards of different kinds, a minute apart. */
async function three(w: StandardWorld) {
  await proposed(w);
  for (const change of [
    {
      title: 'Ambulance handover record',
      summary: 'Times & people.',
      type: 'record-standards',
      careSettings: ['urgent-and-emergency-care'],
      topics: ['continuity-of-care'],
    },
    {
      title: 'zoster vaccination codes',
      summary: 'Which <code> to send: 100% of them.',
      type: 'data-definitions-and-terminologies',
      careSettings: ['pharmacy', 'gp-primary-care'],
      topics: ['vaccination'],
    },
  ] as const) {
    w.ctx.advance({ minutes: 1 });
    await proposeStandard(w.proposer, proposal(w, change));
  }
}

describe('the address of a list', () => {
  it('reads back what it wrote, and leaves out what it does not know', () => {
    const query =
      '?q=red+blood&state=drafting&state=published&type=record-standards&topic=vaccination&owner=larch&open=yes&sort=title&page=3';
    expect(directoryQuery(search(query))).toBe(query);
    expect(search('state=nonsense&sort=up&page=-2&owner=%27--&q=++')).toMatchObject({
      states: [],
      sort: 'newest',
      page: 1,
      owner: '',
      words: '',
    });
    expect(directoryQuery(search('sort=relevance'))).toBe('');
  });
});

describe.each(enginesUnderTest())('the directory on %s', (engine) => {
  const world = async () => {
    const w = await standardWorld(engine, texts);
    await three(w);
    return w;
  };
  const all = ['zoster vaccination codes', 'Ambulance handover record', 'Discharge summary messages'];

  it('lists what readers may see, newest first or by title in either case', async () => {
    const { ctx } = await world();
    expect(await titlesFor(ctx, '')).toEqual(all);
    expect(await titlesFor(ctx, 'sort=title')).toEqual([all[1], all[2], all[0]]);
  });

  it('narrows by each filter, and by several words of one as either', async () => {
    const { ctx } = await world();
    expect(await titlesFor(ctx, 'type=record-standards')).toEqual([all[1]]);
    expect(await titlesFor(ctx, 'setting=gp-primary-care')).toEqual([all[0], all[2]]);
    expect(await titlesFor(ctx, 'topic=vaccination&topic=messaging&sort=title')).toEqual([all[2], all[0]]);
    expect(await titlesFor(ctx, 'state=proposed')).toHaveLength(3);
    expect(await titlesFor(ctx, 'state=published')).toEqual([]);
    expect(await titlesFor(ctx, 'owner=larch-systems')).toEqual([]);
    expect(await titlesFor(ctx, 'mandatory=yes')).toEqual([]);
  });

  it('finds by words, by the beginning of a word and by reference, best first', async () => {
    const { ctx } = await world();
    expect(await titlesFor(ctx, 'q=vaccin')).toEqual([all[0]]);
    expect(await titlesFor(ctx, 'q=STD-0002')).toEqual([all[1]]);
    expect(await titlesFor(ctx, 'q=patient+home')).toEqual([all[2]]);
    const [best, ...others] = await titlesFor(ctx, 'q=hospital+practice');
    expect([best, others.length]).toEqual([all[2], 2]);
    expect(await titlesFor(ctx, `q=${encodeURIComponent('"; drop table -- %')}`)).toEqual([]);
    const { applied } = await viewDirectory(ctx, search('q=vaccin&type=record-standards'));
    expect(applied).toEqual([
      { text: '“vaccin”', removeQuery: '?type=record-standards' },
      { text: 'Record standards', removeQuery: '?q=vaccin' },
    ]);
  });

  it('never shows what moderation hid, in no list, search, feed or page', async () => {
    const { ctx } = await world();
    await ctx.store.tx(async (tx) => {
      const found = await findStandard(tx, 'STD-0002');
      await changeStandard(tx, found?.standard.id ?? '', { hiddenAt: ctx.now() });
    });
    expect(await titlesFor(ctx, '')).toEqual([all[0], all[2]]);
    expect(await titlesFor(ctx, 'q=ambulance')).toEqual([]);
    expect(await directoryFeed(ctx, search(''))).not.toContain('Ambulance');
    expect((await viewHome(ctx)).drafted.map(({ reference }) => reference)).not.toContain('STD-0002');
    await expect(viewReading(ctx, 'STD-0002', null)).rejects.toMatchObject({ code: 'not-found' });
    await expect(standardFeed(ctx, 'STD-0002')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('shows cancelled ones only under their filter, with the public reason', async () => {
    const w = await world();
    const reference = 'STD-0002';
    const page = await w.ctx.store.read((tx) => findStandard(tx, reference));
    const versions = await viewReading(w.ctx, reference, '1.0.0');
    expect(versions.version.state).toBe('proposed');
    const { versionId } = await versionOf(w, page?.standard.id ?? '');
    await moveVersion(w.lead, versionId, { move: 'cancel', reason: 'Covered by another standard.' });
    expect(await titlesFor(w.ctx, '')).toEqual([all[0], all[2]]);
    const { entries } = await viewDirectory(w.ctx, search('state=cancelled'));
    expect(entries.map(({ title, cancelled }) => [title, cancelled[0]?.reason])).toEqual([
      [all[1], 'Covered by another standard.'],
    ]);
  });

  it('puts what is open on the front page, soonest first, and offers it under its filter', async () => {
    const w = await standardWorld(engine, texts);
    const place = await drafting(w);
    const closesAt = endOfDayAfter(w.ctx.now(), 30);
    await openConsultation(w.chair, { versionId: place.versionId, closesAt, invited: 'All trusts' });
    const home = await viewHome(w.ctx);
    expect(home.open).toMatchObject([
      { what: 'consultation', closesAt, path: expect.stringMatching(/^\/consultations\/[\w-]+$/) },
    ]);
    expect(await titlesFor(w.ctx, 'open=yes')).toEqual(['Discharge summary messages']);
    expect(await titlesFor(w.ctx, 'owner=larch-systems')).toEqual(['Discharge summary messages']);
  });

  it('pages through a long list without repeating or missing one', async () => {
    const w = await standardWorld(engine, texts);
    for (let at = 0; at < 23; at += 1) {
      await proposeStandard(w.proposer, proposal(w, { title: `Standard ${at}` }));
    }
    const seen = [...(await titlesFor(w.ctx, '')), ...(await titlesFor(w.ctx, 'page=2'))];
    expect([seen.length, new Set(seen).size]).toEqual([23, 23]);
    expect(await titlesFor(w.ctx, 'q=standard&page=2')).toHaveLength(3);
    expect(await viewDirectory(w.ctx, search('page=9'))).toMatchObject({ entries: [], total: 23, pages: 2 });
  });

  it('writes feeds that are well-formed whatever titles hold', async () => {
    const w = await world();
    const feed = await directoryFeed(w.ctx, search('topic=vaccination&topic=continuity-of-care'));
    expect(faultInXml(feed)).toBeNull();
    expect(feed).toContain('Which &lt;code&gt; to send: 100% of them.');
    expect(feed.match(/<entry>/g)).toHaveLength(2);
    expect(feed).toContain(
      '<id>http://localhost:3000/standards.atom?topic=continuity-of-care&amp;topic=vaccination</id>',
    );
    const own = await standardFeed(w.ctx, 'STD-0001');
    expect(faultInXml(own)).toBeNull();
    expect(own).toContain('Letters arrive late.');
  });
});

describe('an Atom feed', () => {
  it('leaves out characters that XML has no way to write', () => {
    const hostile = `a\u0000b\u000bc\ud800d]]>&<script>"'`;
    const entry = { id: 'x', title: hostile, updated: new Date(0), href: `?a=1&b="`, summary: hostile };
    const feed = atomFeed({
      title: hostile,
      self: 's',
      page: 'p',
      author: 'a',
      entries: [entry],
      emptySince: new Date(0),
    });
    expect(faultInXml(feed)).toBeNull();
    expect(feed).toContain('<title>abcd]]&gt;&amp;&lt;script&gt;&quot;&#39;</title>');
  });
});

async function versionOf(w: StandardWorld, standardId: string) {
  const rows = await w.ctx.store.read(({ db, tables }) => db.select().from(tables.versions));
  return { versionId: rows.find((row) => row.standardId === standardId)?.id ?? '' };
}
