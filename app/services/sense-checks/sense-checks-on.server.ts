import { listSenseAnswers, listSenseChecks, type SenseCheckRow } from '../../../db/queries/sense-checks';
import type { Tx } from '../../../db/store';
import { adviceOf } from '../../domain/sense-check';
import { senseCheckPath } from './sense-check-address';

/** The sense checks on a version, or about one thing of it, newest first, each with what was said so far. */
export async function senseChecksOn(tx: Tx, versionId: string, subjectId?: string) {
  const checks = await listSenseChecks(tx, versionId, subjectId);
  const answers = await listSenseAnswers(
    tx,
    checks.map(({ id }) => id),
  );
  return checks.map((check) => ({
    ...entryOf(check),
    words: adviceOf(answers.filter(({ senseCheckId }) => senseCheckId === check.id)).words,
  }));
}

export type SenseCheckEntry = Awaited<ReturnType<typeof senseChecksOn>>[number];

function entryOf({ id, subject, question, openedAt, closesAt, closedAt }: SenseCheckRow) {
  return { id, path: senseCheckPath(id), subject, question, openedAt, closesAt, open: closedAt === null };
}
