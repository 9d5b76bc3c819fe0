import type { HealthLine } from '../../app/services/health';
import { type ConditionOptions, type DatabaseCondition, databaseCondition } from '../../db/condition';
import { ill, look, reasonOf, well } from './line';

const WHAT = 'Database';

/** Whether the database opens, can be written to, is up to date and puts commits on the disk. */
export async function databaseLine(
  options: ConditionOptions,
): Promise<{ readonly line: HealthLine; readonly condition: DatabaseCondition | null }> {
  const place = options.databaseUrl ? 'PostgreSQL' : options.file;
  try {
    const condition = await databaseCondition(options);
    if (condition === null) {
      const says = `There is none yet at ${place}.`;
      return { line: look(WHAT, says, 'Start the portal: it makes the database.'), condition };
    }
    return { line: judged(condition), condition };
  } catch (error) {
    const cure = options.databaseUrl
      ? 'See that the server runs and that DATABASE_URL names it, a database and an account that may use it.'
      : 'See to the lines on the data folder and the disk first. If both are well, give the account the portal runs under write access to the file; restore the newest backup only when the file itself is damaged.';
    return { line: ill(WHAT, `${place} cannot be used: ${reasonOf(error)}`, cure), condition: null };
  }
}

function judged({ engine, commits, migrations, lacks }: DatabaseCondition): HealthLine {
  if (lacks !== null)
    return look(
      WHAT,
      `${engine} opens, but the migration ${lacks} has not been applied.`,
      'Start this version of the portal: it brings the database up to date.',
    );
  return well(WHAT, `${engine} opens and can be written to; ${migrations} migrations; ${commits}.`);
}
