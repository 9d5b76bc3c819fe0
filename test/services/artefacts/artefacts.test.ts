import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { approve } from '../../../app/services/approvals/decide-approval.server';
import { sendForApproval } from '../../../app/services/approvals/send-for-approval.server';
import {
  downloadArtefact,
  downloadArtefactSet,
  downloadArtefacts,
  downloadFrozenArtefact,
} from '../../../app/services/artefacts/download-artefacts.server';
import { keepArtefacts } from '../../../app/services/artefacts/keep-artefacts.server';
import { removeArtefacts } from '../../../app/services/artefacts/remove-artefacts.server';
import { viewArtefactSet, viewArtefacts } from '../../../app/services/artefacts/view-artefacts.server';
import { castVote } from '../../../app/services/ballots/cast-vote.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { openBallot } from '../../../app/services/ballots/open-ballot.server';
import { decisionPack } from '../../../app/services/decision-pack/decision-pack.server';
import { nameSnapshot } from '../../../app/services/versions/name-snapshot.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { listArtefacts } from '../../../db/queries/artefacts';
import { listAuditEvents } from '../../../db/queries/audit';
import { findBallot } from '../../../db/queries/ballots';
import { checkFrozenRecords } from '../../../server/frozen-records';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { file, PROFILE } from '../../document/artefacts/files';
import { readyForBallot } from '../../support/ballots';
import { testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';
import { drafting, standardWorld } from '../../support/standards';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const example = (words: string) => file('examples/ann.json', { resourceType: 'Patient', id: words });

describe.each(enginesUnderTest())('artefacts on %s', (engine) => {
  const world = async () => {
    const w = await standardWorld(engine, texts);
    return { ...w, place: await drafting(w) };
  };

  it('keeps what is valid by its hash, says what is wrong with the rest, and records who did it', async () => {
    const { editor, ctx, place } = await world();
    const done = await keepArtefacts(editor, place.versionId, [
      file('profile.json', PROFILE),
      file('broken.json', '{"a": 1'),
      example('ann'),
    ]);
    if (!done.allowed) throw new Error('Refused');
    expect(done.result.added).toEqual(['profile.json', 'examples/ann.json']);
    expect(done.result.faults.map(({ path, line }) => [path, line])).toEqual([['broken.json', 1]]);
    const again = await keepArtefacts(editor, place.versionId, [
      example('ann'),
      file('profile.json', { ...PROFILE, min: 1 }),
    ]);
    expect(again).toMatchObject({
      result: { unchanged: ['examples/ann.json'], faults: [{ path: 'profile.json' }] },
    });

    const file1 = await downloadArtefact(ctx, place.reference, place.number, 'examples/ann.json');
    expect(sha256(file1.body)).toBe(file1.hash);
    await expect(downloadArtefact(ctx, place.reference, place.number, 'broken.json')).rejects.toMatchObject({
      code: 'not-found',
    });
    const events = await ctx.store.read((tx) => listAuditEvents(tx, { versionId: place.versionId }, 5, 0));
    expect(events[0]).toMatchObject({ act: 'artefacts-kept', versionId: place.versionId });
    expect(JSON.stringify(events[0]?.after)).toContain('fhir-structure-definition');
  });

  it('PM-27 AF-1: is refused to those who do not write the standard, before any file is read', async () => {
    const { reader, lead, place } = await world();
    for (const who of [reader, lead]) {
      const done = await keepArtefacts(who, place.versionId, [example('ann')]);
      expect(refusedFor(done)).toEqual(['chair-or-editor-only']);
      expect((await removeArtefacts(who, place.versionId, ['examples/ann.json'])).allowed).toBe(false);
    }
  });

  it('are held against their hashes by the check of the console, with the frozen texts', async () => {
    const { editor, chair, ctx, place } = await world();
    await keepArtefacts(editor, place.versionId, [file('profile.json', PROFILE), example('first')]);
    const named = await nameSnapshot(chair, { versionId: place.versionId, name: 'Before the workshop' });
    expect(named.allowed).toBe(true);
    expect(await checkFrozenRecords(ctx.store)).toEqual({ texts: 1, sets: 1, faults: [] });
    const kept = await ctx.store.read((tx) => listArtefacts(tx, place.versionId));
    const hashOf = (path: string) => kept.find((one) => one.path === path)?.hash ?? '';
    await ctx.store.tx(async ({ db, tables }) => {
      await db.update(tables.texts).set({ canonical: '{"type":"doc"}' });
      await db.delete(tables.artefacts);
      await db.delete(tables.files).where(eq(tables.files.hash, hashOf('profile.json')));
      const broken = { bytes: Buffer.from('other') };
      await db
        .update(tables.files)
        .set(broken)
        .where(eq(tables.files.hash, hashOf('examples/ann.json')));
    });
    expect((await checkFrozenRecords(ctx.store)).faults).toEqual([
      expect.stringMatching(/^The frozen text \w{64} is not what its hash names\.$/),
      expect.stringMatching(/^The artefact examples\/ann\.json of \w{64} is not what its hash names\.$/),
      expect.stringMatching(/^The artefact profile\.json of \w{64} is not there\.$/),
    ]);
    await ctx.store.tx(({ db, tables }) => db.update(tables.artefactSets).set({ manifest: '{}' }));
    expect((await checkFrozenRecords(ctx.store)).faults).toContainEqual(
      expect.stringMatching(/^The artefacts \w{64} are not what their hash names\.$/),
    );
  });

  it('AF-4: what is done to them after a freezing does not reach what was frozen', async () => {
    const { editor, chair, ctx, place } = await world();
    await keepArtefacts(editor, place.versionId, [file('profile.json', PROFILE), example('first')]);
    const named = await nameSnapshot(chair, { versionId: place.versionId, name: 'Before the workshop' });
    if (!named.allowed) throw new Error('Refused');
    const hashOf = async () => {
      const { artefactsHash } = await ctx.store.read(async (tx) => {
        const [row] = await tx.db.select().from(tx.tables.snapshots);
        return row ?? { artefactsHash: null };
      });
      return artefactsHash ?? '';
    };
    const hash = await hashOf();
    await keepArtefacts(editor, place.versionId, [example('second')]);
    await removeArtefacts(chair, place.versionId, ['profile.json']);
    expect((await viewArtefacts(ctx, place.reference, place.number)).shown.artefacts).toHaveLength(1);

    expect(await hashOf()).toBe(hash);
    const set = await viewArtefactSet(ctx, hash);
    expect(set.artefacts.map(({ path }) => path)).toEqual(['examples/ann.json', 'profile.json']);
    const frozen = await downloadFrozenArtefact(ctx, hash, 'examples/ann.json');
    expect(Buffer.from(frozen.body).toString()).toContain('first');
    const manifest = await downloadArtefactSet(ctx, hash, 'json');
    expect(sha256(manifest.body)).toBe(hash);
    const zip = unzipSync((await downloadArtefactSet(ctx, hash, 'zip')).body as Uint8Array);
    for (const { path, sha256: sum } of JSON.parse(String(manifest.body)).artefacts) {
      expect(sha256(zip[`artefacts/${path}`] ?? ''), path).toBe(sum);
    }
    const { body, fileName } = await downloadArtefactSet(ctx, hash, 'tgz');
    expect(fileName).toBe(`concord.${place.reference.toLowerCase()}-${place.number}.tgz`);
    expect(Buffer.from(body).subarray(0, 2).toString('hex')).toBe('1f8b');
    await expect(downloadArtefactSet(ctx, hash, 'exe')).rejects.toMatchObject({ code: 'not-found' });
    await expect(viewArtefactSet(ctx, 'f'.repeat(64))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('AF-5: they are voted on, approved and published together with the text', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const w = await readyForBallot(ctx);
    await keepArtefacts(w.chair, w.versionId, [file('profile.json', PROFILE)]);
    const opened = await openBallot(w.chair, { versionId: w.versionId, question: 'Shall it be published?' });
    if (!opened.allowed) throw new Error(JSON.stringify(opened.reasons));
    const { ballotId } = opened.result;
    const ballot = await ctx.store.read((tx) => findBallot(tx, ballotId));
    const artefacts = ballot?.artefactsHash ?? '';
    expect(artefacts).toHaveLength(64);
    // Work on the next text goes on beside the ballot.
    await keepArtefacts(w.chair, w.versionId, [example('later')]);

    const vote = (voter: (typeof w.voters)[number], read: { artefacts?: string }) =>
      castVote(voter.ctx, {
        ballotId,
        organisationId: voter.organisation.id,
        position: 'approve',
        reason: '',
        blockingCommentIds: [],
        hash: ballot?.hash ?? '',
        paidByEnrolled: false,
        ...read,
      });
    const [first] = w.voters;
    if (!first) throw new Error('No voter');
    for (const read of [{}, { artefacts: 'f'.repeat(64) }]) {
      const refused = await vote(first, read);
      expect(refusedFor(refused)).toEqual(['artefacts-differ']);
    }
    for (const voter of w.voters) expect((await vote(voter, { artefacts })).allowed).toBe(true);
    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);
    const sent = await sendForApproval(w.chair, { ballotId });
    if (!sent.allowed) throw new Error(JSON.stringify(sent.reasons));
    const approval = {
      approvalId: sent.result.approvalId,
      hash: ballot?.hash ?? '',
      statement: 'Safe and ready.',
      reviewBy: new Date(ctx.now().getTime() + 365 * 86_400_000),
      implementFrom: null,
      confirmedAt: ctx.now(),
    };
    const blind = await approve(w.lead, approval);
    expect(refusedFor(blind)).toEqual(['artefacts-differ']);
    const published = await approve(w.lead, { ...approval, artefacts });
    if (!published.allowed) throw new Error(JSON.stringify(published.reasons));

    const { reference } = (await viewArtefactSet(ctx, artefacts)).occasions[0] ?? { reference: '' };
    const page = await viewReading(ctx, reference, '1.0.0');
    expect(page.artefacts.hash).toBe(artefacts);
    expect(page.artefacts.artefacts.map(({ path }) => path)).toEqual(['profile.json']);
    expect((await downloadArtefacts(ctx, reference, '1.0.0', 'json')).hash).toBe(artefacts);
    const pack = unzipSync((await decisionPack(ctx, reference, '1.0.0')).body as Uint8Array);
    expect(sha256(pack['artefacts.json'] ?? '')).toBe(artefacts);
    expect(sha256(pack['artefacts/profile.json'] ?? '')).toBe(page.artefacts.artefacts[0]?.hash);
    expect(new TextDecoder().decode(pack['README.txt'])).toContain(artefacts);
    const late = await keepArtefacts(w.chair, w.versionId, [example('too late')]);
    expect(refusedFor(late)).toEqual(['artefacts-not-kept-now']);
    expect(await ctx.store.read((tx) => listArtefacts(tx, w.versionId))).toHaveLength(2);
  });
});
