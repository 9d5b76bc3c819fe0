import type { StandardRow } from '../../../db/queries/standards';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { ImportedComment } from '../../document/import/import-types';
import { decideNewComment } from '../../domain/comment';
import { may } from '../../domain/permissions';
import { importComments } from '../comments/import-comments.server';
import { answerTimeOf, leftInTheHour } from '../comments/post-comment.server';
import type { Context } from '../context';
import { actorFacts } from '../people/actor-facts.server';
import { signedInPerson } from '../people/signed-in';

/**
 * The comments of a file that is brought into a draft, as comments on that draft: all of them from who works on the
 * draft, and as many as one person may write in an hour from everybody else.
 *
 * @returns how many there were
 */
export async function bringComments(
  tx: Tx,
  ctx: Context,
  version: VersionRow,
  standard: StandardRow,
  comments: readonly ImportedComment[],
): Promise<number> {
  const [first] = comments;
  if (first === undefined) return 0;
  const { personId } = signedInPerson(ctx.actor);
  const actor = await actorFacts(tx, ctx.actor);
  const place = { organisationId: null, hidden: standard.hiddenAt !== null };
  const answers = await answerTimeOf(tx, version);
  const comment = { place, versionState: version.state, type: 'general', text: first.body, answers };
  const decision = decideNewComment(comment, actor, ctx.now());
  if (!decision.allowed) return 0;
  const works = may(actor, 'triage-comment', { standardId: standard.id }).allowed;
  const taken = works ? comments : comments.slice(0, await leftInTheHour(tx, ctx, personId));
  return await importComments(tx, ctx, version, taken);
}
