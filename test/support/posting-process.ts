import { openStore } from '../../db/store';
import { createLog } from '../../server/log';
import { createPostOffice } from '../../server/mail';

/** A post office as a process of its own, to be killed: where its letters are, its mail server, how far its clock is ahead. */
async function main(where: string, smtpUrl: string, aheadMs: number): Promise<void> {
  const store = await openStore(where.startsWith('postgres') ? { databaseUrl: where } : { file: where });
  const post = createPostOffice({
    store,
    log: createLog('silent'),
    now: () => new Date(Date.now() + aheadMs),
    from: 'Concord <concord@example.org>',
    smtpUrl,
    folder: '',
    write: async ({ recipient, subject, body: text }) => ({ recipient, subject, text, headers: {} }),
  });
  await post.deliver();
  process.stdout.write('delivered\n');
  await post.close();
  await store.close();
}

await main(process.argv[2] ?? '', process.argv[3] ?? '', Number(process.argv[4] ?? 0));
