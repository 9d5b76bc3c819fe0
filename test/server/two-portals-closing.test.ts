import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { BallotResult } from '../../app/domain/ballot/closing';
import { verifyRecord } from '../../app/services/audit/verify-record.server';
import { findBallot } from '../../db/queries/ballots';
import { openStore } from '../../db/store';
import { createTextWorkshop } from '../../server/workshop/workshop';
import { openedBallot } from '../support/ballots';
import { freshDataDir, startBuiltPortal } from '../support/browser';
import { testContext } from '../support/context';
import { enginesUnderTest } from '../support/postgres';
import { freshDatabase } from '../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

// The whole test run builds first; on its own: npm run build.

describe.each(enginesUnderTest().filter((engine) => engine !== 'sqlite'))(
  'two processes on one %s',
  (engine) => {
    it('close a ballot that is over exactly once, though both want to at the same moment', async () => {
      const address = await freshDatabase(engine);
      if (!('databaseUrl' in address)) throw new Error('no server');
      const { databaseUrl } = address;
      const store = await openStore({ databaseUrl, poolSize: 3 });
      onTestFinished(() => store.close());
      const ctx = testContext(store, { openTexts: async () => texts });
      // Opened so long ago that it is over by the clock of the processes.
      ctx.setNow(new Date(Date.now() - 30 * 86_400_000));
      const { ballotId, voters } = await openedBallot(ctx);

      // Somebody has the ballot in hands while both processes start, so that each is in the middle of closing it.
      const sql = postgres(databaseUrl, { max: 2, onnotice: () => undefined });
      onTestFinished(() => sql.end({ timeout: 5 }));
      await sql.begin(async (held) => {
        await held`select 1 from ballots where id = ${ballotId} for update`;
        for (let n = 0; n < 2; n++) {
          const portal = await startBuiltPortal(await freshDataDir(), { DATABASE_URL: databaseUrl });
          onTestFinished(() => portal.remove());
        }
        const waiting = () => sql`
          select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBe(2);
      });

      const ballot = () => store.read((tx) => findBallot(tx, ballotId));
      await expect.poll(async () => (await ballot())?.state, { timeout: 20_000 }).toBe('closed');
      // The other process tries again, and looks once more a second later.
      await pause(2_500);
      const written = await store.read(async ({ db, tables }) => ({
        closings: (await db.select().from(tables.auditEvents)).filter(({ act }) => act === 'ballot-closed'),
        notices: (await db.select().from(tables.notices)).filter(({ kind }) => kind === 'ballot-closed'),
      }));
      expect(written.closings).toHaveLength(1);
      const told = written.notices.map(({ personId }) => personId);
      expect(told).toHaveLength(new Set(told).size);
      expect(told.length).toBeGreaterThanOrEqual(voters.length);
      const result = (await ballot())?.result as BallotResult;
      expect(result.total.notVoted).toBe(voters.length);
      expect(await verifyRecord({ store })).toMatchObject({ whole: true });
    });
  },
);
