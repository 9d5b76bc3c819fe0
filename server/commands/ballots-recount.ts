import { type Recount, recountBallots } from '../../app/services/ballots/recount-ballots.server';
import { openStore } from '../../db/store';
import { readEnv } from '../env';
import { presentDatabase } from './present-database';

/** `npm run ballots:recount`: counts every closed ballot again. Ends with 1 when a count differs from what is stored. */
async function main(): Promise<void> {
  const store = await openStore(presentDatabase(readEnv(process.env, process.argv.slice(2))));
  try {
    const recounts = await recountBallots({ store });
    for (const recount of recounts) {
      if (recount.difference === null) console.log(lineOf(recount));
      else console.error(lineOf(recount));
    }
    const differing = recounts.filter(({ difference }) => difference !== null).length;
    console.log(
      `${recounts.length - differing} of ${recounts.length} closed ballots count as they are stored.`,
    );
    if (differing > 0) process.exitCode = 1;
  } finally {
    await store.close();
  }
}

function lineOf({ id, reference, number, lines, passed, difference }: Recount): string {
  const ballot = `${reference} ${number}, ballot ${id}`;
  if (difference === null)
    return `${ballot}: ${passed ? 'passed' : 'not passed'}, ${lines} in its trail, as stored.`;
  const { at, stored, counted } = difference;
  return `${ballot}: DIFFERS at ${at}: stored ${stored}, counted ${counted}.`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
