import type { RecordGap } from '../../app/domain/audit-gaps';
import { checkRecord } from '../../app/services/audit/check-record.server';
import { openStore } from '../../db/store';
import { readEnv } from '../env';
import { presentDatabase } from './present-database';

const BREAKS = {
  'event-missing': 'an event is missing',
  'event-out-of-order': 'an event stands out of order',
  'link-differs': 'the event does not follow from the one before it',
  'content-differs': 'the content of the event was changed after it was written',
} as const;

function gapInWords(gap: RecordGap): string {
  return gap.because === 'thing-unrecorded'
    ? `no event speaks of the ${gap.kind} ${gap.id}, which the database keeps: events were cut off or taken out.`
    : `it does not hold the event ${gap.hash}, which you name: it was cut off or written anew since.`;
}

/**
 * `npm run audit:verify`: walks the audit chain and names the first break, or what it lacks; `-- HASH…` demands
 * besides that it holds these events. Ends with 1 when something is wrong.
 */
async function main(): Promise<void> {
  const noted = process.argv.slice(2);
  const wrong = noted.find((word) => !/^[0-9a-f]{64}$/.test(word));
  if (wrong !== undefined) throw new Error(`"${wrong}" is not the hash of an event: 64 digits from 0 to f.`);
  const env = readEnv(process.env, []);
  const where = presentDatabase(env);
  const store = await openStore(where);
  try {
    const { chain, gap } = await checkRecord({ store }, noted);
    if (!chain.whole) {
      console.error(`The audit record breaks at event ${chain.at}: ${BREAKS[chain.because]}.`);
    } else if (gap) {
      console.error(`The audit record is not whole: ${gapInWords(gap)}`);
    } else {
      console.log(`The audit record is whole: ${chain.head.sequence} events, head ${chain.head.hash}`);
      return;
    }
    process.exitCode = 1;
  } finally {
    await store.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
