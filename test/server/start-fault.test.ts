import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startFault } from '../../server/start-fault';
import { startTestPortal, type TestPortalOptions } from '../support/portal';
import { scratchFolder } from '../support/scratch';

it('says which port is taken, and what to do', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  expect(await faultOf({ port })).toBe(
    `Port ${port} is taken by another program, perhaps another Concord. Stop that one, or set PORT to a free port.`,
  );
});

it('says that a data folder is none, that a database is none, and what to do', async () => {
  const folder = await mkdtemp(join(scratchFolder(), 'concord-fault-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'concord.sqlite');
  await writeFile(file, 'A letter, and no database at all. '.repeat(200));
  expect(await faultOf({ dataDir: file })).toContain(`The data folder ${file} cannot be used`);
  expect(await faultOf({ dataDir: folder })).toBe(
    `${file} is not a database, or it is damaged (file is not a database). Restore the newest backup, or set DATA_DIR to another folder.`,
  );
});

it('says that PostgreSQL does not answer, and what DATABASE_URL has to name', async () => {
  const fault = await faultOf({ databaseUrl: 'postgres://concord@127.0.0.1:9/concord' });
  expect(fault).toMatch(
    /^PostgreSQL cannot be used with this DATABASE_URL \(.*ECONNREFUSED.*\)\. Check that the server/,
  );
});

it('says that HOST is not an address of this machine', async () => {
  expect(await faultOf({ settings: { HOST: '203.0.113.7' } })).toBe(
    'HOST is 203.0.113.7, which is not an address of this machine. Leave HOST unset to listen on all of them.',
  );
});

it('says what a database without write access needs', () => {
  const error = Object.assign(new Error('attempt to write a readonly database'), { code: 'SQLITE_READONLY' });
  const said = startFault(error, { dataDir: '/srv/concord', host: '0.0.0.0' });
  expect(said).toContain('/srv/concord/concord.sqlite cannot be used (attempt to write a readonly database)');
  expect(said).toContain('Give this user write access');
});

it('leaves the words of other errors as they are', () => {
  expect(startFault(new Error('The configuration has faults'))).toBe('The configuration has faults');
});

async function faultOf(options: TestPortalOptions): Promise<unknown> {
  const env = {
    dataDir: options.dataDir ?? '/nowhere',
    host: options.settings?.HOST ?? '127.0.0.1',
    ...(options.databaseUrl ? { databaseUrl: options.databaseUrl } : {}),
  };
  return await startTestPortal(options).then(
    () => 'it started',
    (error: unknown) => startFault(error, env),
  );
}
