import { afterAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../app/document/canonical';
import { plainText } from '../../../app/document/json';
import { WHOLE_VERSION } from '../../../app/services/comments/anchor-input';
import { frozenText } from '../../../app/services/comments/comment-places.server';
import { readCommentSearch } from '../../../app/services/comments/comment-search';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { viewComments } from '../../../app/services/comments/view-comments.server';
import { viewWhoInText } from '../../../app/services/history/view-who-in-text.server';
import { describeVersion } from '../../../app/services/versions/describe-version.server';
import { proposeNextVersion } from '../../../app/services/versions/propose-next-version.server';
import { publishVersion } from '../../../app/services/versions/publish-version.server';
import { viewClause } from '../../../app/services/versions/view-clause.server';
import { viewHistory } from '../../../app/services/versions/view-history.server';
import { viewLatest } from '../../../app/services/versions/view-latest.server';
import { viewNextVersion } from '../../../app/services/versions/view-next-version.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { readLog } from '../../../db/queries/documents';
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

describe.each(enginesUnderTest())('the next version on %s', (engine) => {
  const world = () => standardWorld(engine, texts);

  it('VN-3, VN-5: the next number follows from the planned impact, and is given once', async () => {
    const w = await world();
    const first = await published(w);
    const next = {
      reference: first.reference,
      organisationId: w.supplier.id,
      need: 'More',
      expectedBenefit: 'Better',
    };
    expect(await proposeNextVersion(w.proposer, { ...next, impact: 'breaking' })).toMatchObject({
      result: { number: '2.0.0' },
    });
    await expect(proposeNextVersion(w.proposer, { ...next, impact: 'breaking' })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await proposeNextVersion(w.proposer, { ...next, impact: 'editorial' })).toMatchObject({
      result: { number: '1.0.1' },
    });
    expect(await proposeNextVersion(w.reader, { ...next, impact: 'compatible' })).toMatchObject({
      allowed: false,
      reasons: [{ word: 'member-only' }],
    });
    const offered = async (who: typeof w.reader) =>
      (await viewReading(who, first.reference, first.number)).mayProposeNext;
    expect(await offered(w.proposer)).toBe(true);
    expect(await offered(w.reader)).toBe(false);
  });

  it('LC-2: before a publication it says what comes first, who brings it on and where', async () => {
    const w = await world();
    const { reference, number } = await drafting(w);
    const place = { href: `/standards/${reference}/${number}/progress#next-steps` };
    const expected = { code: 'conflict', unmet: [{ help: expect.stringContaining('chair'), place }] };
    await expect(viewNextVersion(w.proposer, reference)).rejects.toMatchObject(expected);
    const next = { organisationId: w.supplier.id, need: 'More', expectedBenefit: 'Better' };
    const asked = proposeNextVersion(w.proposer, { ...next, reference, impact: 'breaking' });
    await expect(asked).rejects.toMatchObject(expected);
  });

  it('says on the public page who wrote the text, and carries its writers over to the next version', async () => {
    const w = await world();
    const first = await published(w);
    const { about } = await viewReading(w.ctx, first.reference, first.number);
    expect(about.contributions?.organisations).toMatchObject([
      { name: 'Larch Systems', words: 5, carried: 0, people: [{ name: 'Edwin', words: 5 }] },
    ]);
    const next = await nextVersion(w, first);
    await typeInto(w.editor, next.documentId, 'And its receiver.');
    const { hash } = await awaitingApproval(w, next);
    const page = await viewReading(w.ctx, next.reference, next.number);
    expect(page.about.contributions?.organisations).toMatchObject([
      { name: 'Larch Systems', words: 8, carried: 5, people: [{ name: 'Edwin', words: 8, carried: 5 }] },
    ]);
    const { lines } = await viewWhoInText(w.ctx, hash, 'all');
    const history = await viewHistory(w.ctx, next.reference, next.number, { automaticToo: false });
    const frozen = history.lines.find((line) => line.what === 'snapshot');
    expect(frozen?.news).toMatchObject({ wordsAdded: 3, wordsRemoved: 0 });
    const passages = lines
      .flatMap((line) => line.passages)
      .map(({ text, writer }) => `${writer.words}: ${text}`);
    expect(passages).toContain(
      'Edwin, Larch Systems, carried over from version 1.0.0: Every message names its sender.',
    );
    expect(passages).toContain('Edwin, Larch Systems: And its receiver.');
  });

  it('an older version keeps its address and its words, and says at each clause where it is now', async () => {
    const w = await world();
    const first = await published(w);
    const place = await nextVersion(w, first);
    expect((await viewReading(w.ctx, first.reference, null)).version.number).toBe('1.0.0');
    const draft = await viewReading(w.ctx, first.reference, '1.1.0');
    expect(draft.banner?.title).toBe('This is a draft. Do not implement it.');
    expect(draft.text).toMatchObject({ standing: 'live', hash: null });

    await typeInto(w.chair, place.documentId, 'Attachments are allowed.');
    await w.ctx.store.tx((tx) => changeVersion(tx, place.versionId, { involvementRecord: 'All' }));
    const frozen = await awaitingApproval(w, place);
    w.ctx.advance({ days: 1 });
    const decision = await w.ctx.store.tx((tx) => publishVersion(tx, w.lead, publication(w, place, frozen)));
    expect(decision.allowed).toBe(true);

    expect(await viewLatest(w.ctx, first.reference)).toBe(`/standards/${first.reference}/1.1.0`);
    const older = await viewReading(w.ctx, first.reference, '1.0.0');
    expect(older.banner?.title).toMatch(
      /^You are reading 1\.0\.0\. 1\.1\.0 is current since \d+ \w+ 2026\.$/,
    );
    expect(older.text?.hash).toBe(first.hash);
    expect(older.text?.html).not.toContain('Attachments are allowed.');
    const scope = older.text?.outline.find(({ title }) => title === 'Scope')?.id ?? '';
    expect(older.text?.html).toContain(`href="/standards/${first.reference}/1.1.0#${scope}"`);
    expect(await viewClause(w.ctx, first.reference, scope)).toEqual({
      found: 'current',
      path: `/standards/${first.reference}/1.1.0#${scope}`,
    });
    await expect(viewClause(w.ctx, first.reference, 'b0000000000')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('CD-17: open comments go along when the next draft is started, and say that their text changed', async () => {
    const w = await world();
    const first = await published(w);
    const version = await versionNow(w.ctx, first);
    const text = await frozenText(w.ctx, version.publishedSnapshotId ?? '');
    const blocks = (text?.content ?? []).filter(({ type }) => type === 'paragraph');
    const [block] = blocks.filter((one) => plainText(one).startsWith('This standard applies'));
    const posted = await postComment(w.reader, {
      versionId: first.versionId,
      on: 'snapshot',
      anchor: {
        ...WHOLE_VERSION,
        blockId: String(block?.attrs?.id),
        quote: 'applies to: Hospitals',
        suffix: ' and',
      },
      type: 'technical',
      blocking: false,
      blockingReason: '',
      body: 'And hospices?',
      proposedWording: '',
      organisationId: '',
    });
    expect(posted.ok).toBe(true);
    const next = await nextVersion(w, first);
    const seen = async (number: string) =>
      (
        await viewComments(
          w.ctx,
          first.reference,
          readCommentSearch(new URLSearchParams({ version: number })),
        )
      ).comments.map(({ name, place }) => `${name} ${place.state}`);
    expect(await seen(first.number)).toEqual([]);
    expect(await seen(next.number)).toEqual(['C-1 found']);
    const { updates } = await w.ctx.store.read((tx) => readLog(tx, next.documentId));
    const changed = canonicalJson(await texts.readLive(updates).then(({ content }) => content)).replace(
      'applies to: Hospitals',
      'binds: clinics',
    );
    const author = {
      personId: w.editor.actor.kind === 'person' ? w.editor.actor.personId : '',
      organisationId: null,
    };
    await w.editor.rooms.appendServerUpdate(next.documentId, await texts.restore(updates, changed), author);
    expect(await seen(next.number)).toEqual(['C-1 changed']);
    const [event] = await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'comments-carried-over' }, 1));
    expect(event).toMatchObject({ versionId: next.versionId, after: { numbers: [1] } });
  });

  it('PM-13: who edited the version before is told that the roles are of this one, who names them, and where', async () => {
    const w = await world();
    const next = await nextVersion(w, await published(w));
    const text = { changeSummary: '', changeLog: 'More.', involvementRecord: '', highestImpact: null };
    await expect(describeVersion(w.editor, next.versionId, text)).rejects.toMatchObject({
      code: 'not-allowed',
      unmet: [
        {
          sentence:
            'Only the chair of this standard and the editors of this version do this. Editors are named for each version.',
          help: 'The chair of the standard or an NHS Standards Lead can change this.',
          place: { href: `/standards/${next.reference}/${next.number}/progress#people` },
        },
      ],
    });
  });
});
