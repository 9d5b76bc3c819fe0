import { listAmendmentsOnComment } from '../../../db/queries/amendment-people';
import { listAuditEvents } from '../../../db/queries/audit';
import { findBallot } from '../../../db/queries/ballots';
import { findDetailedComment } from '../../../db/queries/comment-lists';
import {
  findComment,
  listDuplicatesOf,
  listFormerWords,
  listPeopleOn,
  listReplies,
} from '../../../db/queries/comments';
import { namesOfPeople } from '../../../db/queries/people';
import { listVersions } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { ContentAnswer } from '../../../db/words';
import { positionsShown } from '../../domain/ballot/facts';
import { contentEnds, isUndecided } from '../../domain/comment';
import { silenceEnds, standsByItself } from '../../domain/disposition';
import { fillsInDecision, type ObservedDecision, observedDecision } from '../../domain/observed-decision';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import { amendmentName, amendmentPath, proposePath } from '../amendments/amendment-address';
import { ballotFacts } from '../ballots/ballot-facts.server';
import type { Context } from '../context';
import { objectionsTo } from '../objections/objections-to.server';
import { senseChecksPath } from '../sense-checks/sense-check-address';
import { senseChecksOn } from '../sense-checks/sense-checks-on.server';
import { versionPath } from '../versions/version-address';
import { appliedRevisions } from './applied-revision.server';
import { commentName, commentPath } from './comment-address';
import { commentEntry } from './comment-entry';
import {
  type BlockName,
  type CommentPlaceNow,
  placeHref,
  placeIn,
  placesIn,
  presentText,
} from './comment-places.server';
import { commentRights } from './comment-rights';
import { readText } from './comment-text';
import { proposalOf } from './decision-input.server';
import { type LoadedComment, loadComment, loadCommentById, noSuchComment } from './load-comment.server';
import { decisionStanding, formerDecisions } from './take-decision-back.server';
import { type Worker, workersOn } from './workers-on.server';

export type CommentView = Awaited<ReturnType<typeof viewComment>>;

/**
 * One thread: the comment, its replies, its decision and former words, and what the one who asks may do now.
 *
 * @param names the blocks of the frozen text, where it is enough to say in which clause of that the comment stands
 * @throws ServiceError `not-found`
 */
export async function viewComment(
  ctx: Context,
  reference: string,
  number: number,
  names?: ReadonlyMap<string, BlockName>,
) {
  const read = await ctx.store.read(async (tx) => {
    const loaded = await loadComment(tx, ctx, reference, number);
    const { comment, standard } = loaded;
    const row = await findDetailedComment(tx, standard.id, number);
    if (!row) throw noSuchComment();
    const replies = await listReplies(tx, [comment.id]);
    const former = await listFormerWords(
      tx,
      comment.id,
      replies.map(({ id }) => id),
    );
    const versions = await listVersions(tx, [standard.id]);
    return {
      loaded,
      row,
      replies,
      former,
      versions,
      duplicates: await listDuplicatesOf(tx, comment.id),
      amendments: await listAmendmentsOnComment(tx, comment.id),
      people: await listPeopleOn(tx, standard.id),
      workers: await workersOn(tx, standard.id, comment.versionId),
      decision: await decisionOf(tx, loaded),
      standing: await decisionStanding(tx, loaded),
      formerDecisions: await formerDecisions(tx, comment.id),
      assignee: await nameOf(tx, comment.assigneeId),
      cited: await citedIn(tx, comment.ballotId),
      madeOn: await versionMadeOn(tx, comment.id),
      senseChecks: await senseChecksOn(tx, comment.versionId, comment.id),
      objections: await objectionsTo(tx, ctx.now(), {
        kind: 'comment',
        id: comment.id,
        decidedAt: comment.decidedAt,
        reference,
        number: loaded.version.number,
      }),
    };
  });
  const { loaded, row, replies, former, versions } = read;
  const { comment, standard, version, actor, facts } = loaded;
  const place = names === undefined ? await placeNow(ctx, loaded) : placeIn(names, comment.anchor);
  const now = ctx.now();
  const proposedAt = read.decision.proposal?.proposedAt ?? null;
  const removed = comment.removedAt !== null;
  return {
    standard: { reference: standard.reference, title: standard.title },
    version: {
      id: version.id,
      number: version.number,
      state: version.state,
      path: versionPath(standard.reference, version.number),
    },
    entry: commentEntry(row, standard.reference, place),
    /** Number of the version it was made on, when it was carried over to this one; else null. */
    carriedFrom: versions.find(({ id }) => id === read.madeOn && id !== comment.versionId)?.number ?? null,
    body: readText(comment.body, read.people, standard.reference),
    blockingReason: readText(comment.blockingReason, [], standard.reference),
    /** Where a change that answers it is proposed; null where nobody is to propose one now. */
    propose: removed || !isUndecided(comment.state) ? null : proposeHref(loaded, place.clauseId),
    answeredBy: read.amendments
      .filter(({ submittedAt }) => submittedAt !== null)
      .map(({ id, number }) => ({ name: amendmentName(number), path: amendmentPath(id) })),
    textHref: place.state === 'lost' ? null : placeHref(standard.reference, version, place.blockId),
    editedAt: comment.editedAt,
    former: former.filter(({ replyId }) => replyId === null).map(formerEntry),
    replies: replies.map((reply) => ({
      id: reply.id,
      author: {
        name: reply.authorName,
        organisation: reply.organisationName,
        organisationSlug: reply.organisationSlug,
      },
      body: reply.body,
      text: readText(reply.body, read.people, standard.reference),
      createdAt: reply.createdAt,
      editedAt: reply.editedAt,
      removed: reply.removedAt !== null,
      former: former.filter(({ replyId }) => replyId === reply.id).map(formerEntry),
      mayEdit: reply.removedAt === null && may(actor, 'edit-comment', reply).allowed,
    })),
    senseChecks: read.senseChecks,
    objections: read.objections,
    /** Where the chair and the editors ask organisations about it. */
    askPath:
      removed || version.publishedAt !== null || !may(actor, 'open-sense-check', comment).allowed
        ? null
        : senseChecksPath(standard.reference, version.number, commentName(number)),
    ...read.decision,
    /** What the sheet that it came with says became of it, as the form of its decision is filled in; else null. */
    filledIn: filledIn(loaded, read.workers, read.formerDecisions.length > 0),
    formerDecisions: read.formerDecisions,
    duplicates: read.duplicates.map(({ number: one }) => link(standard.reference, one)),
    assignee: read.assignee,
    assigneeId: comment.assigneeId,
    cited: read.cited,
    content: contentAnswer(comment.content, comment.contentAt),
    contentUntil: comment.decidedAt === null ? null : contentEnds(comment.decidedAt),
    may: commentRights({ facts, removed, proposedAt, decision: read.standing }, actor, now),
    workers: read.workers,
    people: read.people.map(({ name }) => name),
    applyTo: versions.map(({ id, number: one }) => ({ id, number: one })).reverse(),
    organisations: organisationsOf(ctx),
    signedIn: isPerson(actor),
  };
}

/** Nothing where a decision was proposed or taken back: what people of the portal said since then counts for more. */
function filledIn(
  { comment }: LoadedComment,
  workers: readonly Worker[],
  takenBack: boolean,
): ObservedDecision | null {
  const { elsewhere, recordedBy, authorId, proposal } = comment;
  const role = workers.find(({ id }) => id === authorId)?.role ?? null;
  if (takenBack || proposal !== null) return null;
  if (!fillsInDecision({ recordsForOthers: recordedBy !== null, role }, comment)) return null;
  const observed = observedDecision(elsewhere?.observations ?? '');
  return observed?.disposition === 'withdrawn' ? null : observed;
}

async function placeNow(ctx: Context, { comment, version }: LoadedComment): Promise<CommentPlaceNow> {
  const content = comment.anchor.blockId === null ? null : await presentText(ctx, version);
  const [place] = await placesIn(ctx, content, [comment.anchor]);
  if (!place) throw noSuchComment();
  return place;
}

/** The ballot with whose votes it was filed; null until its positions are public, because this would tell one (BL-32). */
async function citedIn(tx: Tx, ballotId: string | null): Promise<string | null> {
  const ballot = ballotId === null ? undefined : await findBallot(tx, ballotId);
  return ballot && positionsShown(ballotFacts(ballot)) === 'all' ? `/ballots/${ballot.id}` : null;
}

/** The version that a comment was posted on; null when the record does not say. */
async function versionMadeOn(tx: Tx, commentId: string): Promise<string | null> {
  const posted = { objectKind: 'comment', objectId: commentId, act: 'comment-posted' };
  return (await listAuditEvents(tx, posted, 1))[0]?.versionId ?? null;
}

/** Where somebody who may proposes a change that answers the comment; null for everybody else. */
function proposeHref({ comment, version, actor, facts }: LoadedComment, clause: string): string | null {
  const thing = { hidden: facts.hidden, organisationId: null, versionState: version.state };
  if (version.documentId === null || !may(actor, 'propose-amendment', thing).allowed) return null;
  return proposePath(version.documentId, { clause, comment: commentName(comment.number) });
}

/** What was decided or proposed, and by whom. */
async function decisionOf(tx: Tx, { comment, standard, facts }: LoadedComment) {
  const proposal = proposalOf(comment);
  const { decidedAt, disposition, reason, impact, howDecided, countFor, countAgainst } = comment;
  const numberOf = async (id: string | null) => {
    const found = id === null ? undefined : await findComment(tx, id);
    return found ? link(standard.reference, found.number) : null;
  };
  return {
    proposal:
      proposal === null
        ? null
        : {
            disposition: proposal.disposition,
            reason: proposal.reason,
            impact: proposal.impact,
            duplicateOf: await numberOf(proposal.duplicateOfId),
            by: await nameOf(tx, proposal.proposedBy),
            proposedAt: new Date(proposal.proposedAt),
            /** What the comments are called that it was proposed for together; null for one alone. */
            block: proposal.block ?? null,
            /** The last second in which it can be pulled out, and whether it stands then without the chair (CD-20). */
            endsAt: silenceEnds(new Date(proposal.proposedAt)),
            standsByItself: standsByItself(facts, { ...proposal, proposedAs: proposal.proposedAs ?? null }),
          },
    decided:
      decidedAt === null || disposition === null || howDecided === null
        ? null
        : {
            disposition,
            reason,
            impact,
            how: howDecided,
            /** The block that it was decided in; null where it was decided otherwise, or the block had no name. */
            block: howDecided === 'block' ? await blockOf(tx, comment.id) : null,
            count: countFor === null || countAgainst === null ? null : { yes: countFor, no: countAgainst },
            by: await nameOf(tx, comment.decidedBy),
            at: decidedAt,
            duplicateOf: await numberOf(comment.duplicateOfId),
            appliedIn: (await appliedRevisions(tx, [comment.id])).get(comment.id) ?? null,
          },
  };
}

/** What the block is called in which a decision on a comment was last proposed: the record alone keeps it. */
async function blockOf(tx: Tx, commentId: string): Promise<string | null> {
  const proposed = { objectKind: 'comment', objectId: commentId, act: 'comment-decision-proposed' };
  const [last] = await listAuditEvents(tx, proposed, 1);
  return (last?.after as { readonly block?: string } | null | undefined)?.block || null;
}

async function nameOf(tx: Tx, personId: string | null): Promise<string | null> {
  if (personId === null) return null;
  return (await namesOfPeople(tx, [personId])).get(personId) ?? 'Former member';
}

function link(reference: string, number: number) {
  return { name: commentName(number), path: commentPath(reference, number) };
}

function formerEntry(words: {
  readonly body: string;
  readonly proposedWording: string;
  readonly replacedAt: Date;
}) {
  return { body: words.body, proposedWording: words.proposedWording, replacedAt: words.replacedAt };
}

function contentAnswer(content: boolean | null, at: Date | null): ContentAnswer | null {
  if (at === null) return null;
  if (content === null) return 'silent';
  return content ? 'content' : 'not-content';
}

function organisationsOf({ actor }: Context) {
  if (actor.kind !== 'person') return [];
  return actor.memberships.map(({ organisationId, organisationName }) => ({
    id: organisationId,
    name: organisationName,
  }));
}

function isPerson(actor: ActorFacts): boolean {
  return actor.kind === 'person';
}

/** Where the comment with this id is found. @throws ServiceError `not-found` */
export async function addressOfComment(ctx: Context, id: string): Promise<string> {
  return await ctx.store.read(async (tx) => {
    const { comment, standard } = await loadCommentById(tx, ctx, id);
    return commentPath(standard.reference, comment.number);
  });
}

/** The comment at an address, as its forms name it. @throws ServiceError `not-found` */
export async function addressedComment(ctx: Context, reference: string, number: number) {
  return await ctx.store.read(async (tx) => {
    const { comment, standard } = await loadComment(tx, ctx, reference, number);
    const path = commentPath(standard.reference, comment.number);
    return { id: comment.id, path, reference: standard.reference };
  });
}
