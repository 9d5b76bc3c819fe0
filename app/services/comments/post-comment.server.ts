import { countWrittenSince } from '../../../db/queries/comment-lists';
import { insertComment, listPostedSince, nextCommentNumber } from '../../../db/queries/comments';
import { findOrganisation } from '../../../db/queries/organisations';
import { listBallotsOf } from '../../../db/queries/version-record';
import type { VersionRow } from '../../../db/queries/versions';
import type { StoredAnchor, StoredOrigin } from '../../../db/schema/comments';
import type { Tx } from '../../../db/store';
import { COMMENT_TYPES, type InterestCategory } from '../../../db/words';
import { type AnswerTime, decideNewComment } from '../../domain/comment';
import { unmetOf } from '../../domain/decision';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { type Answer, done, faulty, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { REFUSAL_STATUS } from '../refusal-status';
import { TWICE_MS } from '../sent-twice';
import { loadVersionById } from '../versions/load-version.server';
import { type AnchorInput, storedAnchor } from './anchor-input';
import { carryOnwards } from './carry-onwards.server';
import { commentName, commentPath } from './comment-address';
import { tidy, tooLong, wordsHash } from './comment-words';
import { withPassage } from './passage-then.server';
import { readSnapshotOf } from './read-snapshot';
import { fieldErrorsOf } from './reason-fields';
import { tellMentioned } from './tell-people.server';

export interface CommentToPost {
  readonly versionId: string;
  /** Whether it was made on the frozen text that readers of the version see, or on the live draft. */
  readonly on: 'snapshot' | 'draft';
  /** The live text that the writer had before them, where it is not the version's draft: the text of an amendment. */
  readonly textId?: string;
  readonly anchor: AnchorInput;
  /** As it came from the form; the rule knows the types. */
  readonly type: string;
  readonly blocking: boolean;
  readonly blockingReason: string;
  readonly body: string;
  readonly proposedWording: string;
  /** The organisation spoken for; '' for a comment in one's own name. */
  readonly organisationId: string;
}

export interface PostedComment {
  readonly id: string;
  readonly number: number;
  /** `C-148`. */
  readonly name: string;
  readonly path: string;
  readonly late: boolean;
}

/** Comments and replies that one person may write within an hour. */
const MOST_AN_HOUR = 120;

/**
 * Posts a comment: its number is minted with it, so that two people at once get different numbers and no
 * number is left out.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `too-many`
 */
export async function postComment(ctx: Context, input: CommentToPost): Promise<Answer<PostedComment>> {
  const person = signedInPerson(ctx.actor);
  const anchor = await withPassage(ctx, storedAnchor(input.anchor), input);
  if (anchor === null) return faulty({ form: NOT_IN_THE_TEXT }, REFUSAL_STATUS.conflict);
  const answer = await ctx.store.tx(async (tx): Promise<Answer<PostedComment>> => {
    const twice = await sentTwice(tx, ctx, input, anchor);
    if (twice !== null) return done(twice);
    await refuseFlood(tx, ctx, person.personId);
    return await postIn(tx, ctx, input, null, anchor);
  });
  if (answer.ok) ctx.post.wake();
  return answer;
}

const NOT_IN_THE_TEXT =
  'The words that you comment on do not stand in the text, or not any more: somebody may have changed them just now. Choose them again. To comment on the version as a whole instead, copy what you typed into a new comment on the page of its comments.';

/** The comment that the same form made a moment ago; null when anything in it is different. */
async function sentTwice(
  tx: Tx,
  ctx: Context,
  input: CommentToPost,
  anchor: StoredAnchor,
): Promise<PostedComment | null> {
  const { personId: authorId } = signedInPerson(ctx.actor);
  const { versionId, on } = input;
  const { standard, version } = await loadVersionById(tx, ctx, versionId);
  const snapshotId = on === 'draft' ? null : readSnapshotOf(version);
  const since = new Date(ctx.now().getTime() - TWICE_MS);
  const form = formOf({
    ...input,
    blockingReason: input.blocking ? tidy(input.blockingReason) : '',
    proposedWording: tidy(input.proposedWording),
    anchor,
  });
  const before = await listPostedSince(tx, {
    versionId,
    snapshotId,
    authorId,
    body: tidy(input.body),
    since,
  });
  const found = before.find((one) => formOf({ ...one, organisationId: one.organisationId ?? '' }) === form);
  if (found === undefined) return null;
  const { id, number, late } = found;
  return { id, number, name: commentName(number), path: commentPath(standard.reference, number), late };
}

/** Everything in a form but its words, to be held against another. */
function formOf(
  form: Omit<CommentToPost, 'versionId' | 'on' | 'textId' | 'body' | 'anchor'> & {
    readonly anchor: StoredAnchor;
  },
): string {
  const { type, blocking, blockingReason, proposedWording, organisationId, anchor } = form;
  const place = [anchor.blockId, anchor.quote, anchor.prefix, anchor.suffix];
  return JSON.stringify([type, blocking, blockingReason, proposedWording, organisationId, place]);
}

/** What a comment says that was written elsewhere. */
export interface PostedFrom {
  readonly elsewhere: StoredOrigin;
  /** Whether the Secretariat records it for the one who said it. */
  readonly forSomebody: boolean;
  /** The category of the organisation whose name it bears, where the portal has one of that name; else null. */
  readonly interestCategory: InterestCategory | null;
}

/**
 * The same in the transaction of the caller. Call `ctx.post.wake()` once it holds. On a published text it goes along
 * at once to the version that is written, where there is one (CD-27).
 *
 * @throws ServiceError `sign-in-needed`, `not-found`
 */
export async function postIn(
  tx: Tx,
  ctx: Context,
  input: CommentToPost,
  from: PostedFrom | null = null,
  anchor: StoredAnchor = storedAnchor(input.anchor),
): Promise<Answer<PostedComment>> {
  const person = signedInPerson(ctx.actor);
  const now = ctx.now();
  const { standard, version, actor } = await loadVersionById(tx, ctx, input.versionId);
  const organisationId = input.organisationId === '' ? null : input.organisationId;
  const body = tidy(input.body);
  const proposedWording = tidy(input.proposedWording);
  const blockingReason = input.blocking ? tidy(input.blockingReason) : '';
  const decision = decideNewComment(
    {
      place: { organisationId, hidden: standard.hiddenAt !== null },
      versionState: version.state,
      type: input.type,
      text: body,
      answers: await answerTimeOf(tx, version),
    },
    actor,
    now,
  );
  const type = COMMENT_TYPES.find((word) => word === input.type);
  const errors = {
    ...fieldErrorsOf(unmetOf(decision)),
    ...tooLong({ body, proposedWording, blockingReason }),
    ...(input.blocking && blockingReason === ''
      ? {
          blockingReason: `Say why ${organisationId === null ? 'you' : 'your organisation'} cannot agree until this is resolved`,
        }
      : {}),
  };
  if (!decision.allowed || type === undefined || Object.keys(errors).length > 0) {
    return refused(errors, unmetOf(decision));
  }
  const number = await nextCommentNumber(tx, standard.id);
  if (number === undefined) throw new ServiceError('not-found', 'There is no such standard.');
  const organisation = organisationId === null ? undefined : await findOrganisation(tx, organisationId);
  const id = ctx.newId();
  const snapshotId = input.on === 'draft' ? null : readSnapshotOf(version);
  const { late } = decision.result;
  await insertComment(tx, {
    id,
    standardId: standard.id,
    versionId: version.id,
    number,
    snapshotId,
    anchor,
    authorId: person.personId,
    organisationId,
    interestCategory: organisation?.interestCategory ?? from?.interestCategory ?? null,
    type,
    blocking: input.blocking,
    blockingReason,
    body,
    proposedWording,
    late,
    state: 'submitted',
    reason: '',
    createdAt: now,
    elsewhere: from?.elsewhere ?? null,
    recordedBy: from?.forSomebody ? person.personId : null,
  });
  await recordEvent(tx, ctx, {
    act: 'comment-posted',
    objectKind: 'comment',
    objectId: id,
    standardId: standard.id,
    versionId: version.id,
    organisationId,
    after: {
      number,
      type,
      blocking: input.blocking,
      late,
      blockId: anchor.blockId,
      snapshotId,
      words: wordsHash({ body, proposedWording }),
      ...(from === null ? {} : { fromSheet: true, saidBy: from.elsewhere.author }),
    },
  });
  await tellMentioned(tx, ctx, { comment: { id, number }, standard }, body);
  if (version.publishedAt !== null) await carryOnwards(tx, ctx, standard.id);
  const path = commentPath(standard.reference, number);
  return done({ id, number, name: commentName(number), path, late });
}

/** The time for what a comment on a version answers: the ballot, else the consultation; null in all other states. */
export async function answerTimeOf(tx: Tx, version: VersionRow): Promise<AnswerTime | null> {
  if (version.state === 'ballot') {
    const [ballot] = await listBallotsOf(tx, version.id);
    return ballot ? { closesAt: ballot.closesAt, closed: ballot.state !== 'open' } : null;
  }
  const { state, consultationClosesAt: closesAt } = version;
  if (closesAt === null || (state !== 'consultation' && state !== 'resolution')) return null;
  return { closesAt, closed: state === 'resolution' };
}

/** How many more this person may write now. */
export async function leftInTheHour(tx: Tx, ctx: Context, personId: string): Promise<number> {
  const hourAgo = new Date(ctx.now().getTime() - 60 * 60 * 1000);
  return Math.max(0, MOST_AN_HOUR - (await countWrittenSince(tx, personId, hourAgo)));
}

/** @throws ServiceError `too-many` */
export async function refuseFlood(tx: Tx, ctx: Context, personId: string): Promise<void> {
  if ((await leftInTheHour(tx, ctx, personId)) > 0) return;
  throw new ServiceError(
    'too-many',
    `You wrote ${MOST_AN_HOUR} comments and replies within an hour. Wait a while, then send this one again.`,
  );
}
