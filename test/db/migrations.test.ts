import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Columns } from '../../db/columns';
import { rows } from '../../db/dialect';
import { migrate } from '../../db/migrate';
import { openStoreWith } from '../../db/store';
import { enginesUnderTest } from '../support/postgres';
import { type DatabaseAddress, freshDatabase, MIGRATIONS } from '../support/store';
import { temporaryFolder } from './sample-store';

const THINGS = 'create table things (id text primary key not null);\n';
const COLOURS =
  "alter table things add column colour text not null default 'red';\ninsert into things (id) values ('a');\n";

const noTables = (_: Columns) => ({});

describe.each(enginesUnderTest())('migrating on %s', (engine) => {
  const folderWith = async (files: Record<string, string>): Promise<string> => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, engine));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, engine, name), text);
    return folder;
  };

  /** An empty database, and how to ask it something. */
  const database = async (): Promise<{
    address: DatabaseAddress;
    ask: (text: string) => Promise<unknown[]>;
  }> => {
    const address = await freshDatabase(engine, await folderWith({}));
    const ask = async (text: string) => {
      const store = await openStoreWith(noTables, address);
      try {
        return await store.read((tx) => rows(tx, sql.raw(text)));
      } finally {
        await store.close();
      }
    };
    return { address, ask };
  };

  test('applies what is missing, in order, once', async () => {
    const { address, ask } = await database();
    const folder = await folderWith({ '0001-things.sql': THINGS });
    expect(await migrate({ ...address, folder })).toEqual(['0001-things']);
    await writeFile(join(folder, engine, '0002-colours.sql'), COLOURS);
    expect(await migrate({ ...address, folder })).toEqual(['0002-colours']);
    expect(await migrate({ ...address, folder })).toEqual([]);
    expect(await ask('select id, colour from things')).toEqual([{ id: 'a', colour: 'red' }]);
    expect(await ask('select name, length(sha256) as n from migrations order by name')).toEqual([
      { name: '0001-things', n: 64 },
      { name: '0002-colours', n: 64 },
    ]);
  });

  test('a migration that fails half-way leaves nothing of itself, keeps those before it, and is named', async () => {
    const { address, ask } = await database();
    const folder = await folderWith({
      '0001-things.sql': THINGS,
      '0002-broken.sql': `${COLOURS}insert into nowhere values (1);`,
    });
    await expect(migrate({ ...address, folder })).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringMatching(/0002-broken.*nowhere/),
    });
    expect(await ask('select * from things')).toEqual([]);
    expect(await ask('select name from migrations')).toEqual([{ name: '0001-things' }]);
    await writeFile(join(folder, engine, '0002-broken.sql'), COLOURS);
    expect(await migrate({ ...address, folder })).toEqual(['0002-broken']);
  });

  test('a file that was changed after it was applied is refused, and nothing is applied', async () => {
    const { address, ask } = await database();
    await migrate({ ...address, folder: await folderWith({ '0001-things.sql': THINGS }) });
    const folder = await folderWith({
      '0001-things.sql': `${THINGS}-- a remark\n`,
      '0002-colours.sql': COLOURS,
    });
    await expect(migrate({ ...address, folder })).rejects.toMatchObject({
      code: 'migration-changed',
      message: expect.stringContaining('0001-things'),
    });
    expect(await ask('select name from migrations')).toEqual([{ name: '0001-things' }]);
  });

  test('a file with the line ends of Windows is the same file', async () => {
    const { address } = await database();
    await migrate({ ...address, folder: await folderWith({ '0001-things.sql': THINGS }) });
    const folder = await folderWith({ '0001-things.sql': THINGS.replaceAll('\n', '\r\n') });
    expect(await migrate({ ...address, folder })).toEqual([]);
  });

  test('a database that is newer than the program is refused', async () => {
    const { address } = await database();
    await migrate({
      ...address,
      folder: await folderWith({ '0001-things.sql': THINGS, '0002-colours.sql': COLOURS }),
    });
    const folder = await folderWith({ '0001-things.sql': THINGS });
    await expect(migrate({ ...address, folder })).rejects.toMatchObject({
      code: 'migration-missing',
      message: expect.stringMatching(/newer than this program.*0002-colours/),
    });
  });

  test('a migration put before one that is applied is refused', async () => {
    const { address } = await database();
    await migrate({
      ...address,
      folder: await folderWith({ '0001-things.sql': THINGS, '0002-colours.sql': COLOURS }),
    });
    const folder = await folderWith({
      '0001-things.sql': THINGS,
      '0002-before.sql': 'select 1;',
      '0003-colours.sql': COLOURS,
    });
    await expect(migrate({ ...address, folder })).rejects.toMatchObject({ code: 'migration-missing' });
  });

  test.each([
    ['a gap', { '0001-things.sql': THINGS, '0003-colours.sql': COLOURS }],
    ['two of one number', { '0001-colours.sql': COLOURS, '0001-things.sql': THINGS }],
    ['no number', { 'things.sql': THINGS }],
  ])('files with %s are refused', async (_, files: Record<string, string>) => {
    const { address } = await database();
    const refused = migrate({ ...address, folder: await folderWith(files) });
    await expect(refused).rejects.toMatchObject({ code: 'migration-numbering' });
  });

  test('several processes that start at once apply each migration once', async () => {
    const { address, ask } = await database();
    const folder = await folderWith({ '0001-things.sql': THINGS, '0002-colours.sql': COLOURS });
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrate({ ...address, folder })));
    expect(applied.flat().sort()).toEqual(['0001-things', '0002-colours']);
    expect(await ask('select count(*) as n from things')).toEqual([{ n: 1 }]);
  });

  test("the portal's own bring up an empty database", async () => {
    const { address } = await database();
    const names = await migrate({ ...address, folder: MIGRATIONS });
    expect(names.slice(0, 2)).toEqual(['0001-foundation', '0002-search']);
    expect(await migrate({ ...address, folder: MIGRATIONS })).toEqual([]);
  });
});

test('sqlite: making a table anew keeps the rows that point at it, and a pointer left hanging is refused', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'concord.db');
  await mkdir(join(folder, 'sqlite'));
  const step = (name: string, text: string) => writeFile(join(folder, 'sqlite', `${name}.sql`), text);
  await step(
    '0001-things',
    `${THINGS}create table parts (thing_id text not null references things (id) on delete cascade);
     insert into things values ('a'); insert into parts values ('a');`,
  );
  await step(
    '0002-anew',
    'create table new_things (id text primary key not null); insert into new_things select id from things; drop table things; alter table new_things rename to things;',
  );
  expect(await migrate({ file, folder })).toEqual(['0001-things', '0002-anew']);
  const store = await openStoreWith(noTables, { file });
  expect(await store.read((tx) => rows(tx, sql`select thing_id from parts`))).toEqual([{ thing_id: 'a' }]);
  await store.close();
  await step('0003-hanging', 'delete from things;');
  await expect(migrate({ file, folder })).rejects.toMatchObject({ code: 'migration-failed' });
});

test('both engines have the same migrations by name', async () => {
  const { readMigrations } = await import('../../db/migration-files');
  const names = async (engine: 'sqlite' | 'postgres') =>
    (await readMigrations(MIGRATIONS, engine)).map(({ name }) => name);
  expect(await names('sqlite')).toEqual(await names('postgres'));
  expect(await readFile(join(MIGRATIONS, 'sqlite', '0001-foundation.sql'), 'utf8')).toContain('CREATE TABLE');
});
