import * as Y from 'yjs';
import { CLOSINGS } from '../../app/document/close-codes';
import { formToken } from '../../app/services/people/secrets';
import { visitor } from '../bench/visitor';
import { bytesOf, sample } from '../collab/hostile-updates';
import { ofType, step1, step2, update } from '../collab/raw-client';
import { until } from '../collab/stock-client';
import { openWorld } from '../support/draft-world';
import type { Arena, Attack, AttackerOptions } from './attacker';

async function expectRefused(
  arena: Arena,
  path: string,
  status: number,
  options: AttackerOptions,
): Promise<void> {
  const attacker = await arena.open(path, options);
  attacker.leave();
  if (attacker.refused !== status) throw new Error(`${path} was answered ${attacker.refused}, not ${status}`);
}

export const ATTACKS_ON_RIGHTS: readonly Attack[] = [
  {
    name: 'pages of other sites, pages that hide where they are from, and made-up documents',
    async run(arena) {
      const { theirs, stage } = arena;
      for (const origin of [
        'https://evil.example',
        `${stage.origin}.evil.example`,
        'null',
        undefined,
        'http://127.0.0.1',
      ]) {
        await expectRefused(arena, theirs, 403, { origin });
      }
      for (const path of ['made-up', '', '..%2f..', 'x'.repeat(61), `${theirs}/more`]) {
        await expectRefused(arena, path, 404, {});
      }
      await expectRefused(arena, theirs, 404, { cookie: 'concord=stolen' });
      await expectRefused(arena, theirs, 404, { cookie: '__proto__=1; constructor=2' });
    },
  },
  {
    name: 'a read seat that writes by update, by step 2 and by types of the future',
    async run({ open, theirs, stage }) {
      const content = Y.encodeStateAsUpdate(sample());
      const cookie = `concord=${stage.world.rosa.secret}`;
      const reader = await open(theirs, { cookie, synced: true });
      reader.expectOpen();
      for (let n = 0; n < 12; n++) reader.send(n % 2 ? update(content) : step2(content));
      await reader.expectClose(CLOSINGS.readingOnly.code);
      const deleting = await open(theirs, { cookie, synced: true });
      for (let n = 0; n < 12; n++) deleting.send(update(bytesOf(0, 1, 5, 1, n, 1)));
      await deleting.expectClose(CLOSINGS.readingOnly.code);
      for (const type of [4, 5, 6]) {
        const other = await open(theirs, { cookie });
        other.send(ofType(type, content));
        await other.expectClose(CLOSINGS.unknownMessage.code);
      }
    },
  },
  {
    name: 'a session that is signed out in the middle of a flow of edits',
    async run({ open, theirs, stage }) {
      const { secret } = stage.world.ben;
      const cookie = `concord=${secret}`;
      const attacker = await open(theirs, { cookie, synced: true });
      const flow = setInterval(() => attacker.send(step1()), 20);
      try {
        const ben = visitor(stage.port, { cookie, formToken: formToken(secret) });
        const answer = await ben.post('/sign-out', new FormData());
        ben.leave();
        if (answer.status >= 400) throw new Error(`signing out was answered ${answer.status}`);
        await until('closed within a second', () => attacker.code !== undefined, 1_000);
        await attacker.expectClose(CLOSINGS.signedOut.code);
      } finally {
        clearInterval(flow);
      }
      const again = await open(theirs, { cookie });
      again.leave();
      if (again.refused !== 404) throw new Error('an ended session was let in again');
    },
  },
  {
    name: 'a session that runs out in the middle of a flow of edits',
    async run({ open, theirs, stage }) {
      const cookie = `concord=${stage.world.chidi.secret}`;
      const store = await openWorld(stage.folder);
      await store.tx(async ({ db, tables }) => {
        const { sessions } = tables;
        const rows = await db.select({ id: sessions.id, personId: sessions.personId }).from(sessions);
        const [own] = rows.filter(({ personId }) => personId === stage.world.chidi.id);
        if (!own) throw new Error('no session');
        const { eq } = await import('drizzle-orm');
        await db
          .update(sessions)
          .set({ expiresAt: new Date(Date.now() + 1_500) })
          .where(eq(sessions.id, own.id));
      });
      await store.close();
      const attacker = await open(theirs, { cookie, synced: true });
      attacker.expectOpen();
      await attacker.expectClose(CLOSINGS.signedOut.code);
    },
  },
];
