import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type BallotResult, resultOfBallot } from '../../../app/domain/ballot/closing';
import { approve } from '../../../app/services/approvals/decide-approval.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import { NOTHING_TYPED, viewPreview } from '../../../app/services/approvals/view-preview.server';
import { checkRecord } from '../../../app/services/audit/check-record.server';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { loadBallot } from '../../../app/services/ballots/ballot-facts.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { loadSample } from '../../../app/services/sample/load-sample.server';
import { sampleRoles } from '../../../app/services/sample/sample-roles';
import { countWaitingLetters } from '../../../db/queries/letters';
import { findPersonByEmail } from '../../../db/queries/people';
import { enginesUnderTest } from '../../support/postgres';
import { realContext } from '../../support/real-context';
import { refusedFor } from '../../support/refusals';
import { type LoadedSample, loadedSample } from '../../support/sample';
import { freshStore } from '../../support/store';

const NOW = new Date('2026-11-18T13:20:00.000Z');
const DAY = 24 * 60 * 60 * 1000;
const daysFromNow = (moment: Date | null) => ((moment?.getTime() ?? 0) - NOW.getTime()) / DAY;

let sample: LoadedSample;
beforeAll(async () => {
  sample = await loadedSample(NOW);
}, 120_000);
afterAll(() => sample.close());

/** Everything of one table. */
const rowsOf = <T>(
  query: (tx: Parameters<Parameters<LoadedSample['ctx']['store']['read']>[0]>[0]) => PromiseLike<T>,
) => sample.ctx.store.read(async (tx) => await query(tx));

const versions = () =>
  rowsOf((tx) => tx.db.select().from(tx.tables.versions)).then(async (found) => {
    const standards = await rowsOf((tx) => tx.db.select().from(tx.tables.standards));
    return found.map((version) => ({
      ...version,
      reference: standards.find(({ id }) => id === version.standardId)?.reference ?? '',
    }));
  });

describe('the sample', () => {
  it('has a version in each state that a demonstration shows, under the promised reference', async () => {
    const states = (await versions()).map(
      ({ reference, number, state }) => `${reference} ${number} ${state}`,
    );
    expect(states.sort()).toEqual([
      'STD-0001 1.0.0 published',
      'STD-0001 1.1.0 published',
      'STD-0002 1.0.0 drafting',
      'STD-0003 1.0.0 ballot',
      'STD-0004 1.0.0 awaiting-approval',
      'STD-0005 1.0.0 consultation',
      'STD-0006 1.0.0 cancelled',
      'STD-0007 1.0.0 proposed',
    ]);
  });

  it('has an audit record that is whole, in the order of time, and reaches over nine months to today', async () => {
    expect(await checkRecord(sample.ctx, [])).toMatchObject({
      chain: { whole: true },
      gap: null,
      breaks: [],
      notHeld: 0,
    });
    const events = await rowsOf((tx) => tx.db.select().from(tx.tables.auditEvents));
    const times = events.sort((a, b) => a.seq - b.seq).map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(daysFromNow(new Date(times[0] ?? 0))).toBeLessThan(-270);
    expect(daysFromNow(new Date(times.at(-1) ?? 0))).toBeGreaterThan(-3);
    expect(times.at(-1)).toBeLessThanOrEqual(NOW.getTime());
  });

  it('has published texts whose hash recomputes from their canonical JSON, and is the hash that was balloted', async () => {
    const texts = await rowsOf((tx) => tx.db.select().from(tx.tables.texts));
    const hashes = new Map(
      texts.map(({ hash, canonical }) => [hash, createHash('sha256').update(canonical).digest('hex')]),
    );
    for (const [stored, computed] of hashes) expect(computed).toBe(stored);
    const snapshots = await rowsOf((tx) => tx.db.select().from(tx.tables.snapshots));
    const ballots = await rowsOf((tx) => tx.db.select().from(tx.tables.ballots));
    const published = (await versions()).filter(({ state }) => state === 'published');
    expect(published).toHaveLength(2);
    for (const version of published) {
      const hash = snapshots.find(({ id }) => id === version.publishedSnapshotId)?.hash ?? '';
      expect(hashes.get(hash)).toBe(hash);
      expect(ballots.find(({ versionId }) => versionId === version.id)?.hash).toBe(hash);
    }
  });

  it('has ballots whose stored results a recount gives again', async () => {
    const closed = (await rowsOf((tx) => tx.db.select().from(tx.tables.ballots))).filter(
      ({ state }) => state === 'closed',
    );
    expect(closed).toHaveLength(5);
    const early = closed.find(({ round }) => round === 2);
    for (const { id, result } of closed) {
      const loaded = await sample.ctx.store.read((tx) => loadBallot(tx, id));
      const counted = resultOfBallot(loaded.facts, loaded.tally, sample.ctx.now());
      const stored = result as BallotResult;
      expect(stored.total).toEqual(counted.total);
      expect(stored.byCategory).toEqual(counted.byCategory);
      expect(stored.passed).toBe(id !== early?.id);
      const counting = await rowsOf((tx) => tx.db.select().from(tx.tables.votes));
      const rows = counting.filter(({ ballotId }) => ballotId === id);
      expect(loaded.tally.voters.filter(({ position }) => position !== 'not-voted')).toHaveLength(
        rows.length,
      );
    }
  });

  it('has an open ballot that closes in twelve days and still needs organisations, one of which objects', async () => {
    const [open] = (await rowsOf((tx) => tx.db.select().from(tx.tables.ballots))).filter(
      ({ state }) => state === 'open',
    );
    const view = await viewBallot(sample.ctx, open?.id ?? '');
    expect(Math.round(daysFromNow(view.closesAt))).toBe(12);
    expect(view.enrolled).toBe(11);
    expect(view.voted).toBe(4);
    expect(view.stillNeeds).toBe('The ballot still needs 2 more organisations to reach quorum.');
    const votes = await rowsOf((tx) => tx.db.select().from(tx.tables.votes));
    const against = votes.filter((vote) => vote.ballotId === open?.id && vote.position === 'do-not-approve');
    const comments = await rowsOf((tx) => tx.db.select().from(tx.tables.comments));
    const cited = comments.find(({ id }) => id === against[0]?.blockingCommentIds[0]);
    expect(against).toHaveLength(1);
    expect(cited).toMatchObject({ blocking: true, ballotId: open?.id });
  });

  it('has a consultation that runs for sixteen days more and a draft with every kind of comment', async () => {
    const found = await versions();
    const consulted = found.find(({ state }) => state === 'consultation');
    expect(Math.round(daysFromNow(consulted?.consultationClosesAt ?? null))).toBe(16);
    const draft = found.find(({ state }) => state === 'drafting');
    const comments = await rowsOf((tx) => tx.db.select().from(tx.tables.comments));
    const here = comments.filter(({ versionId }) => versionId === draft?.id);
    expect(new Set(here.map(({ type }) => type))).toEqual(
      new Set(['general', 'technical', 'editorial', 'question']),
    );
    expect(here.some(({ blocking, proposedWording }) => blocking && proposedWording !== '')).toBe(true);
    expect(new Set(here.map(({ state }) => state))).toEqual(
      new Set(['submitted', 'triaged', 'waiting-for-input', 'decision-proposed', 'decided', 'applied']),
    );
    const notices = await rowsOf((tx) => tx.db.select().from(tx.tables.notices));
    expect(notices.filter(({ kind }) => kind === 'mention').length).toBeGreaterThanOrEqual(3);
    const named = (await rowsOf((tx) => tx.db.select().from(tx.tables.snapshots))).filter(
      ({ versionId, kind }) => versionId === draft?.id && kind === 'named',
    );
    expect(named).toHaveLength(2);
  });

  it('has texts of some length, with differences between the two published versions', async () => {
    const texts = await rowsOf((tx) => tx.db.select().from(tx.tables.texts));
    const snapshots = await rowsOf((tx) => tx.db.select().from(tx.tables.snapshots));
    const published = snapshots.filter(({ kind }) => kind === 'published');
    const [first, second] = published
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
      .map(({ hash }) => texts.find((text) => text.hash === hash));
    for (const words of [first?.words, second?.words]) expect(words).toBeGreaterThan(1_500);
    const compared = await sample.ctx.texts.compare(first?.canonical ?? '', second?.canonical ?? '');
    expect(compared.changes.length).toBeGreaterThan(10);
    const references = (text: typeof first) =>
      ((text?.requirements ?? []) as { ref: string }[]).map(({ ref }) => ref);
    expect(references(first).filter((ref) => references(second).includes(ref)).length).toBeGreaterThan(20);
    expect(new Set(references(second)).size).toBe(references(second).length);
  });

  it('says of every organisation that it is invented, and gives every role of the process to somebody', async () => {
    const organisations = await rowsOf((tx) => tx.db.select().from(tx.tables.organisations));
    expect(organisations.filter(({ verifiedAt }) => verifiedAt !== null).length).toBeGreaterThanOrEqual(10);
    for (const { description } of organisations)
      expect(description).toContain('Invented for the demonstration');
    const people = await rowsOf((tx) => tx.db.select().from(tx.tables.people));
    for (const { email, passwordHash } of people) {
      expect(email).toMatch(/\.example$/);
      expect(passwordHash).toBeNull();
    }
    const roles = sampleRoles();
    expect(roles.length).toBeGreaterThanOrEqual(10);
    for (const { name, email } of roles) {
      const person = await sample.ctx.store.read((tx) => findPersonByEmail(tx, email));
      expect(person?.name).toBe(name);
    }
  });

  it('leaves no letter to an invented person in the outbox', async () => {
    expect(await sample.ctx.store.read((tx) => countWaitingLetters(tx))).toBe(0);
  });

  it('refuses to be loaded where there are standards', async () => {
    await expect(loadSample(sample.ctx)).rejects.toMatchObject({ code: 'conflict' });
    expect(await versions()).toHaveLength(8);
  });

  it('PM-18: refuses the waiting approval to the Lead who edited and publishes it for the other', async () => {
    const [waiting] = (await rowsOf((tx) => tx.db.select().from(tx.tables.approvals))).filter(
      ({ state, purpose }) => state === 'waiting' && purpose === 'publication',
    );
    const input = {
      approvalId: waiting?.id ?? '',
      hash: waiting?.hash ?? '',
      statement: 'Approved for trial use.',
      reviewBy: new Date(NOW.getTime() + 700 * DAY),
      implementFrom: null,
      confirmedAt: NOW,
    };
    const david = await sample.as('david.prentice@standards-office.example');
    const refused = await approve(david, input);
    expect(refusedFor(refused)).toContain('edited-this-version');
    const amara = await sample.as('amara.okafor@standards-office.example');
    const view = await viewApproval(amara, input.approvalId);
    expect(view.evidence.filter(({ status }) => status === 'missing')).toEqual([]);
    expect(await approve(amara, input)).toMatchObject({ allowed: true });
    expect(await verifyRecord(sample.ctx)).toMatchObject({ whole: true });
  });
});

describe('the mandates of the sample', () => {
  it('LC-21, BL-28: have one that suppliers did not carry, in the second round neither', async () => {
    const ballots = await rowsOf((tx) => tx.db.select().from(tx.tables.ballots));
    const early = ballots.find(({ round }) => round === 2);
    const view = await viewBallot(sample.ctx, early?.id ?? '');
    expect(view).toMatchObject({ track: 'mandatory', firmness: 'final', state: 'closed' });
    expect(view.firstRound?.passed).toBe(false);
    const notMet = view.outcome?.results.filter(({ result }) => result === 'not-met');
    expect(notMet?.map(({ group }) => group)).toEqual(['Suppliers']);
  });

  it('LC-22: have one that is proven and still needs the second Lead, who may be David and not Amara', async () => {
    const approvals = await rowsOf((tx) => tx.db.select().from(tx.tables.approvals));
    const id = approvals.find(({ purpose }) => purpose === 'mandate')?.id ?? '';
    const david = await viewApproval(await sample.as('david.prentice@standards-office.example'), id);
    expect(david).toMatchObject({ state: 'waiting', secondNeeded: true, refusal: [] });
    expect(david.evidence.filter(({ status }) => status === 'missing')).toEqual([]);
    const amara = await viewApproval(await sample.as('amara.okafor@standards-office.example'), id);
    expect(amara.refusal.map(({ rule }) => rule)).toEqual(['LC-22']);
    const preview = await viewPreview(
      await sample.as('amara.okafor@standards-office.example'),
      id,
      NOTHING_TYPED,
    );
    expect(preview.view.version.complyBy).toEqual(amara.terms?.complyBy);
    expect(preview.view.about.mandate?.ballot?.passed).toBe(true);
    const versionsNow = await versions();
    expect(versionsNow.every(({ mandatedAt }) => mandatedAt === null)).toBe(true);
  });
});

describe.each(enginesUnderTest().filter((engine) => engine !== 'sqlite'))('the sample on %s', (engine) => {
  it('loads too, with a record that is whole', async () => {
    const store = await freshStore(engine);
    const real = realContext(store, NOW);
    onTestFinished(() => real.close());
    await loadSample(real.ctx);
    expect(await verifyRecord(real.ctx)).toMatchObject({ whole: true });
    const versionsThere = await store.read(async (tx) => await tx.db.select().from(tx.tables.versions));
    expect(versionsThere).toHaveLength(8);
  }, 180_000);
});

describe('the amendments of the sample', () => {
  it('stand on its draft in different states, in sentences and with positions', async () => {
    const found = await rowsOf((tx) =>
      tx.db.select().from(tx.tables.amendments).orderBy(tx.tables.amendments.number),
    );
    expect(found.map(({ state }) => state)).toEqual(['accepted', 'proposed', 'rejected']);
    expect(found[1]?.changes.map(({ says }) => says)).toEqual([
      expect.stringMatching(/replaces “10” by “30” in STD-0002-R\d+/),
    ]);
    const positions = await rowsOf((tx) => tx.db.select().from(tx.tables.amendmentSupports));
    expect(positions.map(({ position }) => position)).toEqual(['support', 'do-not-support']);
  });
});
