import { countComments } from '../../../db/queries/comment-lists';
import { listPeopleOn, listReplies } from '../../../db/queries/comments';
import { listSpeakersTakingPart } from '../../../db/queries/consultations';
import { listFollowers } from '../../../db/queries/standards';
import type { Tx } from '../../../db/store';
import type { Disposition } from '../../../db/words';
import { silenceEnds } from '../../domain/disposition';
import { DISPOSITION_LABELS } from '../../domain/labels/comments';
import { dayInWords } from '../../domain/london-time';
import { toldInOneLine } from '../../domain/notices/proposed-decisions';
import type { Context } from '../context';
import { tellPeople } from '../notices/tell-people.server';
import { commentName, commentsPath } from './comment-address';
import { commentQuery } from './comment-search';
import type { LoadedComment } from './load-comment.server';
import { mentionedIn } from './mentions';
import { tellAbout } from './tell-people.server';
import { workersOn } from './workers-on.server';

/** A comment on which a decision was proposed just now, and which one. */
export interface Proposed {
  readonly loaded: LoadedComment;
  readonly disposition: string;
}

/**
 * Tells of decisions that were proposed together on comments of one version (NO-14), in the transaction of the caller:
 * those in each thread of each, and everybody else whom they may concern in one line.
 */
export async function tellOfProposals(tx: Tx, ctx: Context, proposed: readonly Proposed[]): Promise<void> {
  const [first] = proposed;
  if (first === undefined) return;
  const { standard, version } = first.loaded;
  const until = dayInWords(silenceEnds(ctx.now()));
  const workers = (await workersOn(tx, standard.id, version.id)).map(({ id }) => id);
  const threads = await peopleInThreads(tx, proposed);
  const byName: (readonly (string | null)[])[] = [];
  for (const { loaded, disposition } of proposed) {
    const { comment } = loaded;
    const people = [...(threads.get(comment.id) ?? []), ...workers];
    byName.push(people);
    const label = DISPOSITION_LABELS[disposition as Disposition];
    await tellAbout(tx, ctx, loaded, {
      kind: 'comment-reply',
      summary: `“${label}” is proposed for comment ${commentName(comment.number)} on ${standard.title}. Unless somebody pulls it out by the end of ${until}, it stands.`,
      people,
    });
  }

  const state = 'decision-proposed' as const;
  const waiting = await countComments(tx, standard.id, { versionId: version.id, state });
  const on = `${standard.title} ${version.number}`;
  const news = {
    kind: state,
    summary:
      waiting === 1
        ? `A decision is proposed on comment ${commentName(first.loaded.comment.number)} on ${on}. Unless somebody pulls it out by the end of ${until}, it stands.`
        : `Decisions are proposed on ${waiting} comments on ${on}. The latest stand unless somebody pulls them out by the end of ${until}.`,
    path: commentsPath(standard.reference, commentQuery({ version: version.number, state })),
    standardId: standard.id,
  };
  const followers = (await listFollowers(tx, standard.id)).map(({ personId }) => personId);
  const speakers = await listSpeakersTakingPart(tx, version.id);
  for (const { personId, organisationId } of toldInOneLine(byName, followers, speakers)) {
    await tellPeople(tx, ctx, { ...news, people: [personId], organisationId });
  }
}

/** Who wrote in the thread of each comment, or is mentioned there, by the ids of the comments. */
async function peopleInThreads(
  tx: Tx,
  proposed: readonly Proposed[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const comments = proposed.map(({ loaded }) => loaded.comment);
  const replies = await listReplies(
    tx,
    comments.map(({ id }) => id),
  );
  const mentions = [...comments, ...replies].some(({ body }) => body.includes('@'));
  const people = mentions ? await listPeopleOn(tx, comments[0]?.standardId ?? '') : [];
  return new Map(
    comments.map(({ id, authorId, body }) => {
      const thread = [{ authorId, body }, ...replies.filter(({ commentId }) => commentId === id)];
      return [id, thread.flatMap((one) => [one.authorId, ...mentionedIn(one.body, people)])];
    }),
  );
}
