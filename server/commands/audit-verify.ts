import type { RecordGap } from '../../app/domain/audit-gaps';
import type { HeldBreak } from '../../app/domain/audit-held';
import { checkRecord } from '../../app/services/audit/check-record.server';
import { openStore } from '../../db/store';
import { readEnv } from '../env';
import { presentDatabase } from './present-database';

const BREAKS = {
  'event-missing': 'an event is missing',
  'event-out-of-order': 'an event stands out of order',
  'link-differs': 'the event does not follow from the one before it',
  'content-differs': 'the content of the event was changed after it was written',
  unreadable: 'the content of the event was changed after it was written, to something that cannot be read',
} as const;

function gapInWords(gap: RecordGap): string {
  return gap.because === 'thing-unrecorded'
    ? `no event speaks of the ${gap.kind} ${gap.id}, which the database keeps: events were cut off or taken out.`
    : `it does not hold the event ${gap.hash}, which you name: it was cut off or written anew since.`;
}

function breakInWords(found: HeldBreak): string {
  const { kind, id } = found;
  const thing = `the ${kind} ${id}`;
  switch (found.because) {
    case 'part-differs':
      return `${thing}, its ${found.part}: not what event ${found.at} left of it.`;
    case 'not-recorded':
      return `${thing}: no event tells how it came about.`;
    case 'gone':
      return `${thing}: event ${found.at} speaks of it, and the database does not keep it.`;
  }
}

/**
 * `npm run audit:verify`: walks the audit chain and names the first break, or what it lacks, and each thing that is
 * not as its events left it; `-- HASH…` demands besides that the record holds these events, `-- --demo` looks at that of
 * the demonstration. Ends with 1 when something is wrong.
 */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const noted = words.filter((word) => word !== '--demo');
  const wrong = noted.find((word) => !/^[0-9a-f]{64}$/.test(word));
  if (wrong !== undefined) throw new Error(`"${wrong}" is not the hash of an event: 64 digits from 0 to f.`);
  const env = readEnv(process.env, words);
  const where = presentDatabase(env);
  const store = await openStore(where);
  try {
    const { chain, gap, breaks, asRecorded, notHeld } = await checkRecord({ store }, noted);
    if (!chain.whole) {
      console.error(`The audit record breaks at event ${chain.at}: ${BREAKS[chain.because]}.`);
    } else if (gap) {
      console.error(`The audit record is not whole: ${gapInWords(gap)}`);
    } else {
      console.log(`The audit record is whole: ${chain.head.sequence} events, head ${chain.head.hash}`);
    }
    for (const found of breaks) console.error(`The database is not as recorded: ${breakInWords(found)}`);
    if (!chain.whole || gap || breaks.length > 0) {
      process.exitCode = 1;
      return;
    }
    console.log(`${asRecorded} things are as their last event left them.`);
    if (notHeld > 0) {
      console.log(`${notHeld} more are of a time when events did not hold what they left: not covered.`);
    }
  } finally {
    await store.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
