import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { rows } from '../../db/dialect';
import { openStore, type Store } from '../../db/store';
import { enginesUnderTest, postgresCluster } from '../support/postgres';
import { freshDatabase, freshStore } from '../support/store';

/** Waits until `seen` holds, failing with what was heard when it does not within two seconds. */
async function until(seen: () => boolean, heard: () => unknown): Promise<void> {
  for (let waited = 0; !seen(); waited += 10) {
    if (waited > 2_000) throw new Error(`waited in vain; heard ${JSON.stringify(heard())}`);
    await pause(10);
  }
}

describe.each(enginesUnderTest())('notices on %s', (engine) => {
  test('every listener of the channel hears the payload, and no other channel does', async () => {
    const store = await freshStore(engine);
    const heard: string[] = [];
    await store.listen('documents', (id) => heard.push(`first ${id}`));
    await store.listen('documents', (id) => heard.push(`second ${id}`));
    await store.listen('ballots', (id) => heard.push(`ballots ${id}`));
    await store.notify('documents', 'doc_1-A');
    await until(
      () => heard.length >= 2,
      () => heard,
    );
    await pause(30);
    expect(heard.sort()).toEqual(['first doc_1-A', 'second doc_1-A']);
  });

  test('one function that listens twice hears twice, and once after one of the two has stopped', async () => {
    const store = await freshStore(engine);
    let heard = 0;
    const hear = () => {
      heard += 1;
    };
    const stop = await store.listen('documents', hear);
    await store.listen('documents', hear);
    await store.notify('documents', 'a');
    await until(
      () => heard === 2,
      () => heard,
    );
    await stop();
    await store.notify('documents', 'b');
    await until(
      () => heard === 3,
      () => heard,
    );
    await pause(30);
    expect(heard).toBe(3);
  });

  test('a listener that throws is reported and disturbs nobody', async () => {
    const faults: unknown[] = [];
    const store = await openStore({
      ...(await freshDatabase(engine)),
      onListenerError: (e) => faults.push(e),
    });
    try {
      const heard: string[] = [];
      await store.listen('documents', () => {
        throw new Error('listener broke');
      });
      await store.listen('documents', (id) => heard.push(id));
      await store.notify('documents', 'a');
      await until(
        () => heard.length === 1,
        () => heard,
      );
      await store.notify('documents', 'b');
      await until(
        () => heard.length === 2,
        () => heard,
      );
      expect(faults.map(String)).toEqual(['Error: listener broke', 'Error: listener broke']);
    } finally {
      await store.close();
    }
  });

  test('a listener may begin work of its own, though it was told from inside a transaction', async () => {
    const store = await freshStore(engine);
    const seen: unknown[] = [];
    await store.listen('documents', () => {
      store
        .tx(async (tx) => tx.db.$count(tx.tables.people))
        .then(
          (n) => seen.push(n),
          (error) => seen.push(error),
        );
    });
    await store.tx(async () => {
      await store.notify('documents', 'a');
      await pause(20);
    });
    await until(
      () => seen.length === 1,
      () => seen.map(String),
    );
    expect(seen).toEqual([0]);
  });

  test('only a plain name and a plain id may be told', async () => {
    const store = await freshStore(engine);
    for (const [channel, payload] of [
      ['documents', 'the text itself'],
      ['documents', ''],
      ['documents', 'x'.repeat(61)],
      ['docu"ments', 'a'],
    ] as const) {
      await expect(store.notify(channel, payload)).rejects.toMatchObject({ code: 'bad-notice' });
    }
    await expect(store.listen('docu"ments', () => {})).rejects.toMatchObject({ code: 'bad-notice' });
  });
});

describe.each(enginesUnderTest())('what is announced on %s', (engine) => {
  test('reaches every listener as it is, up to 7,900 bytes', async () => {
    const store = await freshStore(engine);
    const heard: string[] = [];
    await store.listen('presence', (words) => heard.push(words));
    const words = ['["Zoë", \'7\']', 'ë'.repeat(3_950)];
    for (const some of words) await store.announce('presence', some);
    await until(
      () => heard.length === 2,
      () => heard,
    );
    expect(heard).toEqual(words);
    for (const wrong of ['', `${words[1]}x`, 'nul \0']) {
      await expect(store.announce('presence', wrong)).rejects.toMatchObject({ code: 'bad-notice' });
    }
    await expect(store.announce('pre"sence', 'x')).rejects.toMatchObject({ code: 'bad-notice' });
  });
});

if (enginesUnderTest().includes('postgres')) {
  describe('notices between nodes on postgres', () => {
    const twoNodes = async (): Promise<[Store, Store]> => {
      const address = await freshDatabase('postgres');
      return [await openStore(address), await openStore(address)];
    };

    test('a notice reaches the other node', async () => {
      const nodes = await twoNodes();
      try {
        const heard: string[] = [];
        await nodes[1].listen('documents', (id) => heard.push(id));
        await nodes[0].notify('documents', 'a');
        await until(
          () => heard.length === 1,
          () => heard,
        );
        expect(heard).toEqual(['a']);
      } finally {
        await Promise.all(nodes.map((node) => node.close()));
      }
    });

    test('when the line was cut the listener is told to look for itself, and hears again', async () => {
      const nodes = await twoNodes();
      try {
        const heard: string[] = [];
        await nodes[1].listen('documents', (id) => heard.push(id));
        const cut = await nodes[0].tx((tx) =>
          rows(
            tx,
            sql`select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and query ilike 'listen%'`,
          ),
        );
        expect(cut).toHaveLength(1);
        await until(
          () => heard.length === 1,
          () => heard,
        );
        await nodes[0].notify('documents', 'a');
        await until(
          () => heard.length === 2,
          () => heard,
        );
        expect(heard).toEqual(['', 'a']);
      } finally {
        await Promise.all(nodes.map((node) => node.close()));
      }
    });

    test('a server that would answer a commit before it is on disk is refused', async () => {
      const address = new URL(await postgresCluster());
      address.searchParams.set('synchronous_commit', 'off');
      await expect(openStore({ databaseUrl: address.href })).rejects.toMatchObject({
        code: 'unsafe-settings',
        message: expect.stringContaining('synchronous_commit is off'),
      });
    });
  });
}
