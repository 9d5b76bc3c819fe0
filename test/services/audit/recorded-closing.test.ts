import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { endOfDayAfter } from '../../../app/domain/london-time';
import { checkRecord } from '../../../app/services/audit/check-record.server';
import { closingsNotAsRecorded } from '../../../app/services/audit/recorded-closing.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { extendBallot } from '../../../app/services/ballots/extend-ballot.server';
import { closeDueConsultations } from '../../../app/services/versions/close-due.server';
import { describeVersion, descriptionOf } from '../../../app/services/versions/describe-version.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { openConsultation } from '../../../app/services/versions/open-consultation.server';
import { findBallot } from '../../../db/queries/ballots';
import { closingLine } from '../../../server/health/closing-line';
import { createTick } from '../../../server/tick';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { asClock, type TestContext, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';
import { drafting, standardWorld, versionNow } from '../../support/standards';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

/** What the log says as errors while the clock ticks three times. */
async function ticked(ctx: TestContext): Promise<readonly Record<string, unknown>[]> {
  const said: Record<string, unknown>[] = [];
  const log = { info: () => undefined, warn: () => undefined };
  const tick = createTick({ ...log, error: (facts) => said.push(facts) });
  for (let second = 0; second < 3; second += 1) await tick(asClock(ctx));
  return said;
}

/** What verifying finds of versions and ballots; the reviews of these worlds came about without events. */
async function breaks(ctx: TestContext) {
  return (await checkRecord(ctx, [])).breaks.filter(({ kind }) => kind !== 'review');
}

describe.each(enginesUnderTest())('closing times against the record on %s', (engine) => {
  const differing = (ctx: TestContext) =>
    ctx.store.read((tx) => closingsNotAsRecorded(tx, new Date('9999-01-01')));

  it('AU-12: a ballot whose time was moved in the database is not closed, and is named once', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const { ballotId } = await openedBallot(ctx);
    const ballot = async () => await ctx.store.read((tx) => findBallot(tx, ballotId));
    const move = async (closesAt: Date) =>
      await ctx.store.tx(({ db, tables: { ballots } }) =>
        db.update(ballots).set({ closesAt }).where(eq(ballots.id, ballotId)),
      );
    const recorded = (await ballot())?.closesAt ?? new Date(0);
    expect(await differing(ctx)).toEqual([]);
    expect(closingLine([])).toMatchObject({ state: 'well' });
    ctx.advance({ days: 2 });
    const early = new Date(ctx.now().getTime() - 3_600_000);
    await move(early);

    expect(await ticked(ctx)).toEqual([
      { kind: 'ballot', id: ballotId, inDatabase: early, inRecord: recorded, event: expect.any(Number) },
    ]);
    expect(await ballot()).toMatchObject({ state: 'open', result: null });
    expect(await breaks(ctx)).toMatchObject([{ kind: 'ballot', part: 'dates' }]);
    const line = closingLine(await differing(ctx));
    expect(line).toMatchObject({ state: 'ill' });
    expect(line.says).toContain(`the ballot ${ballotId} closes at ${early.toISOString()} by the database`);

    await move(recorded);
    ctx.advance({ days: 27 });
    expect(await ticked(ctx)).toEqual([]);
    expect((await ballot())?.state).toBe('closed');
    expect(await breaks(ctx)).toEqual([]);
  });

  it('AU-12: an extended ballot closes when its extension says', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const { ballotId, chair } = await openedBallot(ctx);
    ctx.advance({ days: 26 });
    expect(refusedFor(await extendBallot(chair, { ballotId, reason: 'The holidays.' }))).toEqual([]);
    expect(await differing(ctx)).toEqual([]);
    ctx.advance({ days: 17 });
    expect(await closeDueBallots(ctx)).toBe(1);
  });

  it('AU-12: a consultation is not closed early, also where a later act left the changed row as it is', async () => {
    const w = await standardWorld(engine, texts);
    const place = await drafting(w);
    const { versionId } = place;
    const closesAt = endOfDayAfter(w.ctx.now(), 28);
    const opening = { versionId, closesAt, invited: 'By letter.' };
    expect(refusedFor(await openConsultation(w.chair, opening))).toEqual([]);
    const move = async (consultationClosesAt: Date) =>
      await w.ctx.store.tx(({ db, tables: { versions } }) =>
        db.update(versions).set({ consultationClosesAt }).where(eq(versions.id, versionId)),
      );
    w.ctx.advance({ days: 2 });
    const early = new Date(w.ctx.now().getTime() - 3_600_000);
    await move(early);
    expect(await breaks(w.ctx)).toMatchObject([{ kind: 'version', part: 'dates' }]);
    const described = { ...descriptionOf(await versionNow(w.ctx, place)), changeLog: 'All is new.' };
    expect(await describeVersion(w.chair, versionId, described)).toMatchObject({ ok: true });
    // The event of that act holds the row as it was then.
    expect(await breaks(w.ctx)).toEqual([]);

    expect(await closeDueConsultations(asClock(w.ctx))).toBe(0);
    expect(await ticked(w.ctx)).toMatchObject([
      { kind: 'consultation', id: versionId, inDatabase: early, inRecord: closesAt },
    ]);
    expect((await versionNow(w.ctx, place)).state).toBe('consultation');

    await move(closesAt);
    await moveVersion(w.lead, versionId, { move: 'hold', reason: 'A safety case is open.' });
    w.ctx.advance({ days: 10 });
    await moveVersion(w.lead, versionId, { move: 'resume' });
    expect(await differing(w.ctx)).toEqual([]);
    w.ctx.advance({ days: 38 });
    expect(await closeDueConsultations(asClock(w.ctx))).toBe(1);
  });
});
