import { findAmendment } from '../../../db/queries/amendments';
import { findComment } from '../../../db/queries/comments';
import { endOfDayAfter } from '../../domain/london-time';
import { amendmentName } from '../amendments/amendment-address';
import { commentName } from '../comments/comment-address';
import { answerSenseCheck } from '../sense-checks/answer-sense-check.server';
import { openSenseCheck } from '../sense-checks/open-sense-check.server';
import type { PersonKey } from './sample-people';
import { accepted, type Stage } from './stage.server';
import type { VersionWork } from './version-work.server';

export interface SampleSenseCheck {
  /** Key of the comment or amendment that it is about. */
  readonly about: string;
  readonly question: string;
  /** For how many days it stands. */
  readonly days: number;
}

/** Puts a question to organisations; it is known by what it is about. */
export async function senseCheck(
  stage: Stage,
  work: VersionWork,
  who: PersonKey,
  { about, question, days }: SampleSenseCheck,
): Promise<void> {
  const ctx = await stage.as(who);
  const opened = await openSenseCheck(ctx, {
    versionId: work.versionId,
    about: await nameOf(stage, work, about),
    question,
    closesAt: endOfDayAfter(ctx.now(), days),
  });
  work.senseChecks.set(about, accepted(`sense check on ${about}`, opened).id);
}

/** An organisation says what it thinks of it. */
export async function sense(
  stage: Stage,
  work: VersionWork,
  about: string,
  [organisation, who]: readonly [organisation: string, who: PersonKey],
  position: 'for' | 'against' | 'unsure',
  reason: string,
): Promise<void> {
  const organisationId = stage.organisation(organisation).id;
  const id = work.senseChecks.get(about) ?? '';
  const answered = await answerSenseCheck(await stage.as(who), id, { organisationId, position, reason });
  accepted(`answer of ${organisation} on ${about}`, answered);
}

async function nameOf({ tx }: Stage, work: VersionWork, about: string): Promise<string> {
  const comment = await findComment(tx, work.comments.get(about) ?? '');
  if (comment) return commentName(comment.number);
  const amendment = await findAmendment(tx, work.amendments.get(about) ?? '');
  if (amendment) return amendmentName(amendment.number);
  throw new Error(`The sample asks about ${about}, which is neither comment nor amendment.`);
}
