import { listObjections } from '../../../db/queries/objections';
import type { ObjectionAnswer } from '../../../db/words';
import { answerObjection } from '../objections/answer-objection.server';
import { fileObjection, type ObjectionInput } from '../objections/file-objection.server';
import type { PersonKey } from './sample-people';
import { accepted, granted, type Stage } from './stage.server';
import type { VersionWork } from './version-work.server';

/** Somebody objects formally to the result of the version's ballot. */
export async function objectToBallot(
  stage: Stage,
  work: VersionWork,
  who: PersonKey,
  organisation: string,
  words: Pick<ObjectionInput, 'summary' | 'reasons' | 'removedBy'>,
): Promise<void> {
  const { reference, number, ballotId } = work;
  const organisationId = stage.organisation(organisation).id;
  const input = { reference, number, about: `ballot:${ballotId}`, organisationId, ...words };
  accepted(`objection to ${reference}`, await fileObjection(await stage.as(who), input));
}

/** A Lead answers the newest objection on the version. */
export async function answerNewest(
  stage: Stage,
  work: VersionWork,
  who: PersonKey,
  outcome: ObjectionAnswer,
  answer: string,
): Promise<void> {
  const [newest] = await listObjections(stage.tx, work.versionId);
  const answered = await answerObjection(await stage.as(who), { id: newest?.id ?? '', outcome, answer });
  granted(`answer to an objection on ${work.reference}`, answered);
}
