import { verifyRecord } from '../../app/services/audit/verify-record.server';
import { openStore } from '../../db/store';
import { readEnv } from '../env';
import { presentDatabase } from './present-database';

const BREAKS = {
  'event-missing': 'an event is missing',
  'event-out-of-order': 'an event stands out of order',
  'link-differs': 'the event does not follow from the one before it',
  'content-differs': 'the content of the event was changed after it was written',
} as const;

/** `npm run audit:verify`: walks the audit chain and names the first break. Ends with 1 when there is one. */
async function main(): Promise<void> {
  const env = readEnv(process.env, process.argv.slice(2));
  const where = presentDatabase(env);
  const store = await openStore(where);
  try {
    const verdict = await verifyRecord({ store });
    if (verdict.whole) {
      console.log(`The audit record is whole: ${verdict.head.sequence} events, head ${verdict.head.hash}`);
      return;
    }
    console.error(`The audit record breaks at event ${verdict.at}: ${BREAKS[verdict.because]}.`);
    process.exitCode = 1;
  } finally {
    await store.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
