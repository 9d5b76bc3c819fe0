import type { ClosingNotAsRecorded } from '../../app/services/audit/recorded-closing.server';
import type { HealthLine } from '../../app/services/health';
import { ill, well } from './line';

const WHAT = 'Closing times';

/** Whether every open ballot and consultation closes when the record says (AU-12). */
export function closingLine(differing: readonly ClosingNotAsRecorded[]): HealthLine {
  if (differing.length === 0)
    return well(WHAT, 'Every open ballot and consultation closes when the record says.');
  return ill(
    WHAT,
    `Somebody changed the database: ${differing.map(inWords).join('; ')}. The portal does not close what closes at another time than the record gives.`,
    'Run "npm run audit:verify", find out who wrote to the database, and put the time of the record back (see docs/operations.md).',
  );
}

function inWords({ kind, id, kept, recorded }: ClosingNotAsRecorded): string {
  const thing = kind === 'ballot' ? `the ballot ${id}` : `the consultation on the version ${id}`;
  return `${thing} closes at ${kept.toISOString()} by the database and at ${recorded.at.toISOString()} by event ${recorded.event}`;
}
