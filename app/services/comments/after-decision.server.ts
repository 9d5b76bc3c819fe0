import { wasDecidedAfter } from '../../../db/queries/agreed-changes';
import { listUnanswered } from '../../../db/queries/comment-lists';
import { changeComment } from '../../../db/queries/comments';
import { findVersionById, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { type CommentMoved, contentEnds, decideContent } from '../../domain/comment';
import { decideApplication, decideApplicationUndone } from '../../domain/comment-application';
import type { Decision } from '../../domain/decision';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { commentName } from './comment-address';
import { type LoadedComment, loadCommentById, movedMeanwhile } from './load-comment.server';
import { fieldErrorsOf } from './reason-fields';
import { tellAbout } from './tell-people.server';
import { workersOn } from './workers-on.server';

/**
 * Marks an accepted comment as applied in a version of the standard.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function applyComment(
  ctx: Context,
  input: { readonly commentId: string; readonly versionId: string },
): Promise<Answer> {
  signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const loaded = await loadCommentById(tx, ctx, input.commentId);
    const named = input.versionId === '' ? undefined : await findVersionById(tx, input.versionId);
    const revision = named?.standardId === loaded.standard.id ? named : undefined;
    const decision = await applyIn(tx, ctx, loaded, revision);
    if (decision.allowed) return done();
    const errors = fieldErrorsOf(decision.reasons);
    return refused(errors, decision.reasons);
  });
}

/** The same in the transaction of the caller, where the rules allow it. @throws ServiceError `conflict` */
export async function applyIn(
  tx: Tx,
  ctx: Context,
  { comment, standard, version, actor, facts }: LoadedComment,
  revision: Pick<VersionRow, 'id' | 'number' | 'publishedAt' | 'snapshotId'> | undefined,
): Promise<Decision<CommentMoved>> {
  const decision = decideApplication(
    facts,
    revision
      ? { number: revision.number, frozenBefore: await wasFrozenBefore(tx, comment.id, revision) }
      : null,
    actor,
  );
  if (!decision.allowed) return decision;
  const { from, to } = decision.result;
  const change = { state: to, appliedInVersionId: revision?.id ?? null };
  if (!(await changeComment(tx, comment.id, from, change))) throw movedMeanwhile();
  await recordEvent(tx, ctx, {
    act: 'comment-applied',
    objectKind: 'comment',
    objectId: comment.id,
    standardId: standard.id,
    versionId: version.id,
    before: { state: from },
    after: { number: comment.number, state: to, appliedIn: revision?.number ?? null },
  });
  await tellAbout(
    tx,
    ctx,
    { comment, standard },
    {
      kind: 'comment-decided',
      summary: `What comment ${commentName(comment.number)} asked for is in version ${revision?.number ?? ''} of ${standard.title}.`,
      people: [comment.authorId],
    },
  );
  return decision;
}

/** Whether the published text of a version is older than the decision, and so cannot have its change. */
async function wasFrozenBefore(
  tx: Tx,
  commentId: string,
  { publishedAt, snapshotId }: Pick<VersionRow, 'publishedAt' | 'snapshotId'>,
): Promise<boolean> {
  if (publishedAt === null || snapshotId === null) return false;
  return await wasDecidedAfter(tx, commentId, snapshotId);
}

/** Takes back that a comment is applied, in the transaction of the caller, where the rules allow it. */
export async function undoApplication(
  tx: Tx,
  ctx: Context,
  { comment, standard, version, actor, facts }: LoadedComment,
): Promise<Decision<CommentMoved>> {
  const decision = decideApplicationUndone(facts, actor);
  if (!decision.allowed) return decision;
  const { from, to } = decision.result;
  if (!(await changeComment(tx, comment.id, from, { state: to, appliedInVersionId: null }))) {
    throw movedMeanwhile();
  }
  await recordEvent(tx, ctx, {
    act: 'comment-application-undone',
    objectKind: 'comment',
    objectId: comment.id,
    standardId: standard.id,
    versionId: version.id,
    before: { state: from },
    after: { number: comment.number, state: to },
  });
  await tellAbout(
    tx,
    ctx,
    { comment, standard },
    {
      kind: 'comment-decided',
      summary: `What comment ${commentName(comment.number)} asked for was taken out of the draft of ${standard.title} again.`,
      people: [comment.authorId],
    },
  );
  return decision;
}

/**
 * The commenter says whether the decision contents them; until the time is over it can be said again.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function answerDecision(
  ctx: Context,
  input: { readonly commentId: string; readonly content: string },
): Promise<Answer> {
  const person = signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const now = ctx.now();
    const { comment, standard, version, actor, facts } = await loadCommentById(tx, ctx, input.commentId);
    const decision = decideContent(facts, actor, now);
    if (!decision.allowed) return refused(fieldErrorsOf(decision.reasons), decision.reasons);
    if (input.content !== 'content' && input.content !== 'not-content') {
      return faulty({ content: 'Choose whether you are content with the decision' });
    }
    const content = input.content === 'content';
    if (!(await changeComment(tx, comment.id, comment.state, { content, contentAt: now }))) {
      throw movedMeanwhile();
    }
    await recordEvent(tx, ctx, {
      act: 'comment-decision-answered',
      objectKind: 'comment',
      objectId: comment.id,
      standardId: standard.id,
      versionId: version.id,
      organisationId: comment.organisationId,
      before: { content: comment.content },
      after: { number: comment.number, content },
    });
    if (!content) {
      const workers = await workersOn(tx, standard.id, version.id);
      await tellAbout(
        tx,
        ctx,
        { comment, standard },
        {
          kind: 'comment-reply',
          summary: `${notContent(comment, person.name)} with the decision on comment ${commentName(comment.number)} on ${standard.title}.`,
          people: [comment.decidedBy, ...workers.map(({ id }) => id)],
        },
      );
    }
    return done();
  });
}

/** Who is not content: whoever the Secretariat records it for, where it does (PM-24). */
function notContent({ elsewhere, recordedBy }: LoadedComment['comment'], answering: string): string {
  if (recordedBy === null) return `${answering} is not content`;
  const commenter = elsewhere?.author || 'The commenter';
  return `${commenter} is not content, as ${answering} of the Secretariat recorded,`;
}

/**
 * Records silence where a commenter said nothing within the time; run by the portal's clock, which looks every
 * second, so it looks without writing first.
 *
 * @returns how many were recorded
 */
export async function recordSilences(ctx: Context): Promise<number> {
  if ((await ctx.store.read((tx) => listSilent(tx, ctx.now()))).length === 0) return 0;
  return await ctx.store.tx(async (tx) => {
    const now = ctx.now();
    let recorded = 0;
    for (const comment of await listSilent(tx, now)) {
      if (!(await changeComment(tx, comment.id, comment.state, { content: null, contentAt: now }))) continue;
      await recordEvent(tx, ctx, {
        act: 'comment-decision-met-silence',
        objectKind: 'comment',
        objectId: comment.id,
        standardId: comment.standardId,
        versionId: comment.versionId,
        after: { number: comment.number },
      });
      recorded += 1;
    }
    return recorded;
  });
}

async function listSilent(tx: Tx, now: Date) {
  const unanswered = await listUnanswered(tx, now);
  return unanswered.filter(({ decidedAt }) => decidedAt !== null && now > contentEnds(decidedAt));
}
