import { listLettersInDoubt, sendLetterAgain } from '../../db/queries/letters';
import { openStore } from '../../db/store';
import { readEnv } from '../env';
import { presentDatabase } from './present-database';

/**
 * `npm run letters`: names the letters that are in doubt, which the mail server had whole without saying that it took
 * them. `-- --again ID` sends one of them again, which its reader may then have twice; the portal may run.
 */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const again = words.indexOf('--again');
  const store = await openStore(presentDatabase(readEnv(process.env, words)));
  try {
    if (again >= 0) {
      const id = Number(words[again + 1]);
      const put = Number.isSafeInteger(id) && (await store.tx((tx) => sendLetterAgain(tx, id, new Date())));
      if (!put) throw new Error(`There is no letter ${words[again + 1] ?? ''} in doubt.`);
      console.log(`Letter ${id} is in the outbox again.`);
      return;
    }
    const doubtful = await store.read((tx) => listLettersInDoubt(tx, new Date()));
    for (const { id, recipient, subject, about, handedOverAt, why } of doubtful) {
      const what = subject === '' ? `notices (${about})` : `“${subject}”`;
      console.log(
        `Letter ${id} to ${recipient}, ${what}, handed over ${handedOverAt?.toISOString()}: ${why}`,
      );
    }
    console.log(
      doubtful.length === 0
        ? 'No letter is in doubt.'
        : `${doubtful.length} in doubt: each may have arrived or not. To send one again: npm run letters -- --again ID`,
    );
  } finally {
    await store.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
