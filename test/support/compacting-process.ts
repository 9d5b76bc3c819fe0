import { compactLogs } from '../../app/services/history/compact-log.server';
import { openStore } from '../../db/store';
import { createTextWorkshop } from '../../server/workshop/workshop';

/** Compacts the logs of a database file as a process of its own, to be killed; says when it begins. */
async function main(file: string, rowsAtOnce: number): Promise<void> {
  const store = await openStore({ file });
  const texts = createTextWorkshop();
  // The worker is there before it is said that work begins, so that a kill meets the work.
  await texts.seed({ type: 'doc', content: [] });
  process.stdout.write('begins\n');
  await compactLogs({ store, texts, now: () => new Date() }, rowsAtOnce);
  process.stdout.write('done\n');
  await texts.close();
  await store.close();
}

await main(process.argv[2] ?? '', Number(process.argv[3]));
