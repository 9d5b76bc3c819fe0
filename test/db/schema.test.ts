import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { removeSearchEntry, rows, searchStandards, writeSearchEntry } from '../../db/dialect';
import { emptyState, migratedState, schemaState, statements } from '../../db/generate';
import type { Store, Tx } from '../../db/store';
import { violation } from '../../db/store-errors';
import { enginesUnderTest } from '../support/postgres';
import { freshStore } from '../support/store';

describe.each(['sqlite', 'postgres'] as const)('migrations for %s', (engine) => {
  test('the migrations are not behind the schema: otherwise npm run db:generate -- "what changes"', async () => {
    expect(await migratedState(engine)).toEqual(await schemaState(engine));
  });

  test('a schema that gained a table would be told apart', async () => {
    const missing = await statements(engine, await emptyState(engine), await schemaState(engine));
    expect(missing.some((line) => /^CREATE TABLE [`"]people[`"]/.test(line))).toBe(true);
  });
});

describe.each(enginesUnderTest())('the migrated database on %s', (engine) => {
  test('has every table with every column of the schema, empty', async () => {
    const store = await freshStore(engine);
    const found = await store.read(async ({ db, tables }) => {
      const contents: Record<string, unknown[]> = {};
      for (const [name, table] of Object.entries(tables))
        contents[name] = await db.select().from(table).limit(1);
      return contents;
    });
    expect(Object.keys(found).length).toBeGreaterThan(20);
    expect(Object.values(found).flat()).toEqual([]);
  });

  const anEvent = async (store: Store) => {
    await store.tx(async ({ db, tables }) => {
      await db.insert(tables.auditEvents).values({
        seq: 1,
        at: new Date(0),
        actorKind: 'console',
        act: 'first administrator created',
        objectKind: 'person',
        objectId: 'p1',
        previousHash: '',
        hash: 'h',
      });
    });
  };

  test.each([
    ['changed', sql`update audit_events set act = 'nothing happened'`],
    ['changed to what it was', sql`update audit_events set act = act`],
    ['removed', sql`delete from audit_events where seq = 1`],
  ])('an audit event cannot be %s', async (_, statement) => {
    const store = await freshStore(engine);
    await anEvent(store);
    const error = await store.tx((tx) => rows(tx, statement)).catch((e: unknown) => e);
    expect(violation(error)).toBe('trigger');
    const acts = await store.read(({ db, tables }) =>
      db.select({ act: tables.auditEvents.act }).from(tables.auditEvents),
    );
    expect(acts).toEqual([{ act: 'first administrator created' }]);
  });

  test('an audit event cannot be removed by replacing it, nor all by emptying the table', async () => {
    const store = await freshStore(engine);
    await anEvent(store);
    const statement =
      engine === 'sqlite'
        ? sql`insert or replace into audit_events select seq, at, actor_kind, actor_id, organisation_id, 'forged',
                object_kind, object_id, standard_id, version_id, before, after, previous_hash, hash from audit_events`
        : sql`truncate audit_events`;
    const error = await store.tx((tx) => rows(tx, statement)).catch((e: unknown) => e);
    expect(violation(error)).toBe('trigger');
    expect(await store.read((tx) => tx.db.$count(tx.tables.auditEvents))).toBe(1);
  });

  describe('search', () => {
    const filled = async () => {
      const store = await freshStore(engine);
      await store.tx(async (tx) => {
        await writeSearchEntry(tx, {
          standardId: 'messages',
          title: 'STD-0042 Appointment messages',
          summary: 'How systems tell each other about appointments',
          text: 'A sender MUST include the NHS number.',
        });
        await writeSearchEntry(tx, {
          standardId: 'medicines',
          title: 'STD-0007 Medicines on discharge',
          summary: 'What a hospital sends to the general practice',
          text: 'Each appointment SHOULD list the medicines. '.repeat(20),
        });
      });
      return store;
    };
    const find = (words: string) => (tx: Tx) => searchStandards(tx, words, 10);

    test.each([
      ['a word of the title before one of the text', 'appointment', ['messages', 'medicines']],
      ['another form of the word', 'medicine', ['medicines']],
      ['the beginning of a word', 'medic', ['medicines']],
      ['all the words, wherever they stand', 'hospital medicines', ['medicines']],
      ['a reference as it is written', 'std-0042', ['messages']],
      ['a word in capitals', 'NHS NUMBER', ['messages']],
      ['no standard that lacks one of the words', 'appointment zebra', []],
      ['nothing for nothing', ' ', []],
      ['nothing for punctuation, whatever it means to the engine', '"( * : & | ! -', []],
      ['words beside punctuation that means something to the engine', 'nhs" OR (number:*) NEAR', []],
      ['words in spite of an apostrophe', "appointment's senders' messages", ['messages']],
    ])('finds %s', async (_, words, expected) => {
      expect(await (await filled()).read(find(words))).toEqual(expected);
    });

    test('forgets what was written before, and what was removed', async () => {
      const store = await filled();
      await store.tx(async (tx) => {
        await writeSearchEntry(tx, { standardId: 'messages', title: 'Referrals', summary: '', text: '' });
        await removeSearchEntry(tx, 'medicines');
      });
      expect(await store.read(find('appointment'))).toEqual([]);
      expect(await store.read(find('referral'))).toEqual(['messages']);
    });

    test('takes a text of a million different words', async () => {
      const store = await freshStore(engine);
      const text = Array.from({ length: 1_000_000 }, (_, n) => `word${n.toString(36)}`).join(' ');
      await store.tx((tx) => writeSearchEntry(tx, { standardId: 's', title: 'Long', summary: '', text }));
      expect(await store.read(find('long wordz'))).toEqual(['s']);
    });
  });
});
